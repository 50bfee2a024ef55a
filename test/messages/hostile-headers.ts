/** Headers built to cost time: too many fields, too long ones, and signs that a careless reader goes through again and again. */
import {
  arrive,
  byAttacker,
  DOMAIN,
  HASH,
  type HostileCase,
  type HostileMail,
  MB,
  withFields,
} from './hostile-mail.ts';
import { prepend } from './message.ts';

const from = (value: string) => arrive(byAttacker({ from: value }));

/** As bytes at once: as so many strings they would take a gigabyte. */
function repeated(line: string, count: number): HostileMail {
  const { source, zone } = withFields([]);
  const end = Buffer.from(source).indexOf('\r\nFrom:') + 2;
  return {
    source: new Uint8Array(
      Buffer.concat([source.subarray(0, end), Buffer.alloc(line.length * count, line), source.subarray(end)]),
    ),
    zone,
  };
}

export const HOSTILE_HEADERS: readonly HostileCase[] = [
  {
    name: 'header lines',
    size: 100_000,
    make: (count) => withFields(Array.from({ length: count }, (_, at) => `X-${at}: y`)),
  },
  {
    name: 'header lines of one name',
    size: 100_000,
    make: (count) => withFields(Array<string>(count).fill(`From: eve@${DOMAIN}`)),
  },
  {
    name: 'header lines without a colon',
    size: 100_000,
    make: (count) => withFields(Array<string>(count).fill('no field')),
  },
  {
    name: 'short Received',
    size: 1_000_000,
    make: (count) => withFields(Array<string>(count).fill('Received: x')),
  },
  // Past 50 MiB, where nothing but the beginning is read.
  {
    name: 'Received of usual length',
    size: 1_000_000,
    make: (count) =>
      repeated('Received: from a.example by b.example with ESMTP id 1; Tue, 24 Nov 2026 02:00:00 +0000\r\n', count),
  },
  // Below it, as large as may be.
  {
    name: 'Received of usual length, all of them read',
    size: 250_000,
    make: (count) =>
      repeated('Received: from a.example by b.example with ESMTP id 1; Tue, 24 Nov 2026 02:00:00 +0000\r\n', count),
  },
  { name: 'bytes in one field', size: 10 * MB, make: (bytes) => withFields([`X-Long: ${'y'.repeat(bytes)}`]) },
  { name: 'bytes in From', size: 10 * MB, make: (bytes) => from(`${'y'.repeat(bytes)} <eve@${DOMAIN}>`) },
  { name: 'bytes of words in From', size: 10 * MB, make: (bytes) => from(`${'y '.repeat(bytes >> 1)}<eve@${DOMAIN}>`) },
  ...['Subject', 'From', 'To', 'DKIM-Signature', 'Received', 'Authentication-Results', 'X-Long'].map((name) => ({
    name: `folds in ${name}`,
    size: 100_000,
    make: (count: number) => withFields([`${name}: ${'y\r\n '.repeat(count)}y`]),
  })),
  {
    name: "folds in From, each with a field's name",
    size: 50_000,
    make: (count) => withFields([`X-Long: ${'y\r\n From: a@b\r\n '.repeat(count)}y`]),
  },
  { name: 'bare CR in one field', size: MB, make: (count) => withFields([`X-Long: y${'\r'.repeat(count)}y`]) },
  {
    name: 'open parentheses in Received',
    size: 100_000,
    make: (count) => withFields([`Received: from a ${'('.repeat(count)} by b; Tue, 24 Nov 2026 02:00:00 +0000`]),
  },
  { name: 'open parentheses in From', size: 100_000, make: (count) => from(`${'('.repeat(count)} <eve@${DOMAIN}>`) },
  {
    name: 'open parentheses in Authentication-Results',
    size: 100_000,
    make: (count) => withFields([`Authentication-Results: mx.rcpt.example; spf=pass ${'('.repeat(count)}`]),
  },
  {
    name: 'comments in From',
    size: 100_000,
    make: (count) => from(`${'(a) '.repeat(count)}<eve@${DOMAIN}>`),
  },
  {
    name: 'addresses in From',
    size: 100_000,
    make: (count) => from(Array.from({ length: count }, (_, at) => `a${at}@b`).join(',')),
  },
  {
    name: 'From fields and addresses in each',
    size: 300,
    make: (count) => {
      const list = Array.from({ length: count }, (_, at) => `a${at}@b${at}.example`).join(', ');
      return arrive(prepend(byAttacker(), ...Array<string>(count).fill(`From: ${list}`)));
    },
  },
  {
    name: 'groups in To',
    size: 100_000,
    make: (count) => arrive(byAttacker({ to: 'g:;,'.repeat(count) })),
  },
  {
    name: 'encoded words in Subject',
    size: 20_000,
    make: (count) => arrive(byAttacker({ subject: '=?utf-8?q?a?= '.repeat(count) })),
  },
  {
    name: 'results in one Authentication-Results',
    size: 20_000,
    make: (count) => withFields([`Authentication-Results: mx.rcpt.example${'; spf=pass smtp.helo=a'.repeat(count)}`]),
  },
  {
    name: 'Authentication-Results',
    size: 10_000,
    make: (count) =>
      withFields(Array<string>(count).fill('Authentication-Results: mx.rcpt.example; dmarc=pass header.from=a')),
  },
];

/** What stands in fields that are read: `filling` at every place that their author chooses. */
const READ_FIELDS: readonly ((filling: string) => string)[] = [
  (filling) => `Authentication-Results: mx.rcpt.example; dmarc=pass (${filling}) header.from=${filling}`,
  (filling) => `Received-SPF: pass (${filling}) client-ip=${filling}; envelope-from=${filling}`,
  (filling) => `Received: from ${filling} (${filling} [192.0.2.1]) by b.example id ${filling}; Tue, 24 Nov 2026`,
  (filling) =>
    `DKIM-Signature: v=1; a=rsa-sha256; d=${DOMAIN}; s=s1; h=from:${filling}; bh=${HASH}; z=${filling}; b=AA`,
  (filling) => `ARC-Authentication-Results: i=1; ${DOMAIN}; dmarc=pass ${filling}`,
  (filling) => `ARC-Message-Signature: i=1; a=rsa-sha256; d=${DOMAIN}; s=${filling}; h=from; bh=${HASH}; b=${filling}`,
  (filling) => `ARC-Seal: i=1; cv=none; a=rsa-sha256; d=${filling}; s=s1; b=AA`,
  (filling) => `DKIM2-Signature: i=1; d=${DOMAIN}; x=${filling}`,
  (filling) => `X-Spam-Status: No, score=1 tests=${filling}`,
  (filling) => `X-Spam-Report: ${filling}`,
  (filling) => `X-Forefront-Antispam-Report: CIP:1.1.1.1;${filling}`,
  (filling) => `X-Spamd-Result: default: False [1.00 / 15.00]; ${filling}`,
  (filling) => `X-OriginatorOrg: ${filling}`,
  (filling) => `List-Id: ${filling} <${filling}>`,
  (filling) => `Sender: ${filling} <a@b>`,
  (filling) => `Reply-To: <${filling}@b>`,
  (filling) => `In-Reply-To: <${filling}>`,
  (filling) => `Content-Transfer-Encoding: ${filling}`,
];

const FILLINGS: readonly string[] = [
  ...' ,;:<>()[]"\\=@.%&-_/{}\t\r0a'.split(''),
  ...[
    '=?',
    '?=',
    '=?utf-8?b?',
    '=?utf-8?q?a?= ',
    '=?utf-8?b?YQ==?= ',
    'a ',
    'a,',
    'a;',
    'a=',
    'a=b;',
    'a@',
    '<a',
    'a.',
  ],
  ...['\r\n ', '""', '\\(', '()', '\x1b$B', '\xff', '\xe3\x81', 'xn--', 'from ', 'by a ', ' with ', 'id;', '[1.1.1.1]'],
];

/** The same few characters again and again, in every field that is read: what is quadratic anywhere shows here. */
export const HOSTILE_FILLINGS: readonly HostileCase[] = FILLINGS.map((filling) => ({
  name: `characters ${JSON.stringify(filling)} in each field that is read`,
  size: 8000,
  make(size: number) {
    const text = filling.repeat(Math.ceil(size / filling.length));
    const message = byAttacker({
      from: `Eve ${text} <eve@${DOMAIN}>`,
      to: `${text}, ${text} <a@b>`,
      subject: `[${text}] ${text}`,
      date: `Tue, 24 Nov 2026 ${text}`,
      messageId: `<${text}@b>`,
      more: [`Content-Type: text/plain; charset=${text}; boundary="${text}"`, `Return-Path: <${text}@b>`],
    });
    return arrive(prepend(message, ...READ_FIELDS.map((field) => field(text))), { helo: text });
  },
}));
