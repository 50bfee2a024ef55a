/** Resource records on the wire (RFC 1035 §3.2, §3.3; AAAA: RFC 3596 §2.2). */
import { latin1 } from '../bytes/latin1.ts';
import type { RecordType } from '../inspection/index.ts';
import { formatIp } from '../net/ip.ts';
import type { DnsRecord } from './resolver.ts';
import { readName } from './wire-name.ts';

export const TYPE_NUMBERS: Readonly<Record<RecordType, number>> = {
  A: 1,
  CNAME: 5,
  PTR: 12,
  MX: 15,
  TXT: 16,
  AAAA: 28,
};
export const CLASS_IN = 1;
const TYPE_SOA = 6;

export interface WireRecord {
  owner: string;
  /** Seconds; 0 when its highest bit is set (RFC 2181 §8). */
  ttl: number;
  /** The record itself; null for a type or class that nobody here asks for. */
  record: DnsRecord | null;
  /** Of a SOA record its MINIMUM, which is the TTL of negative answers (RFC 2308 §4). */
  negativeTtl: number | null;
  /** Where the next record begins. */
  end: number;
}

/** @returns the record that begins at `start`; null when it is malformed or cut off */
export function readRecord(bytes: Uint8Array, start: number): WireRecord | null {
  const owner = readName(bytes, start);
  if (!owner || owner.end + 10 > bytes.length) return null;
  const type = readUint16(bytes, owner.end);
  const isInternet = readUint16(bytes, owner.end + 2) === CLASS_IN;
  const ttl = readUint31(bytes, owner.end + 4);
  const dataStart = owner.end + 10;
  const end = dataStart + readUint16(bytes, owner.end + 8);
  if (end > bytes.length) return null;
  const base = { owner: owner.name, ttl, end };
  if (isInternet && type === TYPE_SOA) {
    const negativeTtl = readSoaMinimum(bytes, dataStart, end);
    return negativeTtl === null ? null : { ...base, record: null, negativeTtl };
  }
  const known = isInternet ? typeOf(type) : null;
  if (!known) return { ...base, record: null, negativeTtl: null };
  const record = readData(bytes, known, dataStart, end);
  return record && { ...base, record, negativeTtl: null };
}

/** Two octets, the high one first (RFC 1035 §2.3.2); past the end all are zero. */
export function readUint16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

function readUint31(bytes: Uint8Array, at: number): number {
  const high = readUint16(bytes, at);
  return high & 0x8000 ? 0 : high * 0x10000 + readUint16(bytes, at + 2);
}

function typeOf(number: number): RecordType | null {
  for (const type of Object.keys(TYPE_NUMBERS) as RecordType[]) if (TYPE_NUMBERS[type] === number) return type;
  return null;
}

function readData(bytes: Uint8Array, type: RecordType, start: number, end: number): DnsRecord | null {
  switch (type) {
    case 'A':
      return end - start === 4 ? { type, data: formatIp({ family: 4, bytes: bytes.subarray(start, end) }) } : null;
    case 'AAAA':
      return end - start === 16 ? { type, data: formatIp({ family: 6, bytes: bytes.subarray(start, end) }) } : null;
    case 'TXT': {
      const data = readStrings(bytes, start, end);
      return data === null ? null : { type, data };
    }
    case 'MX': {
      const host = end - start > 2 ? readName(bytes, start + 2) : null;
      return host?.end === end ? { type, data: host.name, preference: readUint16(bytes, start) } : null;
    }
    case 'CNAME':
    case 'PTR': {
      const target = readName(bytes, start);
      return target?.end === end ? { type, data: target.name } : null;
    }
  }
}

/** The character strings of a TXT record joined with nothing between them (RFC 7208 §3.3, RFC 6376 §3.6.2.2). */
function readStrings(bytes: Uint8Array, start: number, end: number): string | null {
  const strings: string[] = [];
  let at = start;
  while (at < end) {
    const next = at + 1 + (bytes[at] ?? 0);
    if (next > end) return null;
    strings.push(latin1(bytes, at + 1, next));
    at = next;
  }
  return strings.join('');
}

/** MNAME, RNAME, then five numbers of which MINIMUM is the last (RFC 1035 §3.3.13). */
function readSoaMinimum(bytes: Uint8Array, start: number, end: number): number | null {
  const primary = readName(bytes, start);
  const mailbox = primary && readName(bytes, primary.end);
  return mailbox && mailbox.end + 20 === end ? readUint31(bytes, mailbox.end + 16) : null;
}
