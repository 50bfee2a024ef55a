/** What the body may have been before one known change, one candidate after the other: what is not asked for is never made. */
import type { Message } from '../../message/message.ts';
import type { BodyCandidate } from './candidate.ts';
import { lineChanges } from './lines.ts';
import { partCuts } from './part.ts';
import { plainCuts } from './plain.ts';

/** @param names what h= names, in lower case: how a text is read must be the signer's word before any of it is cut off */
export function* bodyCandidates(message: Message, names: readonly string[]): Generator<BodyCandidate> {
  const body = message.bytes.subarray(message.bodyStart);
  // In HTML a "footer" could cover the whole page: only plain text is cut, and only plain parts are taken off.
  yield* plainCuts(message, body, names);
  yield* partCuts(message, body, names);
  yield* lineChanges(body);
}
