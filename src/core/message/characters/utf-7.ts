/**
 * UTF-7 (RFC 2152), which no honest mail is written in any more. It stays as it looks wherever text is shown.
 *
 * The attack: "=?utf-7?Q?+AFAAYQB5AFAAYQBs-?=" is a brand's name for programs that still decode it, and noise for a filter.
 */
import { decodeB } from './base64.ts';

/** @returns the text with "+…-" decoded; what is no whole code unit at the end of one is dropped. Linear */
export function decodeUtf7(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let start = text.indexOf('+'); start >= 0; start = text.indexOf('+', from)) {
    let end = start + 1;
    while (end < text.length && BASE64.test(text.charAt(end))) end++;
    parts.push(text.slice(from, start), end === start + 1 ? '+' : utf16(decodeB(text.slice(start + 1, end))));
    from = text.charAt(end) === '-' ? end + 1 : end;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

const BASE64 = /[A-Za-z0-9+/]/;

function utf16(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2)
    text += String.fromCharCode(((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0));
  return text;
}
