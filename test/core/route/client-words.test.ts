import { describe, expect, it } from 'vitest';
import { parseReceived } from '../../../src/core/index.ts';
import { parseMessage } from '../../../src/core/message/parse.ts';
import type { Receiver } from '../../../src/core/receivers/receiver.ts';
import { readRoute } from '../../../src/core/route/trust-line.ts';

const RECEIVER: Receiver = {
  name: 'Mine',
  borderBy: ['mx.rcpt.example'],
  networks: [],
  gateways: [],
  authservIds: ['mx.rcpt.example'],
  results: 'above',
  returnPath: 'top',
};

/** The border's field as a server writes it, above a forged one that names the brand's own server. */
function routeOf(from: string) {
  const date = 'Tue, 24 Nov 2026 05:59:00 +0000';
  const source =
    `Received: ${from} by mx.rcpt.example with SMTP; ${date}\r\n` +
    `Received: from mail.bank.example (mail.bank.example [192.0.2.5]) by mx.rcpt.example with ESMTPS id 1; ${date}\r\n` +
    'From: boss@bank.example\r\n\r\nx\r\n';
  return readRoute(parseMessage(new TextEncoder().encode(source)), RECEIVER);
}

describe('what a client says of itself', () => {
  const words: [says: string, from: string][] = [
    ['as ident an address of the server itself', 'from unknown (HELO x) ([127.0.0.1]@203.0.113.9)'],
    ["as ident an address of the brand's", 'from unknown (HELO x) ([192.0.2.5]@203.0.113.9)'],
    ['as greeting two addresses', 'from [203.0.113.9] (HELO [127.0.0.1][127.0.0.1])'],
    ['as greeting a word for logins', 'from unknown (HELO authenticated) (203.0.113.9)'],
    ['as greeting a word for logins, told by CommuniGate', 'from [203.0.113.9] (HELO authenticated)'],
    ['as greeting a word for logins, told by courier', 'from mail.attack.example (authenticated) [203.0.113.9]'],
    ['as reverse name a word for logins', 'from x (account [203.0.113.9] (may be forged))'],
    ['as reverse name a word for logins, without brackets', 'from x (authenticated 203.0.113.9)'],
  ];
  for (const [says, from] of words) {
    it(`neither moves the trust line nor makes a login nor chooses the address: ${says}`, () => {
      const route = routeOf(from);
      expect(route.border === 0 || route.border === null).toBe(true);
      expect(route.submission).toBe(false);
      expect(route.hops[0]?.authenticated ?? null).toBeNull();
      expect([null, '203.0.113.9']).toContain(route.hops[0]?.ip ?? null);
    });
  }

  it('is told from what the server says: these are logins', () => {
    for (const from of [
      'from x (unknown [203.0.113.9]) (Authenticated sender: bob)',
      'from host (host [203.0.113.9]) (authenticated)',
    ]) {
      expect(routeOf(from).hops[0]?.authenticated).not.toBeNull();
    }
    const account = 'from [203.0.113.9] (account bob@rcpt.example [203.0.113.9] verified) by mx.rcpt.example';
    expect(parseReceived(`${account} (CommuniGate Pro SMTP 6.3) with ESMTPA id 1; `).authenticated).toBe(
      'bob@rcpt.example',
    );
    // Without the mark of its program a greeting may have said so.
    expect(parseReceived(`${account} with SMTP; `)).toMatchObject({ form: null, authenticated: null });
  });
});
