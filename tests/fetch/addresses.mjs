// addresses.mjs - pages that are alive, moved, dead or odd, and how many were asked at once: node addresses.mjs CERTIFICATES OUT; writes its ports to OUT and, at each request, the most at once to OUT.most
import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import path from 'node:path';

const [certificates, out] = process.argv.slice(2);
const read = (name) => fs.readFileSync(path.join(certificates, name));
// How long an answer takes, so that those asked at once are seen at once [ms].
const TAKES = 150;
let now = 0, most = 0, mostOfHost = 0;
const hosts = new Map();
const log = [];

function answer(req, res) {
	const head = req.method === 'HEAD';
	const port = server.address().port;
	const go = (status, to) => { res.writeHead(status, { Location: to }); res.end(); };
	switch (req.url.split('/')[1]) {
	case 'moved': return go(301, `https://localhost:${port}/alive`);
	case 'for-now': return go(302, `https://localhost:${port}/alive`);
	// By any status; with any status; by so many hops; and only whom GET asks.
	case 'sent': return go(Number(req.url.split('/')[2]), `https://localhost:${port}/alive`);
	case 'said': res.writeHead(Number(req.url.split('/')[2])); return res.end();
	case 'hops': { const left = Number(req.url.split('/')[2]); return go(302, left > 1 ? `/hops/${left - 1}` : '/alive'); }
	case 'get-sends': if (head) { res.writeHead(405); return res.end(); } return go(302, '/alive/sent-by-get');
	case 'loop': return go(302, '/loop');
	case 'to-http': return go(301, `http://localhost:${plain.address().port}/`);
	case 'to-dead': return go(301, '/dead');
	case 'dead': res.writeHead(404); return res.end();
	case 'gone': res.writeHead(410); return res.end();
	case 'sick': res.writeHead(503); return res.end();
	case 'browsers': res.writeHead(403); return res.end();
	case 'no-head': res.writeHead(head ? 405 : 200); return res.end('page');
	case 'wrong-head': res.writeHead(head ? 404 : 200); return res.end('page');
	case 'cut-head': return head ? res.socket.destroy() : res.end('page');
	case 'endless': res.writeHead(200); if (head) return res.end(); { const more = () => { while (!res.destroyed && res.write('x'.repeat(65536))); }; res.on('drain', more); more(); } return undefined;
	default: res.writeHead(200, { 'Set-Cookie': 'who=you' }); return res.end('page');
	}
}
function handle(req, res) {
	const host = req.headers.host.split(':')[0].toLowerCase();
	log.push(`${req.method} ${req.headers.host} ${req.url} ${JSON.stringify(req.headers)}`);
	now++;
	hosts.set(host, (hosts.get(host) ?? 0) + 1);
	most = Math.max(most, now);
	mostOfHost = Math.max(mostOfHost, hosts.get(host));
	fs.writeFileSync(`${out}.most`, `${most} ${mostOfHost}\n`);
	fs.writeFileSync(`${out}.log`, `${log.join('\n')}\n`);
	res.on('error', () => {});
	req.socket.on('error', () => {});
	setTimeout(() => { now--; hosts.set(host, hosts.get(host) - 1); answer(req, res); }, TAKES);
}
const server = https.createServer({ key: read('good.key'), cert: read('good.pem') }, handle);
const second = https.createServer({ key: read('good.key'), cert: read('good.pem') }, handle);
const plain = http.createServer(handle);
for (const one of [server, second, plain])
	await new Promise((done) => one.listen(0, '127.0.0.1', done));
fs.writeFileSync(`${out}.new`, `page_port=${server.address().port}\nsecond_page_port=${second.address().port}\nplain_page_port=${plain.address().port}\n`);
fs.renameSync(`${out}.new`, out);
