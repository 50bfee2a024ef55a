/** A plain text without what was put under or above it. */
import { latin1 } from '../../bytes/latin1.ts';
import type { Message } from '../../message/message.ts';
import { bannerEnds, bannerWords } from './banner.ts';
import { type BodyCandidate, cutNote, MAX_CUT } from './candidate.ts';
import { footerStarts, footerWords } from './footer.ts';
import { plainReading } from './reading.ts';
import { outweighs } from './words.ts';

/**
 * Bodies of a plain text message with what may be a list's footer or a gateway's banner cut off, as long as most of the
 * text stays signed.
 */
export function* plainCuts(message: Message, body: Uint8Array, names: readonly string[]): Generator<BodyCandidate> {
  const reading = plainReading(message, names);
  if (reading === null) return;
  const standsUnder = (left: Uint8Array, own: number | null) => {
    const text = own === null ? null : reading.readSigned(left);
    return own !== null && text !== null && outweighs(text, own);
  };
  for (const end of footerStarts(body)) {
    const left = body.subarray(0, end);
    const cut = reading.decode(latin1(body, end));
    const own = footerWords(cut);
    if (!standsUnder(left, own)) continue;
    yield { note: cutNote('dkim_undone_footer', body.length - end, cut), make: () => left };
  }
  const start = latin1(body, 0, Math.min(body.length, MAX_CUT));
  for (const end of bannerEnds(start)) {
    const left = body.subarray(end);
    const cut = reading.decode(start.slice(0, end));
    if (!standsUnder(left, bannerWords(cut))) continue;
    yield { note: cutNote('dkim_undone_banner', end, cut), make: () => left };
  }
}
