/** Signs a draft by DKIM (RFC 6376 §5): the signature field goes on top. */
import { createHash } from 'node:crypto';
import { type Canonicalization, canonicalizeBody, canonicalizeField } from './canonicalize.ts';
import { anyKey, type SigningKey, signBytes } from './keys.ts';
import type { Draft } from './message.ts';

export interface SignOptions {
  domain: string;
  selector?: string;
  key?: SigningKey;
  header?: Canonicalization;
  body?: Canonicalization;
  /** h=, in order; a name given more often than it occurs signs its absence (oversigning). */
  signedFields?: string[];
  /** l=: how many bytes of the canonicalized body are covered. */
  bodyLength?: number;
  /** t= and x=, in seconds since 1970. */
  time?: number;
  expiration?: number;
  identity?: string;
  hash?: 'sha1' | 'sha256';
  /** Further tags, as they stand: 'z=…'. */
  moreTags?: string[];
}

const USUAL = ['from', 'to', 'subject', 'date', 'message-id', 'mime-version', 'content-type'];

export function signDkim(message: Draft, options: SignOptions): Draft {
  const key = options.key ?? anyKey();
  const hash = options.hash ?? 'sha256';
  const header = options.header ?? 'relaxed';
  const body = options.body ?? 'relaxed';
  const signedFields = options.signedFields ?? USUAL;
  const wholeBody = canonicalizeBody(message.body, body);
  const covered = options.bodyLength === undefined ? wholeBody : wholeBody.slice(0, options.bodyLength);
  const bodyHash = createHash(hash).update(Buffer.from(covered, 'latin1')).digest('base64');
  const tags = [
    'v=1',
    `a=${key.type}-${hash}`,
    `c=${header}/${body}`,
    `d=${options.domain}`,
    `s=${options.selector ?? 's1'}`,
    ...(options.identity ? [`i=${options.identity}`] : []),
    ...(options.time === undefined ? [] : [`t=${options.time}`]),
    ...(options.expiration === undefined ? [] : [`x=${options.expiration}`]),
    ...(options.bodyLength === undefined ? [] : [`l=${options.bodyLength}`]),
    ...(options.moreTags ?? []),
    `h=${signedFields.join(':')}`,
    `bh=${bodyHash}`,
    'b=',
  ];
  const unsigned = `DKIM-Signature: ${tags.join(';\r\n\t')}`;
  const data =
    signedData(message.fields, signedFields, header) + canonicalizeField(`${unsigned}\r\n`, header).slice(0, -2);
  const signature = sign(key, hash, data);
  return { ...message, fields: [`${unsigned}${signature}\r\n`, ...message.fields] };
}

/** Ed25519 signs the SHA-256 of the header data (RFC 8463 §3); RSA hashes it itself. */
export function sign(key: SigningKey, hash: 'sha1' | 'sha256', data: string): string {
  const bytes = Buffer.from(data, 'latin1');
  const input = key.type === 'ed25519' ? createHash('sha256').update(bytes).digest() : bytes;
  return signBytes(key, hash, input).toString('base64');
}

/** The named fields, each taken from the bottom up (RFC 6376 §5.4.2). */
export function signedData(fields: string[], names: string[], how: Canonicalization): string {
  const left = fields.map((field) => ({ field, name: field.slice(0, field.indexOf(':')).trim().toLowerCase() }));
  let data = '';
  for (const name of names) {
    const at = left.findLastIndex((candidate) => candidate.name === name.toLowerCase());
    if (at < 0) continue;
    data += canonicalizeField(left[at]?.field ?? '', how);
    left.splice(at, 1);
  }
  return data;
}

/** The zone entry that publishes a key. */
export function keyZone(
  domain: string,
  selector = 's1',
  key: SigningKey = anyKey(),
): Record<string, { TXT: string[] }> {
  return { [`${selector}._domainkey.${domain}`]: { TXT: [key.record] } };
}
