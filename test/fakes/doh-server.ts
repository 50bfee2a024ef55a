/**
 * A real DNS over HTTPS server (RFC 8484) on loopback, answering from a zone, that can fail in every way in which a resolver can.
 * Plain http unless it is given a certificate: on loopback that is enough.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { DnsAnswer } from '../../src/core/dns/resolver.ts';
import type { RecordType } from '../../src/core/inspection/index.ts';
import { readWireQuery, TYPES, type WireQuery, wireData, writeWireAnswer } from './doh-wire.ts';
import { type Zone, zoneResolver } from './zone-resolver.ts';

export type DohFailure =
  | 'nodata'
  | 'nxdomain'
  | 'servfail'
  | 'refused'
  | 'formerr'
  /** HTTP 500. */
  | 'http'
  /** A login page with status 200. */
  | 'html'
  /** JSON with status 200. */
  | 'json'
  /** An answer to another question. */
  | 'mismatch'
  | 'truncated'
  /** Bytes that are no DNS message. */
  | 'malformed'
  /** More bytes than a DNS message can have, without end. */
  | 'endless'
  | 'redirect'
  | 'disconnect'
  /** No answer at all. */
  | 'timeout';

export interface DohServerOptions {
  /** By 'TXT example.org', by 'example.org', or '*' for every question. */
  failing?: Record<string, DohFailure>;
  /** Milliseconds before each answer. */
  delay?: number;
  ttl?: number;
  /** Whether answers have the AD bit. */
  secure?: boolean;
  /** Whether `access-control-allow-origin: *` is sent; default true. */
  cors?: boolean;
  /** PEM texts: https in place of http. */
  tls?: { key: string; cert: string };
  /** Default: any free one. */
  port?: number;
}

export interface DohServer {
  /** 'http://127.0.0.1:PORT/dns-query' */
  readonly url: string;
  readonly port: number;
  /** Every question in the order in which it came, with the headers that came with it. */
  readonly log: { question: string; headers: IncomingMessage['headers'] }[];
  setZone(zone: Zone): void;
  setFailing(failing: Record<string, DohFailure>): void;
  setDelay(milliseconds: number): void;
  setCors(on: boolean): void;
  stop(): Promise<void>;
}

export async function startDohServer(zone: Zone = {}, options: DohServerOptions = {}): Promise<DohServer> {
  const state = { zone, failing: options.failing ?? {}, delay: options.delay ?? 0, cors: options.cors ?? true };
  const log: DohServer['log'] = [];

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (state.cors) response.setHeader('access-control-allow-origin', '*');
    const url = new URL(request.url ?? '/', 'http://localhost');
    const query = readWireQuery(Buffer.from(url.searchParams.get('dns') ?? '', 'base64url'));
    const type = query && typeName(query.type);
    if (request.method !== 'GET' || url.pathname !== '/dns-query' || !query || !type) {
      response.writeHead(url.pathname === '/dns-query' ? 400 : 404).end();
      return;
    }
    const question = `${type} ${query.name.toLowerCase()}`;
    log.push({ question, headers: request.headers });
    if (state.delay > 0) await new Promise((resolve) => setTimeout(resolve, state.delay));
    const failure = state.failing[question] ?? state.failing[query.name.toLowerCase()] ?? state.failing['*'];
    if (failure && failHttp(failure, request, response)) return;
    const answer = await zoneResolver(state.zone, { ttl: options.ttl ?? 300 }).query(query.name, type);
    response.writeHead(200, { 'content-type': 'application/dns-message' });
    response.end(failure ? failDns(failure, query) : toWire(query, type, answer, options.secure ?? false));
  }

  const listener = (request: IncomingMessage, response: ServerResponse) => void handle(request, response);
  const server = options.tls ? createTlsServer(options.tls, listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${options.tls ? 'https' : 'http'}://127.0.0.1:${port}/dns-query`,
    port,
    log,
    setZone: (next) => {
      state.zone = next;
    },
    setFailing: (next) => {
      state.failing = next;
    },
    setDelay: (milliseconds) => {
      state.delay = milliseconds;
    },
    setCors: (on) => {
      state.cors = on;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Fails below the DNS; false when the failure is one of the DNS itself. */
function failHttp(failure: DohFailure, request: IncomingMessage, response: ServerResponse): boolean {
  switch (failure) {
    case 'timeout':
      return true;
    case 'disconnect':
      request.socket.destroy();
      return true;
    case 'http':
      response.writeHead(500, { 'content-type': 'application/dns-message' }).end('upstream broke');
      return true;
    case 'html':
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end('<!doctype html><title>Sign in</title>');
      return true;
    case 'json':
      response.writeHead(200, { 'content-type': 'application/dns-json' }).end('{"Status":0}');
      return true;
    case 'redirect':
      response.writeHead(302, { location: '/dns-query-elsewhere' }).end();
      return true;
    case 'endless':
      response.writeHead(200, { 'content-type': 'application/dns-message' });
      for (let sent = 0; sent < 40; sent++) response.write(Buffer.alloc(4096));
      return true;
    default:
      return false;
  }
}

function failDns(failure: DohFailure, query: WireQuery): Uint8Array {
  const rcode = { nxdomain: 3, servfail: 2, refused: 5, formerr: 1 } as Partial<Record<DohFailure, number>>;
  if (failure === 'malformed') return Buffer.from('not a DNS message');
  const asked = failure === 'mismatch' ? { ...query, name: `other.${query.name}` } : query;
  return writeWireAnswer({ query: asked, rcode: rcode[failure] ?? 0, truncated: failure === 'truncated' });
}

function toWire(query: WireQuery, type: RecordType, answer: DnsAnswer, secure: boolean): Uint8Array {
  let owner = query.name;
  const answers = answer.records.map((record) => {
    const own = owner;
    if (record.type === 'CNAME' && type !== 'CNAME') owner = record.data;
    const data = wireData(record.type, record.data, record.type === 'MX' ? record.preference : 0);
    return { owner: own, type: TYPES[record.type], ttl: answer.ttl, data };
  });
  const base = { query, answers, authenticData: secure };
  if (answer.status === 'ok') return writeWireAnswer(base);
  const soa = { owner: query.name, ttl: answer.ttl, minimum: answer.ttl };
  return writeWireAnswer({ ...base, soa, rcode: answer.status === 'nxdomain' ? 3 : 0 });
}

function typeName(number: number): RecordType | null {
  for (const type of ['A', 'AAAA', 'CNAME', 'MX', 'PTR', 'TXT'] as const) if (TYPES[type] === number) return type;
  return null;
}
