import { concatenate } from '../../bytes/concatenate.ts';
import { fromLatin1, latin1 } from '../../bytes/latin1.ts';
import type { DkimCode } from '../../codes/index.ts';
import type { Note } from '../../inspection/index.ts';
import type { HeaderField, Message } from '../../message/message.ts';
import { parseMessage } from '../../message/parse.ts';

/** What the header may have been before one known change. */
export interface HeaderCandidate {
  readonly note: Note<DkimCode>;
  /** A message without body, its header as it may have been. */
  make(): Message;
}

/**
 * @param change what a field was, out of its name with the colon and its value with the line end, one character per byte; '' to take it out,
 *   null to leave it
 */
export function earlierHeader(
  message: Message,
  change: (field: HeaderField, name: string, value: string) => string | null,
): Message {
  const parts = message.fields.map((field) => {
    const { start, valueStart, end } = field;
    const earlier = change(field, latin1(message.bytes, start, valueStart), latin1(message.bytes, valueStart, end));
    return earlier === null ? message.bytes.subarray(start, end) : fromLatin1(earlier);
  });
  return parseMessage(concatenate(parts));
}
