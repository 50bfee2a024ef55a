/**
 * Whose mailboxes each webmail shows. It stands apart from the files that read pages, since the worker asks for it and reads
 * no page.
 */

export interface Mailboxes {
  /**
   * The receiver whose mailboxes the webmail shows, by its name in the engine's list, and the only origin at which that
   * holds: a page elsewhere that looks like it has whatever receiver it likes. Absent = it depends on who hosts it; null = what
   * it shows is of nobody's mailbox.
   */
  receiver?: { name: string; origin: string } | null;
}

const MAILBOXES: Readonly<Record<string, Mailboxes>> = {
  Gmail: { receiver: { name: 'Gmail', origin: 'https://mail.google.com' } },
  // An archive: what it shows is of no mailbox.
  'public-inbox': { receiver: null },
  // The attack: a text file attached to a mail, which the webmail shows at its own address; it begins like a mail that this
  // mailbox received, with results of its own making. So even at a webmail's origin all of its route is only claimed.
  'text/plain': { receiver: null },
};

/**
 * What is not listed depends on who hosts it: so a name that nobody knows gains a page nothing.
 *
 * @param webmail its own name; null = none
 */
export function mailboxesOf(webmail: string | null): Mailboxes | null {
  if (webmail === null) return null;
  return Object.hasOwn(MAILBOXES, webmail) ? (MAILBOXES[webmail] ?? null) : {};
}

/** All that is listed, for tests. */
export function hostedMailboxes(): Mailboxes[] {
  return Object.values(MAILBOXES);
}
