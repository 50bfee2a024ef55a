/**
 * The attack: a client writes the server's own words into the name by which it greets ("x;with;LMTP", "a by mx.rcpt.example"), and
 * the server copies that name into its Received field. LMTP would move the trust line past the border, an id of the client's choice
 * would make it the witness of forged results, a login would make the mail one from inside.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLIENT, forgedBorder, routeOf } from './routes.ts';

const DATE = 'Tue, 24 Nov 2026 02:00:03 +0000';
const ID = '4REAL77';
const RECIPIENT = 'bob@rcpt.example';

interface Server {
  name: string;
  /** What it writes for a client that greets so. */
  writes: (greeting: string) => string;
  with: string;
}

const SERVERS: Server[] = [
  {
    name: 'Postfix',
    with: 'ESMTP',
    writes: (greeting) =>
      `from ${greeting} (rev.attack.example [${CLIENT}]) by mx.rcpt.example (Postfix) with ESMTP id ${ID} for <${RECIPIENT}>`,
  },
  {
    name: 'Postfix with TLS',
    with: 'ESMTPS',
    writes: (greeting) =>
      `from ${greeting} (unknown [${CLIENT}]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)) (No client certificate requested) by mx.rcpt.example (Postfix) with ESMTPS id ${ID} for <${RECIPIENT}>`,
  },
  {
    name: 'Exim',
    with: 'esmtps',
    writes: (greeting) =>
      `from rev.attack.example ([${CLIENT}]:45321 helo=${greeting}) by mx.rcpt.example with esmtps (TLS1.3) tls TLS_AES_256_GCM_SHA384 (Exim 4.98) (envelope-from <x@attack.example>) id ${ID} for ${RECIPIENT}`,
  },
  {
    name: 'Exim, for a client without a name',
    with: 'esmtp',
    writes: (greeting) =>
      `from [${CLIENT}] (port=45321 helo=${greeting}) by mx.rcpt.example with esmtp (Exim 4.98) (envelope-from <x@attack.example>) id ${ID} for ${RECIPIENT}`,
  },
  {
    name: 'sendmail',
    with: 'ESMTP',
    writes: (greeting) =>
      `from ${greeting} (rev.attack.example [${CLIENT}] (may be forged)) by mx.rcpt.example (8.18.1/8.18.1) with ESMTP id ${ID} for <${RECIPIENT}>`,
  },
  {
    name: 'qmail',
    with: 'SMTP',
    writes: (greeting) => `from unknown (HELO ${greeting}) (${CLIENT}) by mx.rcpt.example with SMTP`,
  },
  {
    name: 'CommuniGate',
    with: 'ESMTP',
    writes: (greeting) =>
      `from [${CLIENT}] (HELO ${greeting}) by mx.rcpt.example (CommuniGate Pro SMTP 6.3.20) with ESMTP id ${ID} for ${RECIPIENT}`,
  },
  {
    name: 'courier',
    with: 'ESMTP',
    writes: (greeting) => `from rev.attack.example (${greeting}) [${CLIENT}] by mx.rcpt.example with ESMTP id ${ID}`,
  },
  {
    name: 'Exchange',
    with: 'Microsoft SMTP Server',
    writes: (greeting) =>
      `from ${greeting} (${CLIENT}) by mx.rcpt.example (10.9.9.5) with Microsoft SMTP Server (version=TLS1_3, cipher=TLS_AES_256_GCM_SHA384) id ${ID} via Frontend Transport`,
  },
  {
    name: 'Gmail',
    with: 'ESMTPS',
    writes: (greeting) =>
      `from ${greeting} (rev.attack.example. [${CLIENT}]) by mx.rcpt.example with ESMTPS id ${ID} for <${RECIPIENT}> (version=TLS1_3 cipher=TLS_AES_128_GCM_SHA256 bits=128/128)`,
  },
  {
    name: 'Yahoo',
    with: 'SMTPs',
    writes: (greeting) => `from ${CLIENT} (EHLO ${greeting}) by mx.rcpt.example with SMTPs`,
  },
];

/** The border's own hop above one that the attacker wrote to look like it. */
function routeFor(server: Server, greeting: string) {
  return routeOf([`Received: ${server.writes(greeting)}; ${DATE}`, forgedBorder]);
}

function borderHop(server: Server, greeting: string) {
  return routeFor(server, greeting).hops[0] ?? expect.unreachable('no hop');
}

/** Whatever the client called itself: the line stays above the forged hop, and nothing that counts is the client's word. */
function expectNothingBelieved(server: Server, greeting: string): void {
  const says = `${server.name}: ${greeting}`;
  const route = routeFor(server, greeting);
  const hop = route.hops[0] ?? expect.unreachable('no hop');
  expect([0, null], says).toContain(route.border);
  expect(route.submission, says).toBe(false);
  expect(hop.authenticated, says).toBeNull();
  expect(hop.submission, says).toBe(false);
  expect(['smtp', 'unknown'], says).toContain(hop.kind);
  expect([null, CLIENT], says).toContain(hop.ipIsName ? null : hop.ip);
  expect([null, 'mx.rcpt.example'], says).toContain(hop.by);
  expect([null, server.with], says).toContain(hop.with);
  expect([null, ID], says).toContain(hop.id);
  expect([null, RECIPIENT], says).toContain(hop.for);
  expect(['2026-11-24T02:00:03.000Z', null], says).toContain(hop.date);
}

/** Without a blank, as any server prints it. */
const ONE_WORD = [
  'x;with;LMTP',
  'x;WITH;lmtp',
  'x;with;ESMTPSA',
  'x;with;mapi',
  'x;with;local',
  'x;with;POP3',
  'x;via;HTTP',
  'x;id;AAAAAAA',
  'x;for;<eve@attack.example>',
  'x;by;mx.rcpt.example',
  'x;by;store.rcpt.example;with;LMTP;id;AAAAAAA',
  'with;LMTP',
  'by;store.rcpt.example',
  ';with;LMTP',
  'x;',
  'x;from;y',
  'x;Tue,;1;Jan;2019',
];

describe('a greeting of one word', () => {
  for (const server of SERVERS) {
    it(`opens no clause: ${server.name}`, () => {
      const { id, for: recipient } = borderHop(server, 'x');
      for (const greeting of ONE_WORD) {
        expectNothingBelieved(server, greeting);
        const route = routeFor(server, greeting);
        expect(route, greeting).toMatchObject({ border: 0, standing: 'known' });
        expect(route.hops[0], greeting).toMatchObject({
          ip: CLIENT,
          by: 'mx.rcpt.example',
          with: server.with,
          id,
          for: recipient,
          date: '2026-11-24T02:00:03.000Z',
        });
      }
    });
  }
});

/** Some servers take anything behind HELO, blanks and parentheses too. */
const WHOLE_CLAUSES = [
  'x with LMTP',
  'x with ESMTPSA',
  'x with mapi',
  'x with local',
  'x via HTTP',
  'x id AAAAAAA',
  'x with LMTP id AAAAAAA',
  'x; with LMTP; id AAAAAAA',
  'x by mx.rcpt.example',
  'x by store.rcpt.example',
  'by mx.rcpt.example with LMTP',
  'x by mx.rcpt.example with LMTP id AAAAAAA for <eve@attack.example>; Tue, 24 Nov 2026 01:00:00 +0000',
  'x (localhost [127.0.0.1]) by mx.rcpt.example with LMTP id AAAAAAA',
  'x (localhost [127.0.0.1]) by mx.rcpt.example',
  'x [127.0.0.1]',
  'x [127.0.0.1] by mx.rcpt.example',
  '[127.0.0.1]',
  '[127.0.0.1] [127.0.0.1]',
  '127.0.0.1',
  'x 127.0.0.1',
  'x ([127.0.0.1])',
  'x (Authenticated sender: boss)',
  'x (authenticated bits=0)',
  '[127.0.0.1] (authenticated)',
  'x) (Authenticated sender: boss',
  'x) (localhost [127.0.0.1]) (Authenticated sender: boss',
  'x) with LMTP (y',
  'x) by mx.rcpt.example with LMTP (y',
  'x) by mx.rcpt.example (y',
  'x) [127.0.0.1] (y',
  'x ([::1]) by mx.rcpt.example with MailboxResubmission',
  'x by mx.rcpt.example with MailboxResubmission',
  '()'.repeat(120),
  `x (localhost [127.0.0.1]) ${'() '.repeat(120)}`,
  `x (localhost [127.0.0.1]) by mx.rcpt.example ${'() '.repeat(400)}`,
  `x (localhost [127.0.0.1]) by mx.rcpt.example ${'a '.repeat(1100)}`,
  `x (localhost [127.0.0.1]) by mx.rcpt.example ${'a'.repeat(20_000)}`,
  '<"x',
  'x (localhost [127.0.0.1]) by mx.rcpt.example <"',
];

describe('a greeting of whole clauses', () => {
  for (const server of SERVERS) {
    it(`moves no trust line, makes no login, chooses no id: ${server.name}`, () => {
      for (const greeting of WHOLE_CLAUSES) expectNothingBelieved(server, greeting);
    });

    it(`moves none either, whatever it is: ${server.name}`, () => {
      const piece = fc.constantFrom(
        ...[
          'x',
          'from',
          'by',
          'with',
          'id',
          'for',
          'via',
          'tls',
          'envelope-from',
          'helo',
          'HELO',
          'helo=y',
          'claiming',
        ],
        ...[
          'LMTP',
          'ESMTPSA',
          'local',
          'mapi',
          'HTTP',
          'POP3',
          'AAAAAAA',
          'mx.rcpt.example',
          '10.1.2.3',
          '198.51.100.66',
        ],
        ...[
          '127.0.0.1',
          '[127.0.0.1]',
          '([127.0.0.1])',
          '(mail.bank.example [198.51.100.66])',
          '[198.51.100.66]',
          '(localhost [127.0.0.1])',
          'a@127.0.0.1',
          'a@[127.0.0.1]',
        ],
        ...[
          '(authenticated)',
          '(Authenticated sender: boss)',
          '(account boss)',
          'account boss',
          '(HELO y)',
          'by mx.rcpt.example',
        ],
        ...['(', ')', '[', ']', '<', '>', '"', '<"', '\\', ';', ',', '=', '@', DATE],
      );
      const greeting = fc
        .array(fc.tuple(piece, fc.constantFrom('', ' ', ';')), { minLength: 1, maxLength: 9 })
        .map((pieces) => pieces.flat().join(''));
      fc.assert(
        fc.property(greeting, (text) => expectNothingBelieved(server, text)),
        { numRuns: 1500 },
      );
    });
  }
});
