/** Messages that their domain signed and somebody changed, and what is undone of that. */
import { undoKnownChanges } from '../../../../src/core/dkim/undo/undo.ts';
import { verifySignatures } from '../../../../src/core/dkim/verify.ts';
import type { DkimCheck, Note } from '../../../../src/core/inspection/index.ts';
import type { Message } from '../../../../src/core/message/message.ts';
import { parseMessage } from '../../../../src/core/message/parse.ts';
import { zoneResolver } from '../../../fakes/zone-resolver.ts';
import { type Draft, draft, toBytes } from '../../../messages/message.ts';
import { keyZone, type SignOptions, signDkim } from '../../../messages/sign.ts';

const DOMAIN = 'sender.example';
const resolver = zoneResolver(keyZone(DOMAIN));
const USUAL = ['from', 'to', 'subject', 'date', 'message-id', 'mime-version', 'content-type'];

/** Names in h= that leave open how the body is to be read. */
export const TYPE_UNSIGNED = USUAL.filter((name) => name !== 'content-type');

export function signed(body: string, type = 'text/plain; charset=utf-8', options: Partial<SignOptions> = {}): Draft {
  return signDkim(withType(draft({ body }), type), { domain: DOMAIN, ...options });
}

/** Another Content-Type, with further fields behind it. */
export function withType(message: Draft, type: string, ...more: string[]): Draft {
  const others = message.fields.filter((field) => !field.startsWith('Content-Type:'));
  return { ...message, fields: [...others, `Content-Type: ${type}\r\n`, ...more.map((field) => `${field}\r\n`)] };
}

export function withBody(message: Draft, change: (body: string) => string): Draft {
  return { ...message, body: change(message.body) };
}

/** The message as it is read, and the check of its topmost signature. */
export async function checked(source: Uint8Array): Promise<{ message: Message; check: DkimCheck }> {
  const message = parseMessage(source);
  const [check] = await verifySignatures(message, { resolver, at: new Date('2026-11-24T03:00:00Z') });
  if (!check) throw new Error('no signature was found');
  return { message, check };
}

export async function undo(draft: Draft): Promise<Note | null> {
  const { message, check } = await checked(toBytes(draft));
  const [note] = await undoKnownChanges(message, check);
  if (note === undefined) return null;
  const { words: _, hosts: _hosts, ...values } = note.values;
  return { ...note, values };
}

/** What is said of all that was undone, the words that were added among it. */
export async function undoAll(draft: Draft): Promise<Note[]> {
  const { message, check } = await checked(toBytes(draft));
  return undoKnownChanges(message, check);
}
