/** Thunderbird's tabs and windows as the background sees them, in the place of a webmail's pages. */
import type { MessageView } from '../background/message-view.ts';
import { MAX_MESSAGE_BYTES } from '../core/caller-limits.ts';
import type { FetchedSource, LocatedMessages, Problem, Shown } from '../platform/wire/messages.ts';
import { located } from '../platform/wire/parts.ts';
import { REFUSED } from '../platform/wire/shapes.ts';
import type { Reply } from '../platform/wire/wire.ts';
import { LATE, within } from '../platform/within.ts';
import { onlyAddressIn } from '../webmail/elements.ts';
import { commonMailbox } from './accounts.ts';
import { FRAME } from './frame.ts';
import { showInHeader } from './header-button.ts';
import { tellLine } from './lines.ts';
import { type MessageHeader, messenger } from './messenger.ts';
import { asArrived } from './stored-bytes.ts';

const NAME = 'Thunderbird';
const MIB = 1024 * 1024;
/** Thunderbird itself gives up on a server that does not answer after 20 s; a big message over a slow line takes longer. */
const PATIENCE_MS = 180_000;

export const THUNDERBIRD: MessageView = {
  async look(tabId) {
    const list = await messenger.messageDisplay.getDisplayedMessages(tabId).catch(() => null);
    if (list === null) return { origin: '', frames: 0, answers: [] };
    const { origin, account } = await commonMailbox(list.messages);
    const found = {
      page: NAME,
      webmail: NAME,
      ...(account === null ? {} : { account }),
      messages: list.messages.map((header, index) => listed(header, index === list.messages.length - 1)),
    };
    // Subjects may be of any length: they are cut as those of a page are.
    const read = located(found);
    return { origin, frames: 1, answers: read === REFUSED ? [] : [{ frameId: FRAME, ...read }] };
  },

  async fetchSource({ id }): Promise<Reply<FetchedSource>> {
    const reply = await within(read(Number(id)), PATIENCE_MS);
    return reply === LATE ? failed('webmail_source_timeout') : reply;
  },

  async showVerdict(tabId, message) {
    if (message) tellLine(tabId, message);
    await showInHeader(tabId, message);
  },
};

function listed(header: MessageHeader, focused: boolean): LocatedMessages['messages'][number] {
  const { id, author, subject, headerMessageId } = header;
  return {
    id: String(id),
    shown: { from: onlyAddressIn(author), subject, messageId: headerMessageId || undefined } as Shown,
    focused,
  };
}

async function read(id: number): Promise<Reply<FetchedSource>> {
  try {
    const { size, headersOnly } = await messenger.messages.get(id);
    if (size > MAX_MESSAGE_BYTES) return TOO_BIG;
    const file = await messenger.messages.getRaw(id, { data_format: 'File' });
    if (file.size > MAX_MESSAGE_BYTES) return TOO_BIG;
    const source = asArrived(new Uint8Array(await file.arrayBuffer()));
    if (source.length === 0) return failed('webmail_source_empty');
    return { answer: { source, fidelity: headersOnly ? 'headers' : 'exact' }, problem: null };
  } catch {
    // The message is gone, or its server does not answer.
    return failed('webmail_source_unreachable');
  }
}

const TOO_BIG = failed('webmail_source_too_big', { limit: MAX_MESSAGE_BYTES / MIB });

function failed(key: Problem['key'], values: Problem['values'] = {}): Reply<never> {
  return { answer: null, problem: { key, values: { webmail: NAME, ...values } } };
}
