/**
 * Each form writes fields with hostile values, and reads them again: whatever the client says, the address is the one that the server saw,
 * and no word of the client's is a login, a delivery, another server or a time.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseReceived } from '../../../src/core/index.ts';
import { compileClient } from '../../../src/core/received/client-template.ts';
import type { Form } from '../../../src/core/received/form.ts';
import { FORMS } from '../../../src/core/received/forms/index.ts';
import { forgedBorder, routeOf } from '../route/routes.ts';
import { anyWords } from '../route/servers.ts';

const SEEN = '203.0.113.66';
const DATE = 'Tue, 24 Nov 2026 02:00:03 +0000';

/** A field as the program writes it. */
function write(form: Form, client: string, values: Record<string, string>): string {
  const from = compileClient(client)
    .map((part, index) => (index % 2 === 0 ? part : (values[part.replace('*', '')] ?? '')))
    .join('');
  return `${from} ${writeServer(form.server)}; ${DATE}`.trimStart();
}

function writeServer(server: string): string {
  const host = server.match(/\*(\.[a-z.]+)/)?.[1];
  const marks = [...server.matchAll(/\(([^)…]*)…?\)/g)].map(([, mark]) => mark?.replace('8.', '8.17.1/8.17.1') || 'x');
  const mark = marks.join(') (');
  const words = server.match(/with (Microsoft SMTP|SMTPs|HTTP|local)…/)?.[1];
  const isWithMark = server.startsWith('by with') || server.startsWith('by (envelope');
  return [
    `by mx${host ?? '.rcpt.example'}`,
    mark && !server.startsWith('by with') ? `(${mark})` : '',
    server.includes('via tcp') ? 'via tcp' : '',
    server.includes(' with ')
      ? `with ${words === undefined ? 'ESMTP' : words === 'Microsoft SMTP' ? 'Microsoft SMTP Server' : words}`
      : '',
    mark && isWithMark && !server.startsWith('by (') ? `(${mark} 4.98)` : '',
    form(server, 'id') ? 'id 4REAL77' : '',
    form(server, 'for') ? 'for <bob@rcpt.example>' : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

const form = (server: string, name: string): boolean => server.split(' ').includes(name);

const VALUES = {
  helo: 'mail.attack.example',
  greeting: 'mail.attack.example',
  called: 'mail.attack.example',
  reverse: 'rev.attack.example',
  same: 'rev.attack.example',
  from: 'mail.attack.example',
  name: SEEN,
  ip: SEEN,
  named: SEEN,
  at: `joe@${SEEN}`,
  rest: ' helo=mail.attack.example',
  port: '4321',
  user: 'bob',
  path: 'a@attack.example',
  told: '(No client certificate requested)',
  ident: 'joe',
  any: 'x',
};

const hasAddress = (client: string): boolean => /\{(?:ip|at)\}/.test(client);

for (const one of FORMS) {
  describe(`the form of ${one.name}: ${one.server}`, () => {
    it.each(one.client)('is read as it was written: %s', (client) => {
      // "helo=" follows without a blank where a parenthesis opens.
      const rest = client.includes('({rest') || client.includes('={rest') ? '25 helo=mail.attack.example' : VALUES.rest;
      const hop = parseReceived(write(one, client, { ...VALUES, rest }));
      expect(hop.form).toBe(one.name);
      expect(hop.ip).toBe(hasAddress(client) || client.includes('{named}') ? SEEN : null);
      expect(hop.by).toMatch(/^mx\./);
      expect(hop.date).toBe('2026-11-24T02:00:03.000Z');
    });

    const free = one.client.filter((client) => client.includes('*') && hasAddress(client));
    if (free.length > 0)
      it('lets the client’s own text choose nothing', () => {
        fc.assert(
          fc.property(fc.constantFrom(...free), anyWords, (client, word) => {
            const text = write(one, client, { ...VALUES, helo: word, rest: ` helo=${word}` });
            const { form: read, ...hop } = parseReceived(text);
            // A comma or blank at its end is the server's own, where several forms of one program could be meant.
            expect([SEEN, null], text).toContain(read === null ? null : hop.ip);
            if (read === null) return;
            expect(hop.by, text).toMatch(/^mx\./);
            expect([null, '4REAL77'], text).toContain(hop.id);
            expect(
              [null, one.server.includes('HTTP') ? 'HTTP' : 'ESMTP', 'Microsoft SMTP Server', 'SMTPs'],
              text,
            ).toContain(hop.with);
            if (!client.includes('{user')) expect(hop.authenticated, text).toBeNull();
            expect([null, '2026-11-24T02:00:03.000Z'], text).toContain(hop.date);
          }),
          { numRuns: 150 },
        );
      });

    const named = one.client.filter((client) => client.includes('{reverse}') && hasAddress(client));
    if (named.length > 0)
      it('takes no reverse name for anything else', () => {
        for (const client of named)
          for (const name of [
            'tls1.attack.example',
            'ssl0',
            'envelope-from.x',
            'helo',
            'EHLO',
            'via',
            'account',
            'by',
          ]) {
            const {
              form: read,
              ip,
              tls,
              authenticated,
            } = parseReceived(write(one, client, { ...VALUES, reverse: name }));
            expect([SEEN, null], name).toContain(read === null ? null : ip);
            if (read !== null) expect({ tls, authenticated }, name).toEqual({ tls: null, authenticated: null });
            if (!one.family) expect(read, name).toBe(one.name);
          }
      });
  });
}

describe('a reverse name of any bytes', () => {
  it.each([
    'a b',
    'x) (y',
    'x [192.0.2.10] EHLO',
    'account boss',
    'x) (Authenticated sender: boss) (y',
    '(',
    '[192.0.2.10]) (z',
  ])('leaves the address that the server saw, and tells nothing: %s', (name) => {
    for (const by of ['(Postfix)', '(8.17.1/8.17.1)', '(Haraka/3.0.3)', '(Stalwart SMTP)']) {
      const value = `from mail.example (${name} [${SEEN}]) by mx.rcpt.example ${by} with ESMTP id 1; ${DATE}`;
      const { ip, authenticated, by: host } = parseReceived(value);
      expect({ ip, authenticated, host }, value).toEqual({ ip: SEEN, authenticated: null, host: 'mx.rcpt.example' });
    }
  });
});

describe('a recipient in quotation marks', () => {
  it('takes the address from nobody, and one that holds clauses is one word', () => {
    const field = (recipient: string) =>
      `from r.example ([${SEEN}]:4 helo=x) by mx.rcpt.example with esmtp (Exim 4.98) id 1 for ${recipient}; ${DATE}`;
    expect(parseReceived(field('"bob"@rcpt.example'))).toMatchObject({ form: 'Exim', ip: SEEN });
    expect(parseReceived(field('"a by b with LMTP "@rcpt.example'))).toMatchObject({
      form: 'Exim',
      ip: SEEN,
      by: 'mx.rcpt.example',
      with: 'esmtp',
      for: '"a by b with LMTP "@rcpt.example',
    });
  });
});

describe('a greeting that looks like a form of its own', () => {
  it.each([
    `from 192.0.2.10 (EHLO x (y [${SEEN}]) by mx.rcpt.example with SMTPs`,
    `from [192.0.2.10] (HELO x (y [${SEEN}]) by mx.rcpt.example (CommuniGate Pro SMTP 6.3) with ESMTP id 1`,
    `from z ([192.0.2.10] helo=x ([${SEEN}]:25 helo=q) by mx.rcpt.example with esmtp (Exim 4.98) id 1`,
    `from [192.0.2.10] (helo=x) (${SEEN}) by mx.rcpt.example with esmtp (Exim 4.98) id 1`,
  ])('gives no address: %s', (value) => {
    const { form: read, ip } = parseReceived(`${value}; ${DATE}`);
    expect([SEEN, null]).toContain(read === null ? null : ip);
  });
});

describe('a field that no form fits', () => {
  it.each([
    'from x (y) (z) (w) by mx.rcpt.example with ESMTP id 1',
    'from [192.0.2.10]by mx.rcpt.example with ESMTP id 1',
    `from mail.example at ${SEEN} by mx.rcpt.example with ESMTP id 1`,
    `from rev.example[${SEEN}] (x) by mx.rcpt.example with ESMTP id 1`,
    `from mail.example (${SEEN}) (y [192.0.2.10]) by mx.rcpt.example with ESMTP id 1`,
    `from x (y [${SEEN}]) by mx.rcpt.example id 1 with ESMTP`,
    // An address before what may be a greeting: whichever program it is, it is not known.
    `from ${SEEN} ([192.0.2.10]) by mx.rcpt.example with ESMTP id 1`,
    `from ${SEEN} (192.0.2.10) by mx.rcpt.example with ESMTP id 1`,
    `from [${SEEN}] (HELO x) (192.0.2.10) by mx.rcpt.example with ESMTP id 1`,
    `from [${SEEN}] (HELO x) (y [192.0.2.10]) by mx.rcpt.example (2.1/x) with ESMTP id 1`,
    `from x (y [${SEEN}]) by mx.rcpt.example with ESMTP id 1 2 3`,
  ])('is refused: %s', (value) => {
    expect(parseReceived(`${value}; ${DATE}`).form).toBeNull();
  });
});

describe('a program of which nobody knows whether it writes an address', () => {
  it.each([
    'MDaemon PRO v11.0.3',
    'Cipher TLSv1:AES256-SHA:256) (MDaemon PRO v10.1.1',
    'LISTSERV-TCP/IP release 16.0',
    'NoSuchProgram 1.0',
  ])('is believed of none, since a greeting may look like one: %s', (mark) => {
    for (const greeting of [
      'x ([192.0.2.10])',
      'x [192.0.2.10]',
      'x (y [192.0.2.10])',
      'x ([127.0.0.1])',
      '[192.0.2.10]',
    ]) {
      const value = `from ${greeting} by mx.rcpt.example (${mark}) with ESMTP id 7 for <bob@rcpt.example>; ${DATE}`;
      const { form: read, ip, ipIsName } = parseReceived(value);
      expect(read === null || ip === null || ipIsName, value).toBe(true);
    }
  });
});

describe('a hop whose form is not known', () => {
  it.each(['with LMTP id 1', 'with ESMTPA id 1', 'with HTTP id 1', 'with mapi id 1', 'with local id 1'])(
    'moves no trust line and is no login: %s',
    (protocol) => {
      for (const from of ['from x [127.0.0.1] (z)', 'from x (y) (z) (w)', 'from [127.0.0.1] (x) (y)', 'from a b c']) {
        const value = `${from} by mx.rcpt.example ${protocol}; ${DATE}`;
        expect(parseReceived(value).form, value).toBeNull();
        const { border, submission, client } = routeOf([`Received: ${value}`, forgedBorder]);
        expect({ border, submission, client }, value).toEqual({ border: 0, submission: false, client: null });
      }
    },
  );
});

describe('shapes of servers without a mark', () => {
  it.each([
    `from mail.example (host.example[${SEEN}])`,
    `from mail.example (unknown[${SEEN}])`,
    `from host.example(${SEEN}, HELO mail.example)`,
    `from mail.example (/${SEEN})`,
    `from host.example - ${SEEN}`,
    `from 192.0.2.10 [${SEEN}]`,
    `from host.example (HELO mail.example) ([192.0.2.10]@${SEEN})`,
  ])('are read: %s', (client) => {
    const { form: read, ip, by } = parseReceived(`${client} by mx.rcpt.example with ESMTP id 1; ${DATE}`);
    expect({ read, ip, by }).toEqual({ read: 'unmarked', ip: SEEN, by: 'mx.rcpt.example' });
  });

  it('also with more than one recipient, and with brackets that hold "by"', () => {
    const from = `from mail.example (host.example [${SEEN}])`;
    for (const by of [
      'by mx.rcpt.example with ESMTP id 1 for <multiple recipients>',
      'by mx.rcpt.example (Sun Java System Messaging Server 6.2 (built by Somebody)) with ESMTP id 1',
    ])
      expect(parseReceived(`${from} ${by}; ${DATE}`)).toMatchObject({ form: 'unmarked', ip: SEEN });
  });
});
