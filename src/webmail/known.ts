/**
 * The webmails that are known, by name, to be told to people. The programs' own files are not read for it: they are put into
 * pages one by one. A test holds both together.
 */
export const KNOWN_WEBMAILS = {
  /** The source of the open message is taken out of the page. */
  source: [
    'Gmail',
    'Outlook',
    'Yahoo',
    'NetEase',
    'QQ Mail',
    'Yandex',
    'Mail.ru',
    'Roundcube',
    'SOGo',
    'Horde',
    'Cypht',
    'mox',
    'SnappyMail',
    'RainLoop',
    'Nextcloud Mail',
    'Zimbra',
    'WildDuck',
    'public-inbox',
    'MailDev',
    'MailDev 2',
    'Mailpit',
    'MailHog',
    'Inbucket',
    'smtp4dev',
    'MailCatcher',
  ],
  /** What the reader opened there is read: the header alone. */
  header: ['Proton', 'Tuta', 'Open-Xchange', 'GMX', 'WEB.DE', 'mail.com'],
  /** The source is had by hand; the popup tells how. */
  byHand: [
    'Yahoo! JAPAN',
    'iCloud Mail',
    'Fastmail',
    'Zoho Mail',
    'Naver',
    'Daum / Kakao',
    'Nate',
    'HEY',
    '139',
    'Infomaniak',
    'Rackspace',
    'docomo',
    'au',
    'Garoon',
    'Active! mail',
    'Outlook Web App',
  ],
} as const satisfies Record<string, readonly string[]>;
