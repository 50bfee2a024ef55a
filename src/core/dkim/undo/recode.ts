/**
 * A text as it may have been before a server encoded it anew: sendmail and Postfix send 8bit on as quoted-printable or base64, others
 * decode it, or break the lines of base64 elsewhere. What is read stays the same, byte for byte.
 *
 * The attack: a signed body that its reader now decodes otherwise, so that he sees other words. So the text is decoded as its reader does
 * and encoded again as its signer said; where the signer left that unsigned, the text must be one that reads so.
 */
import { fromLatin1, latin1 } from '../../bytes/latin1.ts';
import { messageEncoding, messageType } from '../../message/fields/media-type.ts';
import type { Message } from '../../message/message.ts';
import type { BodyCandidate } from './candidate.ts';
import { looksEncoded } from './reading.ts';
import { decodeTransfer, isSame } from './transfer.ts';

/** Mail programs break lines of base64 at 76, PEM at 64, others at 72 and 60. */
const WIDTHS = [76, 72, 64, 60];

/** @param signed the encoding that the signer's header says, in lower case; null where it is unsigned, and so could be any */
export function* recodings(message: Message, body: Uint8Array, signed: string | null): Generator<BodyCandidate> {
  const type = messageType(message)?.type ?? '';
  const encoding = messageEncoding(message);
  if (encoding === null || !type.startsWith('text/')) return;
  const text = latin1(body);
  const decoded = decodeTransfer(text, encoding, text.length);
  if (decoded === null) return;
  const candidate = (make: () => Uint8Array): BodyCandidate => ({
    note: { code: 'dkim_undone_encoding', values: {} },
    make,
  });
  if (signed === null ? !looksEncoded(decoded, true) : isSame(signed, '8bit'))
    yield candidate(() => fromLatin1(decoded));
  if (signed !== null && signed !== 'base64') return;
  const encoded = btoa(decoded);
  for (const width of WIDTHS) yield candidate(() => fromLatin1(inLines(encoded, width)));
}

function inLines(encoded: string, width: number): string {
  return encoded.replace(new RegExp(`.{${width}}(?=.)`, 'g'), '$&\r\n');
}
