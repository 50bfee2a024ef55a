/**
 * Key records (RFC 6376 §3.6.1, RFC 8301 §3.2, RFC 8463 §4).
 *
 * Deliberately not done: g=, which RFC 6376 removed (Appendix C of RFC 6376 says so), and n=, which is for people.
 */

import { decodeBase64 } from '../bytes/base64.ts';
import { MAX_RSA_BITS, MIN_RSA_BITS } from '../limits.ts';
import { trimBlanks } from '../message/fields/field-value.ts';
import { parseTagList, type TagList, tagValue } from '../message/fields/tag-list.ts';
import { bitLength, readRsaKey } from './der.ts';
import { isUsualKey } from './rsa.ts';
import { isOfSmallOrder } from './small-order.ts';

export type PublicKey =
  | { readonly type: 'rsa'; readonly bits: number; readonly modulus: Uint8Array; readonly exponent: Uint8Array }
  | { readonly type: 'ed25519'; readonly bits: 256; readonly bytes: Uint8Array };

/** Why a record gives no key; as the end of a code. */
export type KeyRecordProblem =
  | 'key_version'
  | 'key_syntax'
  | 'key_without_p'
  | 'key_revoked'
  | 'key_malformed'
  | 'key_type_unknown'
  | 'key_too_large'
  | 'key_unsupported';

export interface KeyRecord {
  /** As published. */
  readonly text: string;
  /** k=, in lower case; its default is 'rsa'. */
  readonly type: string;
  /** h=: the hashes that may be used, in lower case; null = all. */
  readonly hashes: readonly string[] | null;
  /** s=: the services that the key is for, in lower case. */
  readonly services: readonly string[];
  /** t=y: the domain is testing DKIM; verifiers must not treat its mail otherwise than unsigned mail. */
  readonly testing: boolean;
  /** t=s: the domain of i= must be d= itself. */
  readonly strict: boolean;
  readonly key: PublicKey | null;
  readonly problem: KeyRecordProblem | null;
}

/**
 * Reads one TXT record at a selector.
 *
 * @param text the record's strings joined with nothing between them (RFC 6376 §3.6.2.2), one character per byte
 * @returns what it says; `key` is null exactly when `problem` is not. Never throws.
 */
export function parseKeyRecord(text: string): KeyRecord {
  const list = parseTagList(withoutEmptyTags(text));
  const type = (tagValue(list, 'k') ?? 'rsa').toLowerCase();
  const flags = splitList(tagValue(list, 't') ?? '');
  const hashes = tagValue(list, 'h');
  const read = readKey(list, type);
  return {
    text,
    type,
    hashes: hashes === null ? null : splitList(hashes),
    services: splitList(tagValue(list, 's') ?? '*'),
    testing: flags.includes('y'),
    strict: flags.includes('s'),
    key: typeof read === 'string' ? null : read,
    problem: typeof read === 'string' ? read : null,
  };
}

/** "p=…;;": RFC 6376 §3.2 has no empty tags; verifiers pass over them, and so it stays published. */
function withoutEmptyTags(text: string): string {
  return text.split(';').filter(trimBlanks).join(';');
}

function readKey(list: TagList, type: string): PublicKey | KeyRecordProblem {
  // "Records beginning with a "v=" tag with any other value MUST be discarded", and it must be the first tag.
  const version = list.byName.get('v');
  if (version && (version.value !== 'DKIM1' || list.tags[0] !== version)) return 'key_version';
  if (list.problem) return 'key_syntax';
  const value = tagValue(list, 'p');
  if (value === null) return 'key_without_p';
  if (value === '') return 'key_revoked';
  // "Unrecognized key types MUST be ignored."
  if (type !== 'rsa' && type !== 'ed25519') return 'key_type_unknown';
  const bytes = decodeBase64(value);
  if (!bytes) return 'key_malformed';
  if (type === 'rsa') return readRsa(bytes);
  // RFC 8463 §4: the 32 bytes themselves, not wrapped in a SubjectPublicKeyInfo.
  if (bytes.length !== 32) return 'key_malformed';
  return isOfSmallOrder(bytes) ? 'key_unsupported' : { type, bits: 256, bytes };
}

function readRsa(bytes: Uint8Array): PublicKey | KeyRecordProblem {
  const numbers = readRsaKey(bytes);
  if (!numbers) return 'key_malformed';
  const { modulus, exponent } = numbers;
  const bits = bitLength(modulus);
  if (bits > MAX_RSA_BITS) return 'key_too_large';
  if (!isUsual(exponent) || isEven(modulus)) return 'key_unsupported';
  // Below that browsers refuse, and what is left undetermined would make red mail grey; the arithmetic here does not refuse.
  if (bits < MIN_RSA_BITS && !isUsualKey(numbers)) return 'key_unsupported';
  return { type: 'rsa', bits, modulus, exponent };
}

/**
 * What every runtime computes with: odd, at least 3, at most 33 bits (Chromium's limit, measured; Node takes more). An
 * exponent as long as the modulus would also cost a hundred times the time of a usual one.
 */
function isUsual(exponent: Uint8Array): boolean {
  return bitLength(exponent) >= 2 && bitLength(exponent) <= 33 && !isEven(exponent);
}

function isEven(number: Uint8Array): boolean {
  return ((number.at(-1) ?? 0) & 1) === 0;
}

/** Values parted by ":", with white space around them (RFC 6376 §3.6.1: key-h-tag, key-s-tag, key-t-tag). */
function splitList(value: string): string[] {
  return value.split(':').map((part) => trimBlanks(part).toLowerCase());
}
