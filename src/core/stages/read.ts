/** All that can be read off the bytes, before any question is asked. */

import type { MessageCode } from '../codes/index.ts';
import { readDkim2Fields } from '../dkim2/read.ts';
import type { Inspection, Mailbox, MessageFacts, Note, SourceFacts } from '../inspection/index.ts';
import { authorPastLimit, readMessageFacts } from '../message/facts.ts';
import { fieldValues } from '../message/fields/field-value.ts';
import { showFields } from '../message/fields/list-fields.ts';
import type { Message } from '../message/message.ts';
import { readSource } from '../message/source/source-facts.ts';
import { readRecorded } from '../recorded/recorded.ts';
import { settleEnvelope } from '../route/envelope.ts';
import { readRoute } from '../route/trust-line.ts';
import { readSpamFields } from '../spamfields/read.ts';
import type { InspectContext } from './context.ts';
import { recordedFields } from './recorded-fields.ts';
import { isAnotherMessage, isAnotherSubject, senderInPlaceOfAuthor } from './shown.ts';

export type Read = Pick<Inspection, 'source' | 'message' | 'fields' | 'route' | 'recorded' | 'spamFields' | 'dkim2'>;

/** Everything that the source says by itself, without any question to the DNS. */
export async function readParts(bytes: Uint8Array, message: Message, context: InspectContext): Promise<Read> {
  const { receiver } = context;
  const reading = readSource(bytes, message, context.fidelity ?? 'exact');
  const line = readRoute(message, receiver);
  const borderFieldIndex = line.border === null ? null : (line.hops[line.border]?.fieldIndex ?? null);
  const { standing, hops } = line;
  const facts = readMessageFacts(message, {
    returnPath: receiver?.returnPath ?? 'top',
    borderFieldIndex,
    trusted: standing === 'known',
  });
  const place = { receiver, standing, borderFieldIndex, hops, resubmitted: line.resubmitted === true };
  const recorded = readRecorded(message, place, (facts.author ?? authorPastLimit(facts))?.domain ?? '');
  const route = settleEnvelope(line, recorded, message, receiver);
  const isRecorded = recordedFields(message, {
    receiver,
    standing,
    borderFieldIndex,
    recorded,
    returnPath: facts.returnPath,
  });
  const spamFields = readSpamFields(message);
  const dkim2 = readDkim2Fields(message);
  const fields = showFields(message, isRecorded);
  // Last: until here the source's hash is made on another thread.
  const source = await reading;
  return {
    source: compareWithPage(source, message, withPlainId(message, facts), context),
    message: facts,
    fields,
    route,
    recorded,
    ...(spamFields.length > 0 ? { spamFields } : {}),
    ...(dkim2.length > 0 ? { dkim2 } : {}),
  };
}

/** Of several Message-IDs nobody knows which one a page shows: a second one must not make of a forgery another message. */
function withPlainId(message: Message, facts: MessageFacts): MessageFacts {
  return (message.byName.get('message-id')?.length ?? 0) > 1 ? { ...facts, messageId: '' } : facts;
}

/** What the page shows is compared last, with a source that is a message at all. */
function compareWithPage(
  source: SourceFacts,
  message: Message,
  facts: MessageFacts,
  { shown }: InspectContext,
): SourceFacts {
  if (source.problem !== null) return source;
  const note = { code: 'message_source_not_shown', values: {} } as const;
  if (isAnotherMessage(facts, shown)) return { ...source, problem: note };
  const sender = senderInPlaceOfAuthor(facts, shown);
  return {
    ...source,
    ...(isAnotherSubject(facts, shown, fieldValues(message, 'subject')[0]) ? { otherSubjectShown: note } : {}),
    ...(sender === null ? {} : { senderShown: toSenderNote(sender) }),
  };
}

function toSenderNote({ address, domain }: Mailbox): Note<MessageCode> {
  return { code: 'message_source_sender_shown', values: { sender: address, domain } };
}
