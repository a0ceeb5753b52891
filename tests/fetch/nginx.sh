#!/bin/sh
# nginx.sh - Debian's nginx on a free port of loopback, HTTPS, with a log of requests: sh nginx.sh FOLDER ROOT; prints the port and runs until FOLDER/nginx.pid's process ends
set -eu
folder=$1 root=$2
nginx=$(command -v nginx || echo /usr/sbin/nginx)
port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
mkdir -p "$folder/nginx"
# Started as root it would give up the rights to the test's own folder.
user=
[ "$(id -u)" -ne 0 ] || user="user root;"
cat >"$folder/nginx.conf" <<CONF
$user
daemon on;
pid $folder/nginx.pid;
error_log $folder/nginx/error.log;
worker_processes 1;
events { worker_connections 64; }
http {
	log_format whole '\$request|\$http_host|\$http_user_agent|\$http_accept|\$http_accept_encoding|\$http_accept_language|\$http_cookie|\$http_referer|\$http_authorization|\$http_if_none_match|\$http_if_modified_since|\$status';
	access_log $folder/requests.log whole;
	client_body_temp_path $folder/nginx; proxy_temp_path $folder/nginx; fastcgi_temp_path $folder/nginx; uwsgi_temp_path $folder/nginx; scgi_temp_path $folder/nginx;
	server {
		listen 127.0.0.1:$port ssl;
		ssl_certificate $folder/good.pem;
		ssl_certificate_key $folder/good.key;
		root $root;
	}
}
CONF
"$nginx" -c "$folder/nginx.conf" -e "$folder/nginx/error.log"
echo "$port"
