/**
 * Whose mailboxes each webmail shows. It stands apart from the files that read pages, since the worker asks for it and reads
 * no page.
 */

export interface Mailboxes {
  /**
   * The receiver whose mailboxes the webmail shows, by its name in the engine's list, and the only origins at which that
   * holds: a page elsewhere that looks like it has whatever receiver it likes. Absent = it depends on who hosts it; null = what
   * it shows is of nobody's mailbox.
   */
  receiver?: { name: string; at: RegExp } | null;
}

/**
 * Of nobody's mailbox: an archive; and a page that is a text. The attack: a text file attached to a mail, which the webmail shows at
 * its own address; it begins like a mail that this mailbox received, with results of its own making. So even at a webmail's origin all
 * of its route is only claimed.
 */
const OF_NOBODY: readonly (string | null)[] = ['public-inbox', 'text/plain'];

const HOSTED: Readonly<Record<string, RegExp>> = {
  Gmail: /^mail\.google\.com$/,
  Outlook: /^outlook\.(live|office|office365)\.com$|^outlook\.cloud\.microsoft$/,
  Yahoo: /^(\w+\.)?mail\.(yahoo|aol)\.com$/,
  Yandex: /^mail\.yandex\.(ru|com|kz|by|com\.tr)$/,
  'Mail.ru': /^e\.mail\.ru$/,
  NetEase: /^mail\.1(63|26)\.com$/,
  Proton: /^mail\.proton\.me$/,
};

/**
 * What is not listed depends on who hosts it: so a name that nobody knows gains a page nothing.
 *
 * @param webmail its own name; null = none
 */
export function mailboxesOf(webmail: string | null): Mailboxes | null {
  if (webmail === null) return null;
  if (OF_NOBODY.includes(webmail)) return { receiver: null };
  const at = Object.hasOwn(HOSTED, webmail) ? HOSTED[webmail] : undefined;
  return at ? { receiver: { name: webmail, at } } : {};
}

/** The receivers whose own webmail is known, for tests. */
export const HOSTED_RECEIVERS: readonly string[] = Object.keys(HOSTED);
