/** What the body may have been before one known change, one candidate after the other: what is not asked for is never made. */
import { messageEncoding } from '../../message/fields/media-type.ts';
import type { Message } from '../../message/message.ts';
import type { BodyCandidate } from './candidate.ts';
import { lineChanges } from './lines.ts';
import { partCuts } from './part.ts';
import { plainCuts, recodedCuts } from './plain.ts';
import { recodings } from './recode.ts';
import { isSame } from './transfer.ts';

/**
 * @param names what h= names, in lower case: how a text is read must be the signer's word before any of it is cut off
 * @param signed the encoding that the signer's header says; null where it is unsigned
 */
export function* bodyCandidates(
  message: Message,
  names: readonly string[],
  signed: string | null,
): Generator<BodyCandidate> {
  const body = message.bytes.subarray(message.bodyStart);
  // A body in another encoding now can only have been encoded anew.
  if (signed === null || isSame(signed, messageEncoding(message) ?? '')) {
    // In HTML a "footer" could cover the whole page: only plain text is cut, and only plain parts are taken off.
    yield* plainCuts(message, body, names);
    yield* partCuts(message, body, names);
    yield* lineChanges(body);
  }
  yield* recodings(message, body, names, signed);
  yield* recodedCuts(message, body, names, signed);
}
