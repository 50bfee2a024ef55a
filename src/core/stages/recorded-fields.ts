import type { MessageFacts, Recorded, Route } from '../inspection/index.ts';
import type { Message } from '../message/message.ts';
import type { Receiver } from '../receivers/receiver.ts';

interface Line {
  receiver: Receiver | undefined;
  standing: Route['standing'];
  borderFieldIndex: number | null;
  recorded: Recorded;
  returnPath: MessageFacts['returnPath'];
}

/**
 * Which fields the receiver wrote: its border's Received field and everything above it, and below it only what the profile says.
 *
 * @returns whether the field of that index is one of them
 */
export function recordedFields(message: Message, line: Line): (fieldIndex: number) => boolean {
  const { borderFieldIndex: border } = line;
  if (line.standing !== 'known' || border === null) return () => false;
  const below = new Set(
    line.recorded.fields.flatMap(({ trust, fieldIndex }) => (trust === 'recorded' ? [fieldIndex] : [])),
  );
  if (line.returnPath?.trust === 'recorded') below.add(line.returnPath.fieldIndex);
  // Exchange takes fields of these names off mail from outside and writes its own at the end of the header.
  if (line.receiver?.results === 'without-id') {
    for (const { lowerName, index } of message.fields) if (lowerName.startsWith(EXCHANGE)) below.add(index);
  }
  return (index) => index <= border || below.has(index);
}

const EXCHANGE = 'x-ms-exchange-organization-';
