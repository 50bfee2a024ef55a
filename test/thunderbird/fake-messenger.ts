/** Thunderbird's own interface beside the browser in memory, as far as the background asks for it. */
import type { MailAccount, MessageHeader } from '../../src/thunderbird/messenger.ts';
import { browser } from '../fakes/browser.ts';

export const TAB = 3;

/** What the fake shows, holds and was told; changed by tests. */
export interface Stage {
  displayed: MessageHeader[];
  accounts: Record<string, MailAccount>;
  /** By the id of a message; a missing one cannot be read. */
  sources: Record<number, Uint8Array<ArrayBuffer>>;
  labels: (string | null)[];
}

/** @returns the stage of a Thunderbird that shows nothing yet */
export function setStage(): Stage {
  const stage: Stage = { displayed: [], accounts: {}, sources: {}, labels: [] };
  Object.assign(browser, {
    messageDisplay: { getDisplayedMessages: async () => ({ messages: stage.displayed }) },
    messages: {
      get: async (id: number) => stage.displayed.find((header) => header.id === id),
      async getRaw(id: number) {
        const source = stage.sources[id];
        if (source === undefined) throw new Error('the server does not answer');
        return new File([source], 'message.eml');
      },
    },
    accounts: { get: async (id: string) => stage.accounts[id] ?? null },
    messageDisplayAction: {
      setIcon: async () => {},
      setTitle: async () => {},
      setLabel: async ({ label }: { label: string | null }) => void stage.labels.push(label),
    },
  });
  return stage;
}

/** Leaves a browser behind. */
export function clearStage(): void {
  for (const name of ['messageDisplay', 'messages', 'accounts', 'messageDisplayAction'])
    delete (browser as unknown as Record<string, unknown>)[name];
}

/** A message of the account 'account1'. */
export function header(id: number, parts: Partial<MessageHeader> = {}): MessageHeader {
  return {
    id,
    author: 'Alice <alice@sender.example>',
    subject: `Message ${id}`,
    headerMessageId: `${id}@sender.example`,
    size: 100,
    headersOnly: false,
    external: false,
    folder: { accountId: 'account1' },
    ...parts,
  };
}
