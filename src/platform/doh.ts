/**
 * DNS over HTTPS (RFC 8484) with the browser's fetch. One GET a question: with a standard `accept` it is a simple request for CORS, so
 * resolvers that allow any origin need no host permission.
 */

import { encodeBase64Url } from '../core/bytes/base64.ts';
import { concatenate } from '../core/bytes/concatenate.ts';
import { troubled } from '../core/dns/answer.ts';
import { onAbort } from '../core/dns/on-abort.ts';
import type { DnsAnswer, Resolver } from '../core/dns/resolver.ts';
import { decodeAnswer, encodeQuery } from '../core/dns/wire.ts';
import type { RecordType } from '../core/inspection/index.ts';
import { parseResolverAddress } from './doh-address.ts';

const MEDIA_TYPE = 'application/dns-message';
const TIMEOUT_MS = 2000;
const TRIES = 2;
/** A resolver that refuses (429, 5xx) is left alone for so long, if it says nothing itself. */
const PAUSE_MS = 500;
const MAX_PAUSE_MS = 60_000;
/** A longer pause is not waited for: the check would be over. */
const MAX_WAIT_MS = 3_000;
/** RFC 1035 §4.2.2: what a message's length can be at most. */
const MAX_ANSWER_BYTES = 65_535;

export interface DohOptions {
  /** For tests; by default the global fetch. */
  fetch?: typeof fetch;
  /** For one try, answer's body included. */
  timeoutMs?: number;
  /** At each resolver; by default two. */
  tries?: number;
  /** Until when each resolver wants to be left alone, in milliseconds that no setting of the clock moves (`performance.now`); kept by who asks for more than one check. */
  pauses?: Map<string, number>;
}

/**
 * @param addresses resolvers that the user chose, in order. Each is tried twice; the next only when both tries at the one before failed,
 *   so that nobody learns a name who was not listed. Addresses that `parseResolverAddress` refuses are never contacted
 * @returns a resolver without cache (see core/dns/cache.ts); every way to fail is an answer with its own `trouble`
 */
export function dohResolver(addresses: readonly string[], options: DohOptions = {}): Resolver {
  const allowed = addresses.flatMap((address) => parseResolverAddress(address) ?? []);
  const { pauses = new Map<string, number>(), tries: most = TRIES } = options;
  return {
    async query(name, type, signal) {
      const message = encodeQuery(name, type);
      if (!message) return troubled('invalid_name');
      let answer = troubled('offline');
      for (const address of allowed) {
        for (let tries = 0; tries < most; tries++) {
          if (!(await sitOut(pauses.get(address) ?? 0, signal))) {
            answer = troubled(signal?.aborted ? 'aborted' : 'http');
            break;
          }
          const onRefusal = (pauseMs: number) => pauses.set(address, performance.now() + pauseMs);
          answer = await askOnce(questionUrl(address, message), name, type, signal, options, onRefusal);
          if (!answer.trouble || answer.trouble === 'aborted') return answer;
        }
        if (signal?.aborted) return answer;
      }
      return answer;
    },
  };
}

/** RFC 8484 §4.1: base64url without padding (§6). */
function questionUrl(address: string, message: Uint8Array): string {
  return `${address}${address.includes('?') ? '&' : '?'}dns=${encodeBase64Url(message)}`;
}

async function askOnce(
  url: string,
  name: string,
  type: RecordType,
  signal: AbortSignal | undefined,
  options: DohOptions,
  onRefusal: (pauseMs: number) => void,
): Promise<DnsAnswer> {
  if (signal?.aborted) return troubled('aborted');
  const controller = new AbortController();
  let stoppedBy: 'timeout' | 'aborted' | null = null;
  const stop = (reason: 'timeout' | 'aborted') => {
    stoppedBy ??= reason;
    controller.abort();
  };
  const timer = setTimeout(stop, options.timeoutMs ?? TIMEOUT_MS, 'timeout');
  const leave = signal && onAbort(signal, () => stop('aborted'));
  try {
    const response = await (options.fetch ?? fetch)(url, {
      headers: { accept: MEDIA_TYPE },
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      // A captive portal or a hijacked resolver must not send the question on to somebody else.
      redirect: 'error',
      signal: controller.signal,
    });
    if (response.status === 429 || response.status >= 500) onRefusal(pauseOf(response.headers.get('retry-after')));
    return await readResponse(response, name, type);
  } catch {
    // fetch rejects alike for no connection, a refused certificate, a redirect, and a missing CORS header.
    return troubled(stoppedBy ?? 'offline');
  } finally {
    clearTimeout(timer);
    leave?.();
    // Of a refused answer nothing more need come in.
    controller.abort();
  }
}

/** @returns how long to leave the resolver alone (RFC 9110 §10.2.3: seconds, or a date) */
function pauseOf(retryAfter: string | null): number {
  const text = retryAfter?.trim() ?? '';
  const wanted = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(wanted) ? PAUSE_MS : Math.min(Math.max(wanted, PAUSE_MS), MAX_PAUSE_MS);
}

/** @returns false when the pause is longer than a check can wait, or nobody waits any more */
async function sitOut(until: number, signal: AbortSignal | undefined): Promise<boolean> {
  const left = until - performance.now();
  if (left <= 0) return true;
  if (left > MAX_WAIT_MS || signal?.aborted) return false;
  return await new Promise((resolve) => {
    const timer = setTimeout(() => end(true), left);
    const end = (isOver: boolean) => {
      clearTimeout(timer);
      leave?.();
      resolve(isOver);
    };
    const leave = signal && onAbort(signal, () => end(false));
  });
}

async function readResponse(response: Response, name: string, type: RecordType): Promise<DnsAnswer> {
  // RFC 8484 §4.2.1: any 2xx may hold a DNS message, nothing else does.
  if (!response.ok) return troubled('http');
  const mediaType = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (mediaType === 'text/html' || mediaType === 'application/xhtml+xml') return troubled('html');
  if (mediaType !== MEDIA_TYPE) return troubled('malformed');
  const bytes = await readBytes(response);
  if (!bytes) return troubled('malformed');
  const answer = decodeAnswer(bytes, name, type);
  // RFC 8484 §5.1: time spent in a cache on the way is gone from the TTL.
  const age = Number(response.headers.get('age') ?? 0);
  return age > 0 ? { ...answer, ttl: Math.max(0, answer.ttl - Math.ceil(age)) } : answer;
}

/** The body; null when it is longer than a DNS message can be. Read piece by piece, so that an endless one fills no memory. */
async function readBytes(response: Response): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  if (!reader) return null;
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    length += piece.value.length;
    if (length > MAX_ANSWER_BYTES) return null;
    pieces.push(piece.value);
  }
  return concatenate(pieces);
}
