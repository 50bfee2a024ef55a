/** One HTTPS server on loopback that plays every host a browser is told to find there. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { join } from 'node:path';
import { stage } from '../browsers/requests.ts';

export interface PageRequest {
  host: string;
  url: URL;
  method: string;
  headers: NodeJS.Dict<string | string[]>;
}

export interface PageAnswer {
  status?: number;
  headers?: Record<string, string>;
  body: string | Uint8Array;
}

/** What a host answers; null when it has no such page. One that throws hangs up. */
export type Host = (request: PageRequest) => PageAnswer | null | Promise<PageAnswer | null>;

export interface HttpsServer {
  readonly port: number;
  /** Every request: 'GET https://mail.google.com/mail/u/0/'. */
  readonly asked: string[];
  stop(): Promise<void>;
}

/**
 * @param folder where its certificate is made; the browsers of the tests take any
 * @param hosts by host name
 */
export async function startHttps(folder: string, hosts: Record<string, Host>): Promise<HttpsServer> {
  const asked: string[] = [];
  stage(Object.keys(hosts));
  const server = createServer(makeCertificate(folder), async (request, response) => {
    const host = request.headers.host ?? '';
    const url = new URL(request.url ?? '/', `https://${host}`);
    asked.push(`${request.method} ${url}`);
    try {
      const given = { host, url, method: request.method ?? 'GET', headers: request.headers };
      const answer = (await hosts[host]?.(given)) ?? { status: 404, body: '' };
      response.writeHead(answer.status ?? 200, { 'content-type': 'text/html; charset=utf-8', ...answer.headers });
      response.end(answer.body);
    } catch {
      response.destroy();
    }
  });
  const port = await listen(server);
  return {
    port,
    asked,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function makeCertificate(folder: string): { key: Buffer; cert: Buffer } {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  execFileSync('openssl', ['req', '-x509', ...kind, '-subj', '/CN=localhost', '-keyout', key, '-out', cert], {
    stdio: 'ignore',
  });
  return { key: readFileSync(key), cert: readFileSync(cert) };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the HTTPS server has no port');
  return address.port;
}
