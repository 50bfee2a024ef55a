/** Files that hold messages in a form that is not opened here: who is told of its header that it is none would look for a fault in the message. */

/** How each begins. A received message begins with a field of its last server: no sender makes one look so. */
const FORMS: Readonly<Record<string, string>> = {
  // APPNOTE 6.3.10 §4.3.7: what webmails hand out when several messages are saved.
  ZIP: 'PK\x03\x04',
  // RFC 1952 §2.3.1, as archives of lists are.
  gzip: '\x1f\x8b',
  // MS-PST §2.2.2.6: Outlook's own store.
  PST: '!BDN',
  // Line ends of its own between messages: the first one stands above the first message.
  MMDF: '\x01\x01\x01\x01',
  // Rmail's, before Emacs 23.
  BABYL: 'BABYL OPTIONS:',
};

/** @param head the first bytes of a file, 16 at least. @returns the name of that form, or undefined */
export function unreadForm(head: Uint8Array): string | undefined {
  const begin = String.fromCharCode(...head);
  return Object.keys(FORMS).find((form) => begin.startsWith(FORMS[form] as string));
}
