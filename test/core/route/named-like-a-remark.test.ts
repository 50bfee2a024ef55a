/** The owner of an address chooses its reverse name, and the client its greeting: neither is a remark, nor gives it another address. */
import { describe, expect, it } from 'vitest';
import { parseReceived } from '../../../src/core/index.ts';

const SEEN = '203.0.113.66';
const CLAIMED = '192.0.2.10';

const NAMES = [
  'tls1',
  'tlsv1',
  'ssl0',
  'ssl3',
  'tls',
  'envelope-from',
  'envelope-sender',
  'using',
  'encrypted',
  'TLS-1',
  'ssl_3',
  'version',
  'mailfrom',
  'no',
  'client',
];
const FIELDS: [string, (greeting: string, name: string) => string][] = [
  [
    'Postfix',
    (greeting, name) => `from ${greeting} (${name} [${SEEN}]) by mx.rcpt.example (Postfix) with ESMTP id 4XyZ`,
  ],
  [
    'Haraka',
    (greeting, name) => `from ${greeting} (${name} [${SEEN}]) by mx.rcpt.example (Haraka/3.0.3) with ESMTP id A1.1`,
  ],
  [
    'maddy',
    (greeting, name) =>
      `from ${greeting} (${name} [${SEEN}]) by mx.rcpt.example (envelope-sender <a@b.example>) with ESMTP id 1`,
  ],
];

describe.each(FIELDS)('a reverse name that begins like a remark, as %s writes it', (_program, write) => {
  it.each(NAMES)('%s.attack.example leaves the address that the server saw', (name) => {
    const { ip, tls } = parseReceived(
      `${write('mail.example', `${name}.attack.example`)}; Tue, 24 Nov 2026 02:00:03 +0000`,
    );
    expect([ip, tls]).toEqual([SEEN, parseReceived(`${write('mail.example', 'host.attack.example')}; `).tls]);
  });

  it.each(NAMES)('%s.attack.example lets no greeting give another', (name) => {
    for (const greeting of [`x([${CLAIMED}])`, 'localhost([127.0.0.1])', `[${CLAIMED}]`]) {
      const { ip } = parseReceived(`${write(greeting, `${name}.attack.example`)}; Tue, 24 Nov 2026 02:00:03 +0000`);
      expect([SEEN, null], greeting).toContain(ip);
    }
  });
});

/** The forms of these programs tell the two apart (DESIGN, Received): the greeting stands first, and what stands last is the server's. */
describe('a reverse name of the one label "helo"', () => {
  const fields = (greeting: string, name: string) => [
    `from [${greeting}] (${name} [${SEEN}])`,
    `from [${greeting}] (${name} [${SEEN}] (may be forged))`,
    `from [${greeting}] (${name}[${SEEN}])`,
    `from ${greeting} (${name} [${SEEN}])`,
  ];
  const read = (by: string) => {
    for (const name of ['helo', 'HELO', 'ehlo', 'lhlo', 'LHLO', 'account', 'via', 'port'])
      for (const greeting of [CLAIMED, '127.0.0.1'])
        for (const field of fields(greeting, name)) {
          const { ip, form } = parseReceived(`${field} ${by}; Tue, 24 Nov 2026 02:00:03 +0000`);
          expect({ field, ip, form: typeof form }).toEqual({ field, ip: SEEN, form: 'string' });
        }
  };

  it.each([
    ['sendmail', 'by mx.rcpt.example (8.17.1/8.17.1) with ESMTP id 3BQ'],
    ['Haraka', 'by mx.rcpt.example (Haraka/3.0.3) with ESMTP id A1.1'],
  ])('lets no greeting give an address to %s, and takes none away', (_program, by) => read(by));

  it('is not read where no mark tells whose form it is', () => {
    for (const name of ['helo', 'HELO', 'ehlo', 'lhlo', 'LHLO'])
      for (const greeting of [CLAIMED, '127.0.0.1'])
        for (const field of fields(greeting, name)) {
          const { form, ip } = parseReceived(`${field} by mx.rcpt.example with ESMTP id 1; `);
          expect([null, SEEN], field).toContain(form === null ? null : ip);
        }
  });
});

describe('a name and its address in one word', () => {
  it('tell what the server saw, and no greeting is believed beside them', () => {
    const read = (field: string) => parseReceived(`${field} by mx.rcpt.example with ESMTP id 1; `).ip;
    expect(read(`from mail.example (host.attack.example[${SEEN}])`)).toBe(SEEN);
    expect(read(`from mail.example (unknown[${SEEN}])`)).toBe(SEEN);
    expect(read(`from mail.example (host.attack.example[IPv6:2001:db8::66])`)).toBe('2001:db8::66');
    for (const greeting of [`[${CLAIMED}]`, CLAIMED, '[127.0.0.1]'])
      expect([SEEN, null]).toContain(read(`from ${greeting} (host.attack.example[${SEEN}])`));
    expect(read(`from mail.example (HELO x[${CLAIMED}])`)).toBeNull();
    expect(read(`from mail.example (helo=x[${CLAIMED}])`)).toBeNull();
  });
});

describe('the time of a field', () => {
  const dateOf = (text: string) => parseReceived(`from a.example ([192.0.2.1]) by b.example; ${text}`).date;

  it.each([
    ['Tue, 24 Nov 2026 11:00:03 JST', '2026-11-24T02:00:03.000Z'],
    ['Tue, 24 Nov 2026 11:00:03 GMT+9', '2026-11-24T02:00:03.000Z'],
    ['Tue, 24 Nov 2026 03:00:03 CET', '2026-11-24T02:00:03.000Z'],
    ['Tue, 24 Nov 2026 02:00:03 PM +0000', '2026-11-24T14:00:03.000Z'],
    ['Tue, 24 Nov 2026 12:00:03 AM +0000', '2026-11-24T00:00:03.000Z'],
    ['24 Nov 2026 11:00:03 pm KST', '2026-11-24T14:00:03.000Z'],
    ['Tue, 24 Nov 2026 02:00:03 UTC-3', '2026-11-24T05:00:03.000Z'],
    ['Tue Nov 24 02:00:03 PM 2026', '2026-11-24T14:00:03.000Z'],
    ['Tue, 24 Nov 2026 12:00:03 PM +0000', '2026-11-24T12:00:03.000Z'],
  ])('%s is read', (text, date) => expect(dateOf(text)).toBe(date));

  it.each(['Tue, 24 Nov 2026 14:00:03 GMT+99', 'Tue, 24 Nov 2026 PM 02:00'])('%s is none', (text) =>
    expect(dateOf(text)).toBeNull(),
  );
});
