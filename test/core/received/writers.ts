/**
 * How server programs write their Received field, each with its own way of making a client's words harmless, or none. What they do to those
 * words is known from their sources where those are public.
 */

/** What a client says, and what its owner wrote into the DNS or onto a certificate. */
export interface Words {
  /** HELO or EHLO (RFC 5321 §4.1.1.1). */
  helo: string;
  /** The name of the client's address. */
  reverse: string;
  /** RFC 1413: who the client's own host says it is. */
  ident: string;
  /** The reverse-path, without angle brackets. */
  mailFrom: string;
  /** Of the client's certificate. */
  subject: string;
  issuer: string;
  /** By which it logged in (RFC 4954); no word to a server that takes mail from outside. */
  login?: string;
}

export interface Writer {
  program: string;
  /** Without its date. */
  writes: (words: Words) => string;
  /** It lets nothing through that could be a word of its own, so that every field of its can be read. */
  isCareful: boolean;
}

export const SEEN = '203.0.113.66';
export const HOST = 'mx.rcpt.example';

/** Up to the first blank, as a command's argument is parted. */
const firstWord = (text: string): string => text.trim().split(/\s+/, 1)[0] || 'x';

const replace = (text: string, isSafe: (character: string) => boolean): string =>
  [...text].map((character) => (isSafe(character) ? character : '?')).join('');

const isPrintable = (character: string): boolean => character >= ' ' && character <= '~';

/** Postfix, neuter() behind printable(). */
const neuter = (text: string): string =>
  replace(firstWord(text), (character) => isPrintable(character) && !' <>()\\";@'.includes(character));

/** Postfix, valid_hostname(): else the address counts as one without a name. */
const validName = (text: string): string => (/^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/i.test(text) ? text : 'unknown');

/** Postfix, comment_sanitize(): no backslash, and every parenthesis has its partner. */
const sanitizeComment = (text: string): string => {
  let depth = 0;
  const safe = replace(text, (character) => {
    if (character === ')' && depth === 0) return false;
    if (character === '(') depth++;
    if (character === ')') depth--;
    return isPrintable(character) && character !== '\\';
  });
  return safe + ')'.repeat(depth);
};

/** qmail, safeput(). */
const safePut = (text: string): string => replace(text, (character) => /[a-zA-Z0-9.@%+/=:[\]-]/.test(character));

/** Exim and sendmail refuse other greetings; what is left of them here is what they would take. */
const plain = (text: string): string => text.replace(/[^a-zA-Z0-9.-]/g, '') || 'x';

/** sendmail, cleanstrcpy(). */
const cleaned = (text: string): string => text.replace(/[^a-zA-Z0-9!#$%&'*+./^_`{|}~-]/g, '') || 'x';

const PATH = '<bob@rcpt.example>';
const TLS =
  '(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519 server-signature ECDSA)';
const EXIM = `by ${HOST} with esmtp (Exim 4.98)`;

const careful = (program: string, writes: Writer['writes']): Writer => ({ program, writes, isCareful: true });
const raw = (program: string, writes: Writer['writes']): Writer => ({ program, writes, isCareful: false });

export const WRITERS: readonly Writer[] = [
  careful(
    'Postfix',
    ({ helo, reverse }) =>
      `from ${neuter(helo)} (${validName(reverse)} [${SEEN}]) by ${HOST} (Postfix) with ESMTP id 4REAL77 for ${PATH}`,
  ),
  careful(
    'Postfix, which asked for a certificate',
    ({ helo, reverse, subject, issuer }) =>
      `from ${neuter(helo)} (${validName(reverse)} [${SEEN}]) ${TLS} (Client CN "${sanitizeComment(subject)}", Issuer "${sanitizeComment(issuer)}" (not verified)) by ${HOST} (Postfix) with ESMTPS id 4REAL77`,
  ),
  careful(
    'Postfix before 2.3, which copied a certificate as it came',
    ({ helo, reverse, subject, issuer }) =>
      `from ${neuter(helo)} (${validName(reverse)} [${SEEN}]) (using TLSv1 with cipher AES256-SHA (256/256 bits)) (Client CN "${subject}", Issuer "${issuer}" (verified OK)) by ${HOST} (Postfix) with ESMTP id 4REAL77`,
  ),
  careful(
    'Postfix, where one logs in',
    ({ helo, reverse, login = '' }) =>
      `from ${neuter(helo)} (${validName(reverse)} [${SEEN}]) ${TLS} (No client certificate requested)${login && ` (Authenticated sender: ${login})`} by ${HOST} (Postfix) with ${login ? 'ESMTPSA' : 'ESMTPS'} id 4REAL77`,
  ),
  careful(
    'Exim, for a client with a name',
    ({ helo, ident, mailFrom }) =>
      `from rev.attack.example ([${SEEN}]:4321 helo=${plain(helo)} ident=${plain(ident)}) ${EXIM} (envelope-from <${mailFrom}>) id 1tAbCd-000-2i for bob@rcpt.example`,
  ),
  careful(
    'Exim, for a client without a name',
    ({ helo, mailFrom }) =>
      `from [${SEEN}] (port=4321 helo=${plain(helo)}) ${EXIM} (envelope-from <${mailFrom}>) id 1tAbCd-000-2i for bob@rcpt.example`,
  ),
  raw(
    'Exim, which takes any greeting',
    ({ helo, ident, mailFrom }) =>
      `from rev.attack.example ([${SEEN}]:4321 helo=${helo.trim()} ident=${ident}) ${EXIM} (envelope-from <${mailFrom}>) id 1tAbCd-000-2i`,
  ),
  careful(
    'sendmail',
    ({ helo, ident, reverse }) =>
      `from ${plain(helo)} (IDENT:${cleaned(ident)}@${validName(reverse)} [${SEEN}] (may be forged)) by ${HOST} (8.18.1/8.18.1) with ESMTP id 4REAL77 for ${PATH}`,
  ),
  careful(
    'sendmail, which tells the reverse-path',
    ({ helo, reverse, mailFrom }) =>
      `from ${plain(helo)} (${validName(reverse)} [${SEEN}]) by ${HOST} (8.18.1/8.18.1) with ESMTP id 4REAL77 (envelope-from ${mailFrom})`,
  ),
  careful(
    'qmail',
    ({ helo, ident, reverse }) =>
      `from ${safePut(reverse) || 'unknown'} (HELO ${safePut(helo)}) (${safePut(ident)}@${SEEN}) by ${HOST} with SMTP`,
  ),
  careful(
    'qmail-ldap',
    ({ helo, reverse, mailFrom }) =>
      `from ${safePut(reverse) || 'unknown'} (HELO ${safePut(helo)}) ([${SEEN}]) (envelope-sender <${mailFrom}>) by ${HOST} (qmail-ldap-1.03) with SMTP for ${PATH}`,
  ),
  raw(
    'qpsmtpd',
    ({ helo, reverse }) => `from ${reverse} (HELO ${firstWord(helo)}) (${SEEN}) by ${HOST} (qpsmtpd/0.96) with ESMTP`,
  ),
  raw(
    'Haraka',
    ({ helo, reverse, mailFrom }) =>
      `from ${firstWord(helo)} (${reverse} [${SEEN}]) by ${HOST} (Haraka/3.0.3) with ESMTP id 4REAL77.1 envelope-from <${mailFrom}>`,
  ),
  raw(
    'Haraka with TLS',
    ({ helo, reverse, mailFrom }) =>
      `from ${firstWord(helo)} (${reverse} [${SEEN}]) by ${HOST} (Haraka/3.0.3) with ESMTPS id 4REAL77.1 envelope-from <${mailFrom}> tls TLS_AES_256_GCM_SHA384`,
  ),
  raw(
    'Haraka before 2.0.5',
    ({ helo, reverse, mailFrom }) =>
      `from ${firstWord(reverse)} (${firstWord(helo)} [${SEEN}]) by ${HOST} (Haraka/2.0.4) with ESMTP id 4REAL77.1 envelope-from <${mailFrom}>`,
  ),
  raw(
    'Haraka before 0.9',
    ({ helo, reverse }) => `from ${reverse} (HELO ${firstWord(helo)}) (${SEEN}) by ${HOST} (Haraka/0.8.0) with SMTP`,
  ),
  raw(
    'ZoneMTA',
    ({ helo, reverse, mailFrom }) =>
      `from ${firstWord(helo)} ([${SEEN}] ${reverse}) by ${HOST} (ZoneMTA) with ESMTPS id 16a.001 for <${mailFrom}> (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384)`,
  ),
  raw(
    'ZoneMTA, for a client without a name',
    ({ helo }) => `from ${firstWord(helo)} [${SEEN}] by ${HOST} (ZoneMTA) with ESMTP id 16a.001 for ${PATH}`,
  ),
  careful('smap', ({ reverse }) => `from ${validName(reverse)}(${SEEN}) by ${HOST} via smap (V2.1) id xma004242`),
  careful(
    'maddy',
    ({ reverse, mailFrom }) =>
      `from mail.attack.example (${validName(reverse)} [${SEEN}]) by ${HOST} (envelope-sender <${mailFrom}>) with ESMTP id 4real77`,
  ),
  raw(
    'maddy, whose greeting is any word',
    ({ helo, mailFrom }) =>
      `from ${firstWord(helo)} ([${SEEN}]) by ${HOST} (envelope-sender <${mailFrom}>) with ESMTPS id 4real77`,
  ),
  careful(
    'maddy, for a greeting that is no name',
    ({ reverse, mailFrom }) =>
      `(${validName(reverse)} [${SEEN}]) by ${HOST} (envelope-sender <${mailFrom}>) with ESMTPS id 4real77`,
  ),
  raw(
    'maddy, for a greeting that is no name and an empty reverse-path',
    ({ reverse }) => `(${validName(reverse)} [${SEEN}]) by ${HOST} with ESMTPS id 4real77`,
  ),
  careful(
    'OpenSMTPD',
    ({ helo, reverse }) =>
      `from ${plain(helo)} (${validName(reverse)} [${SEEN}]) by ${HOST} (OpenSMTPD) with ESMTPS id 4ea177 (TLSv1.3:TLS_AES_256_GCM_SHA384:256:NO) for ${PATH}`,
  ),
  raw(
    'OpenSMTPD before 6.7, which takes any word',
    ({ helo, reverse }) =>
      `from ${firstWord(helo)} (${validName(reverse)} [${SEEN}]) by ${HOST} (OpenSMTPD) with ESMTP id 4ea177 for ${PATH}`,
  ),
  raw(
    'OpenSMTPD of 2013, with semicolons between its clauses',
    ({ helo, reverse }) =>
      `from ${firstWord(helo)} (${validName(reverse)} [${SEEN}]); by ${HOST} (OpenSMTPD) with ESMTPS id 4ea177; TLS version=TLSv1.2 cipher=X bits=256 verify=NO; for ${PATH}`,
  ),
  careful(
    'Stalwart',
    ({ helo, reverse }) =>
      `from ${plain(helo)} (${validName(reverse)} [${SEEN}] (AS64500 Example, NL)) (using TLSv1_3 with cipher TLS13_AES_256_GCM_SHA384) by ${HOST} (Stalwart SMTP) with ESMTPS id 4EA177`,
  ),
  raw(
    'James',
    ({ helo, reverse }) =>
      `from ${validName(reverse)} (EHLO ${helo.trim() || 'x'}) ([${SEEN}]) by ${HOST} (JAMES SMTP Server ) with ESMTP ID 4ea177 for ${PATH}`,
  ),
  raw('hMailServer', ({ helo, reverse }) => `from ${helo.trim() || 'x'} (${reverse} [${SEEN}]) by ${HOST} with ESMTP`),
  careful(
    'mox',
    ({ helo, reverse }) =>
      `from ${plain(helo)} (${validName(reverse)} [${SEEN}]) by ${HOST} ([192.0.2.25]) via tcp with ESMTPS id 4REAL77 (TLS1.3 TLS_AES_128_GCM_SHA256) for ${PATH}`,
  ),
  careful(
    'mox, for addresses beyond ASCII',
    ({ helo, reverse }) =>
      `from ${plain(helo)} (${validName(reverse)} [${SEEN}]) (${plain(helo)}) by ${HOST} ([192.0.2.25]) via tcp with UTF8SMTPS id 4REAL77 (TLS1.3 TLS_AES_128_GCM_SHA256) for ${PATH}`,
  ),
  raw(
    'KumoMTA',
    ({ helo }) =>
      `from ${firstWord(helo)} (${SEEN}) by ${HOST} (KumoMTA 192.0.2.25) with ESMTPS (TLSv1_3:TLS_AES_256_GCM_SHA384)  id 4ea177 for ${PATH}`,
  ),
  raw(
    'chasquid before 0.07',
    ({ helo, mailFrom }) =>
      `from ${firstWord(helo)} (${SEEN}:4321) by ${HOST} (chasquid) (over SMTP TLS-1.2-X) (envelope from ${JSON.stringify(mailFrom)})`,
  ),
  raw(
    'chasquid before 1.17',
    ({ helo, mailFrom }) =>
      `from [${SEEN}] (${firstWord(helo)}) by ${HOST} (chasquid) with ESMTPS tls TLS_AES_128_GCM_SHA256 (over SMTP, TLS-1.3, envelope from ${JSON.stringify(mailFrom)})`,
  ),
  raw(
    'chasquid',
    ({ helo, mailFrom }) =>
      `from ${firstWord(helo)} ([${SEEN}]) by ${HOST} (chasquid) with ESMTPS tls TLS_AES_128_GCM_SHA256 (over SMTP, TLS-1.3, envelope from ${JSON.stringify(mailFrom)})`,
  ),
  careful(
    'Dovecot',
    ({ helo, mailFrom }) =>
      `from ${plain(helo)} ([${SEEN}]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)) by ${HOST} with ESMTPS id 4REAL77 (envelope-from <${mailFrom}>) for ${PATH}`,
  ),
  raw(
    'Cyrus',
    ({ helo, reverse }) =>
      `from ${helo.trim() || 'x'} (${validName(reverse)} [${SEEN}]) by ${HOST} (Cyrus 3.8.1) with LMTP`,
  ),
  raw(
    'Authentication Milter',
    ({ helo, reverse }) =>
      `from ${helo.trim() || 'x'} (${reverse} [${SEEN}]) by ${HOST} (Authentication Milter) with ESMTP id 4REAL77`,
  ),
  raw(
    'amavis',
    ({ helo }) =>
      `from ${helo.trim() || 'x'} ([${SEEN}]) by ${HOST} (${HOST} [127.0.0.1]) (amavis, port 10024) with ESMTP id 4REAL77 for ${PATH}`,
  ),
  raw(
    'Momentum',
    ({ helo, mailFrom }) =>
      `from [${SEEN}] ([${SEEN}:4330] helo=${firstWord(helo)}) by ${HOST} (envelope-from <${mailFrom}>) (ecelerity 4.4.0.19839 r(msys-ecelerity:tags/4.4.0.0^0)) with ESMTP id 4E/A1-77`,
  ),
  raw(
    'Exim 3',
    ({ helo, ident }) =>
      `from rev.attack.example (${plain(helo)}) [${SEEN}] (${ident}) by ${HOST} with esmtp (Exim 3.36 #1) id 4REAL7-0007-00 for bob@rcpt.example`,
  ),
  raw(
    'courier',
    ({ helo, reverse }) =>
      `from ${firstWord(helo)} (${reverse} [::ffff:${SEEN}]) (TLS: TLSv1.3,256bits,TLS_AES_256_GCM_SHA384) by ${HOST} with ESMTPS id 4REAL77`,
  ),
  raw('Postal', ({ helo, reverse }) => `from ${firstWord(helo)} (${reverse} [${SEEN}]) by ${HOST} with SMTP`),
  raw(
    'the SMTP service of Windows',
    ({ helo }) => `from ${firstWord(helo)} ([${SEEN}]) by ${HOST} with Microsoft SMTPSVC(6.0.3790.4675)`,
  ),
  raw(
    'MDaemon',
    ({ helo }) =>
      `from ${firstWord(helo)} ([${SEEN}]) by ${HOST} (${HOST}) (MDaemon PRO v22.0.0) with ESMTP id md5001 for ${PATH}`,
  ),
  raw(
    'MDaemon up to 6',
    ({ helo }) => `from ${firstWord(helo)} [${SEEN}] by ${HOST} (MDaemon.PRO.v6.8.5.R) with ESMTP id 4.1 for ${PATH}`,
  ),
  raw(
    'Exchange',
    ({ helo }) =>
      `from ${firstWord(helo)} (${SEEN}) by ${HOST} (10.9.9.5) with Microsoft SMTP Server (version=TLS1_3, cipher=TLS_AES_256_GCM_SHA384) id 15.20.1 via Frontend Transport`,
  ),
  raw(
    'Gmail',
    ({ helo, reverse }) =>
      `from ${firstWord(helo)} (${reverse}. [${SEEN}]) by mx.google.com with ESMTPS id 4REAL77 for ${PATH} (version=TLS1_3 cipher=TLS_AES_128_GCM_SHA256 bits=128/128)`,
  ),
  raw('Yahoo', ({ helo }) => `from ${SEEN} (EHLO ${firstWord(helo)}) by 10.197.33.6 with SMTPs`),
  raw(
    'IronPort',
    ({ helo, reverse }) =>
      `from ${reverse} (HELO ${firstWord(helo)}) ([${SEEN}]) by ob1.hc1-80.eu.iphmx.com with ESMTP/TLS/TLS_AES_256_GCM_SHA384`,
  ),
  raw(
    'CommuniGate Pro',
    ({ helo }) =>
      `from [${SEEN}] (HELO ${firstWord(helo)}) by ${HOST} (CommuniGate Pro SMTP 6.3.20) with ESMTP id 4 for bob@rcpt.example`,
  ),
  raw(
    'RZmta, which tells of the certificate behind its id',
    ({ helo, subject, issuer }) =>
      `from ${firstWord(helo)} ([${SEEN}]) by ${HOST} (RZmta 49.11.2 OK) with ESMTPS id T48b (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256 bits)) (Client CN "${subject}", Issuer "${issuer}" (verified OK (+EmiG))) (Client hostname verified OK) for ${PATH}`,
  ),
  raw(
    'Nemesis',
    ({ helo }) =>
      `from ${firstWord(helo)} ([${SEEN}]) by ${HOST} (mxeue102 [192.0.2.25]) with ESMTPS (Nemesis) id 1MP2 for ${PATH}`,
  ),
  raw(
    'Coremail',
    ({ helo, reverse }) =>
      `from ${firstWord(helo)} (${validName(reverse)} [${SEEN}]) by ${HOST} (Coremail) with SMTP id DMCow.61541S2`,
  ),
  raw(
    'XMail',
    ({ helo, mailFrom }) =>
      `from ${firstWord(helo)} ([${SEEN}]:2345) by ${HOST} with [XMail 1.27 ESMTP Server] id <S4> for ${PATH} from <${mailFrom}>`,
  ),
  raw('NAVGW', ({ helo }) => `(from ${helo} [${SEEN}]) by ${HOST} (NAVGW 2.5.2.12) with SMTP id M4 for ${PATH}`),
  raw('F-Secure', ({ reverse }) => `from ${reverse} (${SEEN}) by ${HOST} (F-Secure/fsigk_smtp/550/${HOST})`),
  raw(
    'Dovecot up to 2.2',
    ({ helo }) => `from ${helo} ([${SEEN}]) by ${HOST} (Dovecot) with LMTP id 2f7PDQI4AVyGBQAA9TuAPw for ${PATH}`,
  ),
  raw(
    'Halon',
    ({ helo, reverse }) => `from ${firstWord(helo)} (${reverse} [${SEEN}]) by ${HOST} (Halon) with ESMTPS id 4ea177`,
  ),
];
