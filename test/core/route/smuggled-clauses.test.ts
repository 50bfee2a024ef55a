/**
 * The attack: a client writes the server's own words into the name by which it greets ("x;with;LMTP", "a by mx.rcpt.example"), and
 * the server copies that name into its Received field. LMTP would move the trust line past the border, an id of the client's choice
 * would make it the witness of forged results, a login would make the mail one from inside.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLIENT } from './routes.ts';
import { ARRIVED, anyWords, expectNothingBelieved, routeFor, GREETED as SERVERS } from './servers.ts';

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
      const { id, for: recipient } = routeFor(server, 'x').hops[0] ?? expect.unreachable('no hop');
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
          date: ARRIVED,
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
      fc.assert(
        fc.property(anyWords, (text) => expectNothingBelieved(server, text)),
        { numRuns: 400 },
      );
    });
  }
});
