/**
 * DNS messages as bytes (RFC 1035 §4.1), as far as one question needs: a query without EDNS, and the answer to it. Nothing in an
 * answer is trusted: it comes from a server that the user chose, but what it holds was written by anybody.
 */

import type { DnsTrouble, RecordType } from '../inspection/index.ts';
import { normalizeName, troubled } from './answer.ts';
import { isQueryName } from './names.ts';
import type { DnsAnswer, DnsRecord } from './resolver.ts';
import { readName, writeName } from './wire-name.ts';
import { CLASS_IN, readRecord, readUint16, TYPE_NUMBERS, type WireRecord } from './wire-record.ts';

const HEADER_LENGTH = 12;
const FLAG_RESPONSE = 0x8000;
const FLAG_TRUNCATED = 0x0200;
const FLAG_RECURSION_DESIRED = 0x0100;
const FLAG_AUTHENTIC_DATA = 0x0020;
const RCODE_OK = 0;
const RCODE_SERVFAIL = 2;
const RCODE_NXDOMAIN = 3;
const RCODE_REFUSED = 5;
/** CNAMEs followed within one answer; resolvers themselves stop at 8 to 16. */
const MAX_ALIASES = 16;

/**
 * One question as a message: id 0, so that caches see equal queries as equal (RFC 8484 §4.1); RD; AD, which asks for the answer's AD
 * bit without asking for the signatures (RFC 6840 §5.7).
 *
 * @returns null when the name may not be asked for (see `isQueryName`)
 */
export function encodeQuery(name: string, type: RecordType): Uint8Array | null {
  if (!isQueryName(name)) return null;
  const flags = FLAG_RECURSION_DESIRED | FLAG_AUTHENTIC_DATA;
  const header = [0, 0, flags >> 8, flags & 0xff, 0, 1, 0, 0, 0, 0, 0, 0];
  return Uint8Array.from([...header, ...writeName(name), 0, TYPE_NUMBERS[type], 0, CLASS_IN]);
}

/**
 * Reads the answer to one question. The id is not compared: over HTTPS the request, not the id, ties the two together.
 *
 * @param bytes the whole message
 * @param name the name that was asked for
 * @returns never throws; what cannot be read is an answer with `trouble`
 */
export function decodeAnswer(bytes: Uint8Array, name: string, type: RecordType): DnsAnswer {
  const flags = readUint16(bytes, 2);
  if (bytes.length < HEADER_LENGTH || !(flags & FLAG_RESPONSE)) return troubled('malformed');
  const failure = rcodeTrouble(flags & 0xf);
  const questions = readUint16(bytes, 4);
  // A server that could not read the question sends none back; its refusal is still one.
  if (failure && questions === 0) return troubled(failure);
  const question = questions === 1 ? readName(bytes, HEADER_LENGTH) : null;
  if (
    !question ||
    normalizeName(question.name) !== normalizeName(name) ||
    readUint16(bytes, question.end) !== TYPE_NUMBERS[type] ||
    readUint16(bytes, question.end + 2) !== CLASS_IN
  ) {
    return troubled('mismatch');
  }
  if (failure) return troubled(failure);
  if (flags & FLAG_TRUNCATED) return troubled('truncated');
  const answers = readRecords(bytes, question.end + 4, readUint16(bytes, 6));
  const found = answers && followAliases(answers.records, normalizeName(name), type);
  if (!found) return troubled('malformed');
  const secure = (flags & FLAG_AUTHENTIC_DATA) !== 0;
  const exists = (flags & 0xf) === RCODE_OK;
  if (exists && found.records.length > 0) {
    return { status: 'ok', records: [...found.aliases, ...found.records], secure, ttl: found.ttl };
  }
  const authority = readRecords(bytes, answers.end, readUint16(bytes, 8));
  if (!authority) return troubled('malformed');
  return {
    status: exists ? 'nodata' : 'nxdomain',
    records: [],
    secure,
    ttl: Math.min(found.ttl, negativeTtl(authority.records)),
  };
}

function rcodeTrouble(rcode: number): DnsTrouble | null {
  if (rcode === RCODE_OK || rcode === RCODE_NXDOMAIN) return null;
  if (rcode === RCODE_SERVFAIL) return 'servfail';
  return rcode === RCODE_REFUSED ? 'refused' : 'rcode';
}

/** One section; each record takes at least 11 bytes, so the message's length bounds the loop whatever the count says. */
function readRecords(bytes: Uint8Array, start: number, count: number): { records: WireRecord[]; end: number } | null {
  const records: WireRecord[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    const record = readRecord(bytes, at);
    if (!record) return null;
    records.push(record);
    at = record.end;
  }
  return { records, end: at };
}

interface Found {
  aliases: DnsRecord[];
  records: DnsRecord[];
  /** The smallest on the way; infinite when there is none. */
  ttl: number;
}

/** Follows the CNAMEs from the name asked for to the records of the type asked for (RFC 1034 §3.6.2). Others are ignored. */
function followAliases(answers: readonly WireRecord[], start: string, type: RecordType): Found | null {
  const aliases: DnsRecord[] = [];
  let ttl = Number.POSITIVE_INFINITY;
  let name = start;
  for (let step = 0; step <= MAX_ALIASES; step++) {
    const own = answers.filter((answer) => normalizeName(answer.owner) === name);
    const matching = own.filter((answer) => answer.record?.type === type);
    const alias = own.find((answer) => answer.record?.type === 'CNAME');
    for (const answer of matching) ttl = Math.min(ttl, answer.ttl);
    if (matching.length > 0 || !alias?.record) {
      return { aliases, records: matching.flatMap((answer) => answer.record ?? []), ttl };
    }
    aliases.push(alias.record);
    ttl = Math.min(ttl, alias.ttl);
    name = normalizeName(alias.record.data);
  }
  return null;
}

/** RFC 2308 §5: the smaller of the SOA's TTL and its MINIMUM; without a SOA the answer is not to be kept. */
function negativeTtl(authority: readonly WireRecord[]): number {
  const soa = authority.find((record) => record.negativeTtl !== null);
  return soa ? Math.min(soa.ttl, soa.negativeTtl ?? 0) : 0;
}
