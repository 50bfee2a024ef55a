/**
 * Every webmail that is known, and how a page is recognized as one: small, since every page that the extension is let into
 * reads it. The profile itself is put into that one page when it is recognized.
 *
 * The attack: a mail that imitates another webmail's page, so that its profile looks for messages where the attacker wrote
 * them. So a host belongs to one webmail alone, and elsewhere only that counts which no body of a mail can bring: words in
 * a script of the page's own (every webmail takes scripts out of bodies), an element by its place under `head` or `body`
 * itself. In a frame, which may be a body as a whole, only a script counts.
 *
 * A page may be a mail's as a whole in the tab too: a web page that was attached, and that the webmail shows by itself. So an element counts
 * only beside a script that runs. Roundcube puts one of its own into such a page, and is looked for first by it.
 *
 * A script may have a mail's words in it, as texts within strings (Zimbra's has subjects). So the other scripts come after the elements, and
 * those with a quotation mark, which no text within a string has as it is, before those without.
 */
import { isPlainSource } from './plain-text.ts';
import { hasScript, scriptTexts } from './script-data.ts';
import type { Page } from './webmail.ts';

export interface Site {
  /** The profile: sites/FILE.ts. Absent = the source is had by hand alone. */
  file?: string;
  /** Needed where no profile says it, or several webmails share one. */
  name?: string;
  /** Where it is, and nothing else: 'mail.google.com', '*.mail.yahoo.com' (that host or any below it), over TLS. */
  hosts?: readonly string[];
  /** How the paths begin there; absent = all. Without hosts: wherever a page has such a path, to tell the way by hand alone. */
  path?: string;
  /** Its messages are in a frame of another host (mail-frames.ts), whose paths begin so; the page around it has none of its own. */
  frame?: string;
  /** All of these stand in one script of the page. */
  script?: readonly string[];
  /** Begins with 'head >' or 'body'; in the whole tab only, beside a script. */
  element?: string;
  /** It has none: 'element' alone counts. Such a page's messages are of nobody's mailbox (mailboxes.ts). */
  scriptless?: true;
  /** What else a page can be known by; in the whole tab only. */
  is?: (page: Page) => boolean;
}

export const SITES: readonly Site[] = [
  { file: 'gmail', hosts: ['mail.google.com'], path: '/mail/' },
  {
    file: 'outlook',
    hosts: ['outlook.live.com', 'outlook.office.com', 'outlook.office365.com', 'outlook.cloud.microsoft'],
    path: '/mail/',
  },
  { file: 'yahoo', hosts: ['*.mail.yahoo.com', 'mail.aol.com'] },
  {
    file: 'netease',
    hosts: ['mail.163.com', 'mail.126.com', 'mail.yeah.net', 'webmail.vip.126.com', '*.qiye.163.com'],
    path: '/js6/main.jsp',
  },
  { file: 'qq', hosts: ['mail.qq.com', 'exmail.qq.com'], path: '/cgi-bin/readmail' },
  {
    file: 'yandex',
    hosts: ['mail.yandex.ru', 'mail.yandex.com', 'mail.yandex.kz', 'mail.yandex.by', 'mail.yandex.com.tr'],
  },
  { file: 'mail-ru', hosts: ['e.mail.ru'] },
  { file: 'proton', hosts: ['mail.proton.me'] },
  { file: 'tuta', hosts: ['app.tuta.com', 'mail.tutanota.com'] },
  { name: 'Yahoo! JAPAN', hosts: ['mail.yahoo.co.jp'] },
  { name: 'iCloud Mail', hosts: ['www.icloud.com', 'www.icloud.com.cn'], path: '/mail' },
  { name: 'Fastmail', hosts: ['app.fastmail.com'] },
  { name: 'Zoho Mail', hosts: ['mail.zoho.com', 'mail.zoho.eu', 'mail.zoho.in'] },
  { name: 'Naver', hosts: ['mail.naver.com'] },
  { name: 'Daum / Kakao', hosts: ['mail.daum.net', 'mail.kakao.com'] },
  { name: 'Nate', hosts: ['mail3.nate.com'] },
  { name: 'HEY', hosts: ['app.hey.com'] },
  { name: '139', hosts: ['mail.10086.cn'] },
  { name: 'Infomaniak', hosts: ['mail.infomaniak.com', 'ksuite.infomaniak.com'] },
  { name: 'Rackspace', hosts: ['apps.rackspace.com'] },
  { name: 'docomo', hosts: ['mail.smt.docomo.ne.jp'] },
  { name: 'au', hosts: ['webmail.au.com'] },
  { name: 'Garoon', hosts: ['*.cybozu.com'], path: '/g/mail/' },
  { file: 'gmx', name: 'GMX', hosts: ['*.gmx.net', '*.gmx.com'], frame: '/mail/client/' },
  { file: 'gmx', name: 'WEB.DE', hosts: ['*.web.de'], frame: '/mail/client/' },
  { file: 'gmx', name: 'mail.com', hosts: ['*.mail.com'], frame: '/mail/client/' },
  { file: 'roundcube', script: ['rcmail.set_env({"'] },
  { file: 'snappymail', element: 'body#rl-app > #rl-content' },
  { file: 'rainloop', element: 'head > meta#app-boot-data' },
  { file: 'nextcloud', element: 'body#body-user > .app-mail' },
  { file: 'open-xchange', element: 'body > #io-ox-core' },
  { file: 'zimbra', element: 'body > #z_shell' },
  { file: 'wildduck', element: 'body > .webmail-container > .webmail-main' },
  { file: 'public-inbox', element: 'body > pre#b > a[href="raw"]', scriptless: true },
  { file: 'maildev', element: 'body > #root [data-testid="app"] [data-testid="sidebar"]' },
  { file: 'maildev-2', element: 'body > .application-container > .main-container' },
  { file: 'mailpit', element: 'body > #app[data-webroot][data-version]' },
  { file: 'mailhog', element: 'body[ng-controller="MailCtrl"] > nav' },
  { file: 'inbucket', element: 'body > .app > header > nav.navbar > .navbar-brand' },
  { file: 'smtp4dev', element: 'body > #app-root' },
  { file: 'mailcatcher', element: 'body > #resizer + article#message > header' },
  { file: 'horde', script: ['HordeCore.conf={"', 'ajax.php\\/imp\\/'] },
  { file: 'cypht', script: ['hm_page_name = function() { return "', 'hm_list_path = function() { return "'] },
  { file: 'sogo', script: ['ApplicationBaseURL', 'UserFolderURL', '/Mail/'] },
  { file: 'mox', script: ['msgFromReceivedSpread', 'headerBodySeparator'] },
  { file: 'plain-source', is: isPlainSource },
  { name: 'Active! mail', path: '/am_bin/' },
  { name: 'Outlook Web App', path: '/owa/' },
];

/** @returns null when the page is of no webmail that is known */
export function recognize(page: Page): Site | null {
  const here = SITES.find((site) => isAt(page, site));
  if (here) return here;
  const scripts = scriptTexts(page.root);
  return SITES.find((site) => !site.hosts && fits(page, site, scripts)) ?? null;
}

function isAt({ location, isTop }: Page, { hosts = [], path = '/', frame = path }: Site): boolean {
  const { origin, hostname, pathname } = location;
  if (!origin.startsWith('https:') || !pathname.startsWith(isTop ? path : frame)) return false;
  return hosts.some((host) => host === hostname || (host.startsWith('*.') && `.${hostname}`.endsWith(host.slice(1))));
}

function fits(page: Page, { path, script, element, scriptless, is }: Site, scripts: readonly string[]): boolean {
  if (script && scripts.some((text) => script.every((word) => text.includes(word)))) return true;
  if (!page.isTop) return false;
  if (element !== undefined && page.root.querySelector(element)) return scriptless ?? hasScript(page.root);
  return is?.(page) ?? (path !== undefined && page.location.pathname.startsWith(path));
}
