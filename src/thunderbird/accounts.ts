/**
 * Whose mailbox a message lies in. Extensions are not told from which server an account fetches its mail, so nothing is known of the
 * receiving side by itself: the person says it, or confirms what the messages and the DNS propose.
 */
import { readDomain } from '../platform/setting-values.ts';
import { type MessageHeader, messenger } from './messenger.ts';

export interface Mailbox {
  /** Stands where a webmail has its origin: 'account://example.org'; '' when it is nobody's mailbox. */
  origin: string;
  /** Address of the account. */
  account: string | null;
}

const NOBODY: Mailbox = { origin: '', account: null };
/** Accounts whose server received the mail. In local folders lies what was moved there from anywhere. */
const WITH_SERVER = ['imap', 'pop3', 'ews'];

/**
 * @param header a file, or a message attached to another one, is in no folder: what its route says, anybody may have written
 * @returns nobody's, too, when the account has no address
 */
export async function mailboxOf({ external, folder }: MessageHeader): Promise<Mailbox> {
  if (external || folder?.accountId === undefined) return NOBODY;
  const account = await messenger.accounts.get(folder.accountId).catch(() => null);
  if (!account || !WITH_SERVER.includes(account.type)) return NOBODY;
  const email = account.identities[0]?.email ?? '';
  const domain = readDomain(email.slice(email.lastIndexOf('@') + 1));
  return domain === null ? NOBODY : { origin: `account://${domain}`, account: email };
}

/** @returns the one mailbox in which all of them lie, else nobody's: a tab has one receiving side */
export async function commonMailbox(headers: readonly MessageHeader[]): Promise<Mailbox> {
  const [first = NOBODY, ...others] = await Promise.all(headers.map(mailboxOf));
  return others.every(({ origin, account }) => origin === first.origin && account === first.account) ? first : NOBODY;
}
