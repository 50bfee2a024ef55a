/** The server's half of the DNS wire format (RFC 1035 §4), written apart from the client's, so that each judges the other. */

export interface WireQuery {
  id: number;
  flags: number;
  name: string;
  type: number;
}

export interface WireAnswer {
  query: WireQuery;
  rcode?: number;
  truncated?: boolean;
  authenticData?: boolean;
  answers?: { owner: string; type: number; ttl: number; data: number[] }[];
  /** A SOA record in the authority section, as negative answers have it. */
  soa?: { owner: string; ttl: number; minimum: number };
}

export const TYPES = { A: 1, CNAME: 5, SOA: 6, PTR: 12, MX: 15, TXT: 16, AAAA: 28 } as const;

/** A query as it came in; null when it is none. */
export function readWireQuery(bytes: Uint8Array): WireQuery | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 17 || view.getUint16(4) !== 1) return null;
  const labels: string[] = [];
  let at = 12;
  for (let length = bytes[at]; length; length = bytes[at]) {
    labels.push(String.fromCharCode(...bytes.subarray(at + 1, at + 1 + length)));
    at += 1 + length;
  }
  return at + 5 === bytes.length
    ? { id: view.getUint16(0), flags: view.getUint16(2), name: labels.join('.'), type: view.getUint16(at + 1) }
    : null;
}

/** An answer as it goes out; owners that equal the question's name are compressed to a pointer, as servers do. */
export function writeWireAnswer(answer: WireAnswer): Uint8Array {
  const { query, answers = [], soa } = answer;
  const flags =
    0x8080 |
    (query.flags & 0x0100) |
    (answer.truncated ? 0x0200 : 0) |
    (answer.authenticData ? 0x0020 : 0) |
    (answer.rcode ?? 0);
  const owner = (name: string) => (name.toLowerCase() === query.name.toLowerCase() ? [0xc0, 0x0c] : wireName(name));
  return Uint8Array.from([
    ...uint16(query.id),
    ...uint16(flags),
    ...uint16(1),
    ...uint16(answers.length),
    ...uint16(soa ? 1 : 0),
    ...uint16(0),
    ...wireName(query.name),
    ...uint16(query.type),
    ...uint16(1),
    ...answers.flatMap((record) => wireRecord(owner(record.owner), record.type, record.ttl, record.data)),
    ...(soa ? wireRecord(owner(soa.owner), TYPES.SOA, soa.ttl, soaData(soa.minimum)) : []),
  ]);
}

/** The data of one record; a TXT value is one character per byte, or else goes out as UTF-8. */
export function wireData(type: keyof typeof TYPES, value: string, preference = 0): number[] {
  switch (type) {
    case 'A':
      return value.split('.').map(Number);
    case 'AAAA':
      return ipv6Bytes(value);
    case 'MX':
      return [...uint16(preference), ...wireName(value)];
    case 'TXT':
      return txtData(value);
    default:
      return wireName(value);
  }
}

export function wireName(name: string): number[] {
  const labels = name.split('.').filter((label) => label !== '');
  return [...labels.flatMap((label) => [label.length, ...Buffer.from(label, 'latin1')]), 0];
}

export function wireRecord(owner: number[], type: number, ttl: number, data: number[]): number[] {
  return [
    ...owner,
    ...uint16(type),
    ...uint16(1),
    ...uint16(ttl >>> 16),
    ...uint16(ttl & 0xffff),
    ...uint16(data.length),
    ...data,
  ];
}

function txtData(value: string): number[] {
  const isBytes = [...value].every((character) => character.charCodeAt(0) <= 0xff && character.length === 1);
  const bytes = Buffer.from(value, isBytes ? 'latin1' : 'utf8');
  const strings: number[] = [];
  for (let at = 0; at < Math.max(bytes.length, 1); at += 255) {
    const string = bytes.subarray(at, at + 255);
    strings.push(string.length, ...string);
  }
  return strings;
}

/** MNAME and RNAME are the root; serial, refresh, retry and expire say nothing. */
function soaData(minimum: number): number[] {
  return [
    0,
    0,
    ...uint16(0),
    ...uint16(1),
    ...new Array<number>(12).fill(0),
    ...uint16(minimum >>> 16),
    ...uint16(minimum & 0xffff),
  ];
}

function ipv6Bytes(text: string): number[] {
  // URL writes an IPv4 tail as two groups, and both halves around "::" in full hexadecimal.
  const [head = '', tail] = new URL(`http://[${text}]`).hostname.slice(1, -1).split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const front = groups(head);
  const back = groups(tail ?? '');
  const middle = new Array<string>(8 - front.length - back.length).fill('0');
  return [...front, ...middle, ...back].flatMap((group) => uint16(Number.parseInt(group, 16)));
}

function uint16(value: number): number[] {
  return [(value >> 8) & 0xff, value & 0xff];
}
