import type { Problem } from '../platform/wire/messages.ts';
import type { TextKey } from '../text/translate.ts';
import { KnownWebmails } from '../views/page/known-webmails.tsx';
import { Say } from '../views/reading.tsx';
import { KNOWN_WEBMAILS } from '../webmail/known.ts';

/** What is done with the source once the page shows it. */
type Then =
  | 'by_hand_then_icon'
  | 'by_hand_then_paste'
  | 'by_hand_then_file'
  | 'by_hand_then_page'
  | 'by_hand_then_selection';

/** Where no menu is known. */
const UNKNOWN = ['by_hand_unknown', 'by_hand_then_paste'] as const;

/**
 * The way by hand of each webmail that has one of its own, under its name: first what shows the source there, in its own words,
 * then what to do with it. By the help pages and programs of each; few were tried live. docomo: mail.smt.docomo.ne.jp/help/help_read_header.html
 * ("ヘッダ表示"); au: au.com/support/service/mobile/trouble/mail/email/mail-header and www.au.com/mobile/service/webmail/usage/spam
 * ("メールヘッダ情報を確認する"), by their titles alone; Garoon: jp.cybozu.help/en/g410/user/mail ("View source": header and contents, as a text file);
 * Outlook Web App: support.rackspace.com/how-to/view-and-read-email-headers-in-owa. Daum: cs.daum.net/faq/43/18758.html ("화면 상단부의 다운로드 메뉴": the
 * original, as an EML file).
 */
const BY_HAND: Readonly<Record<string, readonly [TextKey, Then]>> = {
  Outlook: ['by_hand_outlook', 'by_hand_then_paste'],
  Yahoo: ['by_hand_yahoo', 'by_hand_then_paste'],
  'Yahoo! JAPAN': ['by_hand_yahoo_japan', 'by_hand_then_selection'],
  'iCloud Mail': ['by_hand_icloud', 'by_hand_then_paste'],
  Proton: ['by_hand_proton', 'by_hand_then_icon'],
  Tuta: ['by_hand_tuta', 'by_hand_then_icon'],
  'Open-Xchange': ['by_hand_open_xchange', 'by_hand_then_icon'],
  GMX: ['by_hand_gmx', 'by_hand_then_icon'],
  'WEB.DE': ['by_hand_gmx', 'by_hand_then_icon'],
  'mail.com': ['by_hand_gmx', 'by_hand_then_icon'],
  Fastmail: ['by_hand_fastmail', 'by_hand_then_paste'],
  'Zoho Mail': ['by_hand_zoho', 'by_hand_then_paste'],
  '139': ['by_hand_139', 'by_hand_then_page'],
  Rackspace: ['by_hand_rackspace', 'by_hand_then_paste'],
  docomo: ['by_hand_docomo', 'by_hand_then_paste'],
  au: ['by_hand_au', 'by_hand_then_paste'],
  Garoon: ['by_hand_garoon', 'by_hand_then_paste'],
  // Of QUALITIA nothing was found that tells a menu.
  'Active! mail': UNKNOWN,
  'Outlook Web App': ['by_hand_owa', 'by_hand_then_paste'],
  Zimbra: ['by_hand_zimbra', 'by_hand_then_page'],
  'Nextcloud Mail': ['by_hand_nextcloud', 'by_hand_then_file'],
  Naver: UNKNOWN,
  'Daum / Kakao': ['by_hand_daum', 'by_hand_then_file'],
  Nate: UNKNOWN,
  HEY: UNKNOWN,
  Infomaniak: UNKNOWN,
};

function hasWayByHand(webmail: string | null): webmail is string {
  return webmail !== null && Object.hasOwn(BY_HAND, webmail);
}

/** Where the webmail has a way by hand, "open a message" would be no help. */
export function inOwnWords(problem: Problem, webmail: string | null): Problem {
  if (problem.key !== 'webmail_no_message' || !hasWayByHand(webmail)) return problem;
  return { key: 'by_hand_why', values: { webmail } };
}

/** The two steps for one webmail; nothing where none are known. */
export function ByHand({ webmail }: { webmail: string | null }) {
  if (!hasWayByHand(webmail)) return null;
  return (
    <section class="ways">
      <h2>
        <Say text="by_hand" values={{ webmail }} />
      </h2>
      <ol>
        {BY_HAND[webmail]?.map((step) => (
          <li key={step}>
            <Say text={step} values={{ webmail }} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** On a page that is no webmail: which ones are known. */
export function Known({ problem }: { problem: Problem }) {
  if (problem.key !== 'webmail_none') return null;
  return (
    <section class="ways">
      <h2>
        <Say text="by_hand_known" />
      </h2>
      <KnownWebmails names={KNOWN_WEBMAILS} />
    </section>
  );
}
