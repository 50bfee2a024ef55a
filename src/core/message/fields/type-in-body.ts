/** What a body shows of its own type: fields that no signature covers may say something else. */
import { latin1 } from '../../bytes/latin1.ts';
import { holdsAscii } from '../characters/ascii-charsets.ts';
import type { Message } from '../message.ts';
import { isIdentity, type MediaType, messageEncoding, messageType } from './media-type.ts';

/** Bytes of the body that are looked at. */
const MAX_START = 4096;

/**
 * Whether the body itself shows what Content-Type and Content-Transfer-Encoding say of it: text in a charset that reads plain letters as they
 * stand, base64 where nothing else stands, or parts behind the boundary that is named. The attack that this leaves is small: parts that were
 * all to be shown may be told to be choices.
 */
export function isTypeSeenInBody(message: Message): boolean {
  const type = messageType(message);
  const encoding = messageEncoding(message) ?? '?';
  const { bytes, bodyStart } = message;
  const start = latin1(bytes, bodyStart, Math.min(bytes.length, bodyStart + MAX_START));
  if (type?.type !== 'text/plain') return isIdentity(encoding) && showsItsParts(type, start);
  const isEncodedSo =
    encoding === 'base64'
      ? /^[A-Za-z0-9+/=\r\n]*$/.test(start)
      : isIdentity(encoding) || encoding === 'quoted-printable';
  return isEncodedSo && holdsAscii(type.parameters.get('charset')?.toLowerCase() || 'us-ascii');
}

/**
 * Whether a body is one of parts that are shown, by what stands at its beginning. The attack: a boundary that stands in the signed words, as
 * "---------- Forwarded message ---------" does, so that all before it is preamble, which no reader shows. So nothing but the words that mail
 * programs put there stands before the first line like a delimiter, and a part's header behind it.
 *
 * @param body one character per byte
 */
export function showsItsParts(type: MediaType | null, body: string): boolean {
  if (type === null || !SHOWING.includes(type.type) || type.parameters.has('start')) return false;
  const lines = body.slice(0, MAX_START).split('\r\n');
  const at = lines.findIndex((line) => line.startsWith('--'));
  return (
    lines[at] === `--${type.parameters.get('boundary')}` &&
    /^content-/i.test(lines[at + 1] ?? '') &&
    lines.slice(0, at).every((line) => line === '' || line.startsWith('This is a multi'))
  );
}

const SHOWING: readonly string[] = ['multipart/mixed', 'multipart/alternative', 'multipart/related'];
