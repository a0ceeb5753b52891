// proxy.mjs - proxies of the tests' own, good and bad, that write down what they are asked: node proxy.mjs OUT; writes their ports to OUT and requests to OUT.log
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';

const [, , out] = process.argv;
const log = (line) => fs.appendFileSync(`${out}.log`, `${line}\n`);
const RIGHT = `Basic ${Buffer.from('clerk:proxy-word').toString('base64')}`;

// Names that mean this machine, whether or not its own files say so; any other of the test leads nowhere.
const OURS = ['packs.test', 'localhost'];

// To the server that was asked for.
function pass(req, socket, head) {
	const [host, port] = req.url.split(':');
	const there = net.connect(Number(port), OURS.includes(host) ? '127.0.0.1' : host, () => {
		socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
		there.write(head);
		there.pipe(socket).pipe(there);
	});
	there.on('error', () => socket.destroy());
	socket.on('close', () => there.destroy());
}
const ways = {
	open: pass,
	asks: (req, socket, head) => {
		if (req.headers['proxy-authorization'] === RIGHT)
			return pass(req, socket, head);
		return socket.end('HTTP/1.1 407 \u001b]0;Pwned\u0007Who are you\r\nProxy-Authenticate: Basic realm="\u001b[2J"\r\nContent-Length: 0\r\n\r\n');
	},
	refuses: (req, socket) => { socket.end('HTTP/1.1 403 Teapot\r\nContent-Length: 9\r\n\r\nsign in.\n'); },
	endless: (req, socket) => {
		socket.write('HTTP/1.1 200 OK\r\n');
		const more = () => { while (!socket.destroyed && socket.write(`X-More: ${'y'.repeat(4000)}\r\n`)); };
		socket.on('drain', more);
		more();
	},
	silent: () => {},
};
const ports = {};
for (const [name, way] of Object.entries(ways)) {
	const server = http.createServer((req, res) => { log(`${name} ${req.method} ${req.url}`); res.writeHead(500); res.end(); });
	server.on('connect', (req, socket, head) => {
		log(`${name} ${req.method} ${req.url} ${JSON.stringify(req.headers)}`);
		socket.on('error', () => {});
		way(req, socket, head);
	});
	server.on('clientError', (_, socket) => socket.destroy());
	await new Promise((done) => { server.listen(0, '127.0.0.1', () => { ports[name] = server.address().port; done(); }); });
}
fs.writeFileSync(`${out}.new`, Object.entries(ports).map(([name, port]) => `${name}_proxy=${port}\n`).join(''));
fs.renameSync(`${out}.new`, out);
