/**
 * Besides its greeting a client brings along the reverse name of its address, an ident, a certificate, a reverse-path and a recipient.
 * Servers copy them into their Received field; none of them may move the trust line, log in, or choose the address or the id.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLIENT } from './routes.ts';
import {
  ADDRESSED,
  ARRIVED,
  anyWords,
  CERTIFIED,
  expectNothingBelieved,
  GREETED,
  IDENTIFIED,
  NAMED,
  NUMBERED,
  routeFor,
  type Server,
} from './servers.ts';

const attack = (servers: Server[], words: string[], runs = 400): void => {
  for (const server of servers) {
    it(`is believed nothing: ${server.name}`, () => {
      for (const word of words) expectNothingBelieved(server, word);
    });
    it(`is believed nothing, whatever it is: ${server.name}`, () => {
      fc.assert(
        fc.property(anyWords, (word) => expectNothingBelieved(server, word)),
        { numRuns: runs },
      );
    });
  }
};

describe('a reverse name', () => {
  attack(NAMED, [
    'authenticated',
    'account boss',
    'auth: x y',
    'x [127.0.0.1] EHLO',
    'x [127.0.0.1] helo=',
    '127.0.0.1 helo=',
    'x) with LMTP (y',
    'x) (Authenticated sender: boss) (y',
    'x) ([127.0.0.1]) (y',
    'x [198.51.100.66]',
    'x (y) [198.51.100.66]',
    'x (::1)(authenticated)',
    `x ([127.0.0.1]) ${'( '.repeat(40)} envelope-from y`,
    `x [127.0.0.1] ${'a '.repeat(1100)}`,
  ]);
});

describe('an ident', () => {
  attack(IDENTIFIED, [
    '[127.0.0.1])(helo x',
    '[127.0.0.1]',
    'a@127.0.0.1',
    'x 127.0.0.1 ident=',
    '127.0.0.1 ident= (y)',
    'auth: x y',
    'account boss',
    'x) (127.0.0.1) (y',
    'x [127.0.0.1] helo=',
    'x) (authenticated) (y',
  ]);
});

describe('a certificate', () => {
  attack(CERTIFIED, [
    'a") (authenticated bits=0) ("b',
    'a", Issuer "b" (verified OK)) (authenticated bits=0) (Client CN "c',
    'a) (authenticated bits=0',
    'a") by mx.rcpt.example with LMTP ("b',
    'a") with LMTP ("b',
    '([127.0.0.1])',
    'a") ([127.0.0.1]) ("b',
  ]);
});

describe('a Message-ID in the place of a queue id', () => {
  const words = [
    'a (authenticated bits=0)',
    'a with LMTP',
    'a by mx.rcpt.example with LMTP',
    'a> with LMTP <b',
    '(account x)',
  ];
  for (const server of NUMBERED)
    it(`makes no login and no delivery: ${server.name}`, () => {
      for (const word of words) {
        const { submission, border, hops } = routeFor(server, word);
        expect({ submission, authenticated: hops[0]?.authenticated }, word).toEqual({
          submission: false,
          authenticated: null,
        });
        expect([0, null], word).toContain(border);
        expect(['smtp', 'unknown'], word).toContain(hops[0]?.kind);
      }
    });
});

const quoted = (word: string) => `"${word.replace(/["\\]/g, '\\$&')}"@attack.example`;

describe('a reverse-path or recipient in quotation marks', () => {
  attack(
    ADDRESSED.map((server) => ({ ...server, writes: (word) => server.writes(quoted(word)) })),
    [
      'a) (authenticated bits=0) (b',
      'a) with LMTP (b',
      'a) with LMTP id AAAAAAA (b',
      'a with LMTP',
      'a by mx.rcpt.example with LMTP id AAAAAAA',
      'bob(authenticated)',
      'a> (authenticated) <b',
      'a) ([127.0.0.1]) (b',
      'a (Postfix, from userid 0',
      'a; Tue, 24 Nov 2019 00:00:00 +0000',
    ],
  );
});

describe('a path that is none', () => {
  const words = [
    '<a with LMTP',
    '<a) (authenticated bits=0) (b',
    '<a (authenticated)',
    '<bob(authenticated)',
    '(authenticated)',
  ];
  for (const server of ADDRESSED.filter(({ name }) => name.endsWith('the recipient') || name.startsWith('Exim')))
    it(`hides nothing: ${server.name}`, () => {
      for (const word of words) expectNothingBelieved(server, word);
    });
});

describe('a greeting and a reverse-path together', () => {
  const [exim] = ADDRESSED as [Server];

  it('do not put all that stands between them into quotation marks', () => {
    for (const greeting of ['<"x', 'x ([127.0.0.1]) by mx.rcpt.example <"z', 'x) by mx.rcpt.example (<"z']) {
      const writes = (word: string) => exim.writes(word).replace('helo=x', `helo=${greeting}`);
      expectNothingBelieved({ ...exim, writes }, '"@b"@attack.example');
      const first = (word: string) => exim.writes(word).replace('from rev', `from ${greeting}`).replace(' helo=x', '');
      expectNothingBelieved({ ...exim, writes: first }, '"@b"@attack.example');
    }
  });
});

describe('a date', () => {
  const [postfix] = GREETED as [Server];

  it('behind that of the server, in a reverse-path without angle brackets, makes the mail no older', () => {
    const path = '"a) ; Tue, 24 Nov 2019 00:00:00 +0000 ("@attack.example';
    const route = routeFor(postfix, 'x', ` (envelope-from ${path})`);
    expect([null, ARRIVED]).toContain(route.arrivedAt);
  });

  it('in the greeting makes it no older either', () => {
    for (const greeting of ['x; Tue, 24 Nov 2019 00:00:00 +0000', 'x;Tue, 24 Nov 2019 00:00:00 +0000']) {
      expect(routeFor(postfix, greeting)).toMatchObject({ arrivedAt: ARRIVED, hops: [{ ip: CLIENT }, {}] });
    }
  });
});
