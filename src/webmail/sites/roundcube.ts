/**
 * Roundcube 1.4–1.6 with its skins Elastic, Larry and Classic: the full view, and the preview, which is a frame of its
 * own. One page holds one message; another message is another page. Run in the end-to-end tests, which compare the bytes.
 */
import { addressIn, outside, textOf, textWithout } from '../elements.ts';
import { fingerprint } from '../fingerprint.ts';
import { objectsInScripts } from '../script-data.ts';
import type { Webmail } from '../webmail.ts';

const ENVIRONMENT = 'rcmail.set_env(';
const BODIES = '#messagebody, .message-part, .message-htmlpart, .rcmBody';
/** Elastic's summary, then the table that Larry and Classic have; the bare cell when the sender is no address at all. */
const SENDER = [
  '#message-header .header-summary .adr',
  '#messageheader td.header.from .adr',
  'table.headers-table td.header.from .adr',
  '#message-header .header-summary',
  '#messageheader td.header.from',
  'table.headers-table td.header.from',
  '#message-header',
  '#messageheader',
];
const SUBJECT = ['#message-header .subject', '#messageheader .subject', 'table.headers-table td.header.subject'];
/**
 * The name of the login when that is an address, else the address of the user's first identity. Elastic has it above the folders, Larry above
 * everything but in the preview; Classic nowhere.
 */
const ACCOUNT = ['#layout-sidebar .header-title.username', '#topline .username'];
const NOT_SUBJECT = '.voice, a, .flag-icon';
/** A link of the page's own making in each row, to '?_task=mail&_mbox=INBOX&_uid=7&_action=show'; in a search over folders '7-INBOX'. */
const ROW_LINK = 'td.subject a[href*="_uid="]';
const ROW_SENDER = '.fromto > .adr, .from > .adr';

/** '7'; in a search over folders '7-INBOX'; '7.2' is a message that is the second part of the seventh, opened by itself. */
const UID = /^\d{1,15}(\.[\d.]+)?(?:-|$)/;

/** What the page's script says of the message that it shows. */
interface Environment {
  uid: string;
  mailbox: string;
  /** The same in all pages of one session. */
  token: string;
}

export const webmail: Webmail = {
  name: 'Roundcube',
  bodies: BODIES,

  account: (page) => textOf(outside(page, page.root, ACCOUNT, BODIES)) ?? null,

  openMessages(page) {
    const environment = readEnvironment(page.root);
    if (!environment) return [];
    const sender = outside(page, page.root, SENDER, BODIES);
    const address = sender?.querySelector('.rcmContactAddress')?.getAttribute('title') ?? textOf(sender);
    const subject = textWithout(NOT_SUBJECT, outside(page, page.root, SUBJECT, BODIES));
    return [{ id: idOf(environment), shown: { from: addressIn(address), subject }, sender }];
  },

  sourceAddresses(page, id) {
    const environment = readEnvironment(page.root);
    if (!environment || idOf(environment) !== id) return [];
    const { uid, mailbox, token } = environment;
    // Without _save=1 Roundcube changes the text for display; without the token it answers with its own page.
    const query = { _task: 'mail', _action: 'viewsource', _uid: uid, _mbox: mailbox, _save: '1', _token: token };
    return [
      {
        url: `${page.location.origin}${page.location.pathname}?${new URLSearchParams(query)}`,
        fidelity: 'exact',
        ...(UID.exec(uid)?.[1] ? { attached: true } : {}),
      },
    ];
  },

  list: {
    container: '#messagelist',
    row: 'tr.message',
    reader({ root }) {
      const { request_token: token, sent_mailbox: sent } =
        environments(root).find((one) => isText(one['request_token'])) ?? {};
      return (row) => {
        const link = row.querySelector(ROW_LINK);
        const sender = row.querySelector(ROW_SENDER);
        // What stands before the question mark goes into the first name, '_task'.
        const query = new URLSearchParams(link?.getAttribute('href') ?? '');
        const uid = query.get('_uid')?.replace(/-.*/, '');
        const mailbox = query.get('_mbox');
        // Of mail that was sent the row names the recipient.
        if (!isText(token) || !uid || !mailbox || !sender || mailbox === sent) return null;
        return { id: idOf({ uid, mailbox, token }), subject: textOf(link), sender };
      };
    },
  },
};

function environments(root: Element): Record<string, unknown>[] {
  return objectsInScripts(root, ENVIRONMENT, BODIES);
}

function readEnvironment(root: Element): Environment | null {
  for (const { action, uid, mailbox, request_token: token } of environments(root)) {
    const showsMessage = action === 'show' || action === 'preview';
    if (showsMessage && isText(uid) && UID.test(uid) && isText(mailbox) && isText(token))
      return { uid, mailbox, token };
  }
  return null;
}

/** Numbers and folders are the same in every account: whoever signs in as somebody else has another session. */
function idOf({ uid, mailbox, token }: Environment): string {
  return `${fingerprint(token)}/${mailbox}/${uid}`;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
