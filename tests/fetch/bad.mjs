// bad.mjs - a server that misbehaves in every way we know: node bad.mjs SITE CERTIFICATES OUT; the first part of a path says how, the rest is a file of SITE; writes its ports to OUT and what it was asked to OUT.log
import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import path from 'node:path';
import zlib from 'node:zlib';

const [site, certificates, out] = process.argv.slice(2);
const tls = (name, more) => ({ key: fs.readFileSync(path.join(certificates, `${name}.key`)), cert: fs.readFileSync(path.join(certificates, `${name}.pem`)), ...more });
const log = (line) => fs.appendFileSync(`${out}.log`, `${line}\n`);
const ports = {};
const page = '<!DOCTYPE html><html><title>Welcome to Café Wi-Fi</title><p>Please sign in.</html>\n';
const BOMB = zlib.gzipSync(Buffer.alloc(64 << 20), { level: 1 });
const MANY = 'x'.repeat(65536);
const CHUNKED = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';

// Writes for ever, as fast as it is read.
function forever(stream, bytes) {
	const more = () => { while (!stream.destroyed && stream.write(bytes)); };
	stream.on('drain', more);
	stream.on('error', () => {});
	more();
}
function send(res, bytes, headers = {}) {
	res.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': bytes.length, ...headers });
	res.end(bytes);
}
const raw = (res, text) => { res.socket.on('error', () => {}); res.socket.write(text); };
const go = (res, status, to) => { res.writeHead(status, { Location: to }); res.end(); };
const here = () => `https://localhost:${ports.good}`;

// What to do with a file: those named "pack-..." only with packs, the others only with the list.
const ways = {
	endless: (res) => { res.writeHead(200); forever(res, MANY); },
	'endless-headers': (res) => { raw(res, 'HTTP/1.1 200 OK\r\n'); forever(res.socket, `X-More: ${'y'.repeat(4000)}\r\n`); },
	'endless-line': (res) => { raw(res, 'HTTP/1.1 200 OK\r\nX-More: '); forever(res.socket, MANY); },
	'endless-continue': (res) => { forever(res.socket, 'HTTP/1.1 100 Continue\r\n\r\n'); },
	'endless-hints': (res) => { forever(res.socket, 'HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n'); },
	'endless-trailers': (res) => { raw(res, `${CHUNKED}5\r\nhello\r\n0\r\n`); forever(res.socket, `X-More: ${'y'.repeat(4000)}\r\n`); },
	'endless-chunk-mark': (res) => { raw(res, `${CHUNKED}5;`); forever(res.socket, MANY); },
	'endless-chunk-size': (res) => { raw(res, CHUNKED); forever(res.socket, '0'.repeat(65536)); },
	'endless-bits': (res) => { raw(res, CHUNKED); forever(res.socket, '1\r\n \r\n'.repeat(5000)); },
	'two-lengths': (res) => { raw(res, 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 900\r\n\r\nhello'); res.socket.end(); },
	'other-protocol': (res) => { raw(res, 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\nhello'); res.socket.end(); },
	'two-locations': (res) => { raw(res, `HTTP/1.1 302 Found\r\nLocation: ${here()}/good/index.json\r\nLocation: http://localhost:${ports.plain}/good/index.json\r\nContent-Length: 0\r\n\r\n`); },
	'endless-refusal': (res) => { res.writeHead(403); forever(res, MANY); },
	'endless-redirect': (res) => { res.writeHead(302, { Location: `${here()}/endless-redirect/index.json` }); forever(res, MANY); },
	drip: (res) => { res.writeHead(200); const t = setInterval(() => res.write('{'), 1000); res.on('close', () => clearInterval(t)); },
	'drip-headers': (res) => { raw(res, 'HTTP/1.1 200 OK\r\n'); const t = setInterval(() => raw(res, 'X-A: b\r\n'), 1000); res.socket.on('close', () => clearInterval(t)); },
	hang: () => {},
	half: (res, bytes) => { res.writeHead(200, { 'Content-Length': bytes.length }); res.write(bytes.subarray(0, bytes.length / 2)); },
	truncated: (res, bytes) => { res.writeHead(200, { 'Content-Length': bytes.length }); res.write(bytes.subarray(0, bytes.length / 2), () => res.destroy()); },
	'truncated-quietly': (res, bytes) => { raw(res, 'HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n'); res.socket.end(bytes.subarray(0, bytes.length / 2)); },
	reset: (res) => { res.socket.destroy(); },
	'not-http': (res) => { raw(res, 'SSH-2.0-OpenSSH_9\r\n'); res.socket.end(); },
	'gzip-bomb': (res) => send(res, BOMB, { 'Content-Encoding': 'gzip' }),
	'gzip-bomb-unsaid': (res) => send(res, BOMB),
	'gzip-transfer': (res) => { raw(res, 'HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\nConnection: close\r\n\r\n'); res.socket.end(BOMB); },
	gzip: (res, bytes) => send(res, zlib.gzipSync(bytes), { 'Content-Encoding': 'gzip' }),
	empty: (res) => send(res, Buffer.alloc(0)),
	garbage: (res) => send(res, Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * 7919) & 255))),
	page: (res) => send(res, Buffer.from(page), { 'Content-Type': 'text/html' }),
	'page-unsaid': (res) => send(res, Buffer.from(`\ufeff\n  ${page}`)),
	'page-large': (res) => send(res, Buffer.from(page + ' '.repeat(1 << 20)), { 'Content-Type': 'text/html' }),
	'page-status': (res) => { res.writeHead(511); res.end(page); },
	'to-http': (res) => go(res, 302, `http://localhost:${ports.plain}/good/index.json`),
	'to-file': (res) => go(res, 302, 'file:///etc/passwd'),
	'to-ftp': (res) => go(res, 301, 'ftp://localhost/index.json'),
	'to-gopher': (res) => go(res, 301, 'gopher://localhost/index.json'),
	'to-lookalike': (res, _, file) => go(res, 302, `https://l%D0%BEcalhost:${ports.good}/good/${file}`),
	'to-password': (res) => go(res, 307, `https://name:word@localhost:${ports.good}/good/index.json`),
	'to-nowhere': (res) => { res.writeHead(302); res.end(); },
	'to-itself': (res, _, file) => go(res, 302, `/to-itself/${file}`),
	'status-500': (res) => { res.writeHead(500); res.end('no'); },
	'status-404': (res) => { res.writeHead(404); res.end('no'); },
	'status-204': (res) => { res.writeHead(204); res.end(); },
	'status-206': (res, bytes) => { res.writeHead(206, { 'Content-Range': `bytes 0-9/${bytes.length}` }); res.end(bytes.subarray(0, 10)); },
	'status-304': (res) => { res.writeHead(304); res.end(); },
	escape: (res) => { raw(res, 'HTTP/1.1 418 \u001b]0;Pwned\u0007\u001b[31mTeapot\r\nWWW-Authenticate: Basic realm="\u001b[2J"\r\nX: \u001b[1m\r\nContent-Length: 4\r\n\r\n\u001b[2J'); },
	'escape-redirect': (res) => { raw(res, 'HTTP/1.1 302 Found\r\nLocation: https://\u001b[2Jevil\u0007.example/\u202e\r\nContent-Length: 0\r\n\r\n'); },
	cookie: (res, bytes) => send(res, bytes, { 'Set-Cookie': 'who=you', 'Alt-Svc': 'h2="localhost:1"', 'Strict-Transport-Security': 'max-age=99999', 'Content-Disposition': 'attachment; filename="../../x"',
		ETag: `"${'e'.repeat(500)}"`, 'Last-Modified': 'x'.repeat(300) }),
};

function handle(req, res) {
	const [, way, ...rest] = req.url.split('/');
	const file = rest.join('/');
	log(`${req.method} ${req.url} ${JSON.stringify(req.headers)}`);
	res.on('error', () => {});
	req.socket.on('error', () => {});
	// hop-N/: N redirects, then the file.
	const hop = /^hop-(\d+)$/.exec(way);
	if (hop)
		return go(res, 302, Number(hop[1]) > 1 ? `/hop-${Number(hop[1]) - 1}/${file}` : `/good/${file}`);
	let bytes;
	try {
		bytes = fs.readFileSync(path.join(site, file));
	} catch {
		res.writeHead(404);
		return res.end('no');
	}
	// A way may be for one kind of file only: "signature-endless", "pack-page".
	const only = /^(signature|pack)-(.*)$/.exec(way);
	const kind = file === 'index.json' ? 'list' : file.endsWith('.minisig') ? 'signature' : 'pack';
	const does = only ? (only[1] === kind ? ways[only[2]] : undefined) : (kind === 'list' || way === 'cookie' ? ways[way] : undefined);
	return does ? does(res, bytes, file) : send(res, bytes);
}

function listen(name, server) {
	server.on('secureConnection', (socket) => socket.setMaxListeners(0));
	server.on('tlsClientError', () => {});
	server.on('clientError', (_, socket) => socket.destroy());
	server.on('error', () => {});
	return new Promise((done) => { server.listen(0, '127.0.0.1', () => { ports[name] = server.address().port; done(); }); });
}
await listen('good', https.createServer(tls('good'), handle));
for (const name of ['expired', 'early', 'other', 'selfsigned'])
	await listen(name, https.createServer(tls(name), handle));
await listen('tls11', https.createServer(tls('good', { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' }), handle));
await listen('plain', http.createServer(handle));
await listen('silent', net.createServer((socket) => { socket.on('error', () => {}); }));
// What is between cuts in at the greeting.
await listen('cut', net.createServer((socket) => { socket.on('error', () => {}).once('data', () => socket.resetAndDestroy()); }));
// Greets as it should, a byte at a time.
await listen('dripped', net.createServer((socket) => {
	const behind = net.connect(ports.good, '127.0.0.1'), bytes = [];
	const t = setInterval(() => { if (bytes.length > 0) socket.write(Buffer.from([bytes.shift()])); }, 300);
	socket.on('error', () => {}).on('close', () => { clearInterval(t); behind.destroy(); }).on('data', (data) => behind.write(data));
	behind.on('error', () => {}).on('data', (data) => bytes.push(...data));
}));
await listen('garbage', net.createServer((socket) => { socket.on('error', () => {}); socket.end('220 hello\r\n'); }));
fs.writeFileSync(`${out}.new`, Object.entries(ports).map(([name, port]) => `${name}_port=${port}\n`).join(''));
fs.renameSync(`${out}.new`, out);
