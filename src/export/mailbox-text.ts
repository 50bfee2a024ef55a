import type { Mailbox } from '../core/index.ts';

/** @returns mailboxes as a person reads them: "Name <address>", one behind the other */
export function mailboxTexts(list: readonly Mailbox[]): string[] {
  return list.map(({ name, address }) => (name === '' ? address : `${name} <${address}>`));
}
