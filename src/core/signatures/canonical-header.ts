/**
 * Header canonicalization (RFC 6376 §3.4.1, §3.4.2) and the data that a signature covers (§3.7), as bytes.
 */
import { CR, isBlank, isLineEnd, isSpace, LF, SP } from '../bytes/ascii.ts';
import { concatenate } from '../bytes/concatenate.ts';
import type { HeaderField, Message } from '../message/message.ts';
import type { Canonicalization } from './canonical-body.ts';

/** A message's header fields in canonical form, each made once however many signatures name it. */
export interface CanonicalHeader {
  /** With its final CRLF. */
  field(field: HeaderField, how: Canonicalization): Uint8Array;
  /** A signature's own field as it was when it was signed: the value of b= taken out with the white space around it, no final CRLF. */
  ownField(field: HeaderField, how: Canonicalization, value: { start: number; end: number }): Uint8Array;
}

/**
 * The fields of one message in canonical form (RFC 6376 §3.4.1, §3.4.2); each relaxed one is made once for all
 * signatures.
 */
export function canonicalHeader(message: Message): CanonicalHeader {
  const { bytes } = message;
  const relaxed = new Map<number, Uint8Array>();
  return {
    field(field, how) {
      if (how === 'simple') return simpleField(bytes, field);
      let canonical = relaxed.get(field.index);
      if (!canonical) {
        canonical = relaxedField(bytes.subarray(field.start, field.end), field.valueStart - field.start);
        relaxed.set(field.index, canonical);
      }
      return canonical;
    },
    ownField(field, how, value) {
      // Only this value: bh= looks alike, and stays (§3.7).
      const unsigned = concatenate([
        bytes.subarray(field.start, field.valueStart + value.start),
        bytes.subarray(field.valueStart + value.end, field.end),
      ]);
      const canonical = how === 'simple' ? unsigned : relaxedField(unsigned, field.valueStart - field.start);
      return withoutLineEnd(canonical);
    },
  };
}

/**
 * The fields that h= names, in its order: of several fields of one name the last one first (§5.4.2), a name without a field
 * (left) gives nothing (§5.4).
 *
 * @param names in lower case
 * @param own the signature's own field, which never covers itself this way (§3.5, h=)
 */
export function selectFields(message: Message, names: readonly string[], own: HeaderField): HeaderField[] {
  const selected: HeaderField[] = [];
  const left = new Map<string, number>();
  for (const name of names) {
    const fields = message.byName.get(name);
    if (!fields) continue;
    let count = left.get(name) ?? fields.length;
    if (count > 0 && fields[count - 1] === own) count--;
    const field = fields[count - 1];
    if (field) selected.push(field);
    left.set(name, Math.max(0, count - 1));
  }
  return selected;
}

/** §3.4.1: as it stands. The last field of a message without a body may lack its line end, which the signer had. */
function simpleField(bytes: Uint8Array, field: HeaderField): Uint8Array {
  const written = bytes.subarray(field.start, field.end);
  return written.at(-1) === LF ? written : concatenate([written, CRLF]);
}

const CRLF = new Uint8Array([CR, LF]);

/** §3.4.2: the name in lower case, the value unfolded, runs of white space as one SP, none around the colon or at the end. */
function relaxedField(written: Uint8Array, valueStart: number): Uint8Array {
  const out = new Uint8Array(written.length + 2);
  let to = 0;
  let start = 0;
  let end = valueStart - 1;
  while (start < end && isSpace(written[start])) start++;
  while (end > start && isSpace(written[end - 1])) end--;
  for (let at = start; at < end; at++) out[to++] = lowerCase(written[at] ?? 0);
  out[to++] = 0x3a;
  let pending = false;
  let empty = true;
  for (let at = valueStart; at < written.length; at++) {
    const byte = written[at] ?? 0;
    if (isBlank(byte)) pending = true;
    // Other control characters, and a bare CR, are kept like any byte.
    else if (byte > 0x20 || !isLineEnd(written, at)) {
      if (pending && !empty) out[to++] = SP;
      pending = false;
      empty = false;
      out[to++] = byte;
    }
  }
  out[to++] = CR;
  out[to++] = LF;
  return out.subarray(0, to);
}

function lowerCase(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}

function withoutLineEnd(field: Uint8Array): Uint8Array {
  if (field.at(-1) !== LF) return field;
  return field.subarray(0, field.length - (field.at(-2) === CR ? 2 : 1));
}
