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
  Roundcube: {},
  MailDev: {},
  // The attack: a text file attached to a mail, which the webmail shows at its own address; it begins like a mail that this
  // mailbox received, with results of its own making. So even at a webmail's origin all of its route is only claimed.
  'text/plain': { receiver: null },
};

/** @param webmail its own name; null = none @returns null for a webmail that is not known */
export function mailboxesOf(webmail: string | null): Mailboxes | null {
  return webmail !== null && Object.hasOwn(MAILBOXES, webmail) ? (MAILBOXES[webmail] ?? null) : null;
}
