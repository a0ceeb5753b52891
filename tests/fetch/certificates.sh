#!/bin/sh
# certificates.sh - makes a certificate authority of the test's own, and good and bad certificates for localhost: sh certificates.sh FOLDER
set -eu
cd "$1"
# sign NAME SUBJECT-ALTERNATIVE DAYS-OPTIONS...: a key and a certificate that the authority signed.
sign() {
	name=$1 for=$2
	shift 2
	openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout "$name.key" -out "$name.csr" -subj "/CN=$name" 2>/dev/null
	printf 'subjectAltName=%s\n' "$for" >"$name.ext"
	openssl x509 -req -in "$name.csr" -CA ca.pem -CAkey ca.key -CAcreateserial -extfile "$name.ext" -out "$name.pem" "$@" 2>/dev/null
}
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout ca.key -out ca.pem -days 3650 -subj "/CN=Test authority" 2>/dev/null
sign good DNS:localhost,IP:127.0.0.1,DNS:a.localhost,DNS:b.localhost,DNS:c.localhost,DNS:d.localhost,DNS:e.localhost,DNS:f.localhost -days 3650
sign other DNS:packs.example.org -days 3650
# Without a date of its own choosing x509 makes none in the past, so ca does.
mkdir -p past
: >past/index.txt
echo 01 >past/serial
cat >past/ca.conf <<'CONF'
[ca]
default_ca = here
[here]
database = past/index.txt
serial = past/serial
new_certs_dir = past
default_md = sha256
policy = any
[any]
commonName = supplied
CONF
# dated NAME FROM TO: one for localhost that is valid only then.
dated() {
	openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout "$1.key" -out "$1.csr" -subj "/CN=localhost" 2>/dev/null
	openssl ca -batch -config past/ca.conf -cert ca.pem -keyfile ca.key -extfile good.ext -startdate "$2" -enddate "$3" -in "$1.csr" -out "$1.pem" -notext 2>/dev/null
	echo 'unique_subject = no' >past/index.txt.attr
}
echo 'unique_subject = no' >past/index.txt.attr
dated expired 20200101000000Z 20210101000000Z
dated early 20900101000000Z 20950101000000Z
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout selfsigned.key -out selfsigned.pem -days 3650 -subj "/CN=localhost" -addext subjectAltName=DNS:localhost 2>/dev/null
