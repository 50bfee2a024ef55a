/** What a web server does before SOGo: hands out its static files, and passes the rest on. */
import { createReadStream, statSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';

const ROOT = '/usr/lib/GNUstep/SOGo';
const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

export async function startFront(port: number, backPort: number): Promise<Server> {
  const server = createServer((question, answer) => {
    const path = decodeURIComponent(new URL(question.url ?? '/', 'http://front').pathname);
    const file = staticFile(path);
    if (file !== null) {
      answer.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
      createReadStream(file).pipe(answer);
      return;
    }
    const headers = {
      ...question.headers,
      'x-webobjects-server-protocol': 'HTTP/1.0',
      'x-webobjects-remote-host': '127.0.0.1',
      'x-webobjects-server-name': '127.0.0.1',
      'x-webobjects-server-url': `http://127.0.0.1:${port}`,
      'x-webobjects-server-port': `${port}`,
    };
    // A worker of SOGo's serves one connection: none is kept.
    const options = {
      host: '127.0.0.1',
      port: backPort,
      agent: false,
      path: question.url,
      method: question.method,
      headers,
    };
    const passed = request(options, (from) => {
      answer.writeHead(from.statusCode ?? 502, from.headers);
      from.pipe(answer);
    });
    passed.on('error', () => answer.writeHead(502).end());
    question.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}

/** /SOGo.woa/WebServerResources/… and /SOGo/so/ControlPanel/Products/NAME/Resources/… */
function staticFile(path: string): string | null {
  const own = /^\/SOGo(?:\.woa)?\/WebServerResources\/(.+)$/.exec(path);
  const product = /^\/SOGo\/so\/ControlPanel\/Products\/([^/]+)\/Resources\/(.+)$/.exec(path);
  const named = own
    ? join('WebServerResources', own[1] ?? '')
    : product && join(`${product[1]}.SOGo`, 'Resources', product[2] ?? '');
  if (!named) return null;
  const file = normalize(join(ROOT, named));
  return file.startsWith(ROOT) && statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null;
}
