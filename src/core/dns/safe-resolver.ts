/**
 * Any resolver, as the engine relies on one. Whoever drives the engine brings his own: it may reject, throw, or answer with anything.
 * What is no answer must come out as "could not check", never as "no such record", and never as a throw.
 */

import type { DnsStatus, DnsTrouble, RecordType } from '../inspection/index.ts';
import { canonicalIp } from '../net/ip.ts';
import { troubled } from './answer.ts';
import { withoutFinalDot } from './names.ts';
import type { DnsAnswer, DnsRecord, Resolver } from './resolver.ts';
import { untilAborted } from './until-aborted.ts';

/**
 * @returns a resolver that never rejects and whose answers are what their type says; an answer that cannot be read is 'malformed', and
 *   one that has not come when the signal aborts is 'aborted' at once, whether the inner resolver looks at the signal or not
 */
export function safeResolver(inner: Resolver): Resolver {
  return {
    query: (name, type, signal) => untilAborted(askSafely(inner, name, type, signal), signal),
  };
}

async function askSafely(inner: Resolver, ...question: Parameters<Resolver['query']>): Promise<DnsAnswer> {
  const [, type, signal] = question;
  let answer: unknown;
  try {
    answer = await inner.query(...question);
  } catch {
    return troubled(signal?.aborted ? 'aborted' : 'offline');
  }
  try {
    return readAnswer(answer, type) ?? troubled('malformed');
  } catch {
    // Getters and proxies may throw whatever they are asked.
    return troubled('malformed');
  }
}

const STATUSES: readonly DnsStatus[] = ['ok', 'nodata', 'nxdomain', 'servfail', 'timeout', 'error'];

const TROUBLES: Readonly<Record<DnsTrouble, true>> = {
  servfail: true,
  refused: true,
  rcode: true,
  http: true,
  html: true,
  mismatch: true,
  truncated: true,
  malformed: true,
  timeout: true,
  offline: true,
  invalid_name: true,
  limit: true,
  personal: true,
  aborted: true,
};

function readAnswer(answer: unknown, asked: RecordType): DnsAnswer | null {
  if (!isObject(answer)) return null;
  const status = STATUSES.find((known) => known === answer['status']);
  if (status === undefined) return null;
  const { secure, ttl, trouble, cached } = answer;
  const read = {
    secure: secure === true,
    ttl: typeof ttl === 'number' && ttl > 0 && Number.isFinite(ttl) ? Math.floor(ttl) : 0,
    ...(isTrouble(trouble) ? { trouble } : {}),
    ...(cached === true ? { cached } : {}),
  };
  if (status !== 'ok') return { status, records: [], ...read };
  const records = readRecords(answer['records']);
  if (records === null) return null;
  // Only aliases on the way: their end holds nothing of that type.
  return { status: records.some(({ type }) => type === asked) ? 'ok' : 'nodata', records, ...read };
}

/** Records of types that nobody asked for are left out; one that cannot be read makes the whole answer unreadable. */
function readRecords(records: unknown): DnsRecord[] | null {
  if (!Array.isArray(records)) return null;
  const read: DnsRecord[] = [];
  for (const record of records as unknown[]) {
    if (!isObject(record) || typeof record['type'] !== 'string') return null;
    if (!isKnownType(record['type'])) continue;
    const one = readRecord(record['type'], record);
    if (one === null) return null;
    read.push(one);
  }
  return read;
}

function readRecord(type: RecordType, { data, preference }: Record<string, unknown>): DnsRecord | null {
  if (typeof data !== 'string') return null;
  switch (type) {
    case 'TXT':
      return { type, data };
    case 'MX':
      return typeof preference === 'number' && Number.isFinite(preference)
        ? { type, data: withoutFinalDot(data), preference }
        : null;
    case 'A':
    case 'AAAA': {
      const address = canonicalIp(data);
      return address === null ? null : { type, data: address };
    }
    default:
      return { type, data: withoutFinalDot(data) };
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isTrouble(value: unknown): value is DnsTrouble {
  return typeof value === 'string' && Object.hasOwn(TROUBLES, value);
}

function isKnownType(type: string): type is RecordType {
  return ['A', 'AAAA', 'CNAME', 'MX', 'PTR', 'TXT'].includes(type);
}
