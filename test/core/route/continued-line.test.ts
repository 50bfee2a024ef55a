/**
 * The attack: the first line of the data begins with a blank, and the server, which puts its Received field on top of them as they are, continues its own
 * field with it: another server, another client, a login, a date.
 */
import { describe, expect, it } from 'vitest';
import { readRoute } from '../../../src/core/route/trust-line.ts';
import { CLIENT, messageOf, rcpt } from './routes.ts';
import { ADDRESSED, GREETED, IDENTIFIED, NAMED } from './servers.ts';

const DATE = 'Tue, 24 Nov 2026 02:00:03 +0000';
const LINES = [
  ` by other.example with SMTP; ${DATE}`,
  ` from mail.bank.example (mail.bank.example [198.51.100.66]) by mx.rcpt.example (Postfix) with ESMTP id 1; ${DATE}`,
  ` from [127.0.0.1] (localhost [127.0.0.1]) by mx.rcpt.example (Postfix) with ESMTPSA id 1; ${DATE}`,
  ` by mx.rcpt.example (Postfix, from userid 0) id 1; ${DATE}`,
  ` from localhost (localhost [127.0.0.1]) by other.example (Postfix) with LMTP id 1; ${DATE}`,
  ` from mail.bank.example (HELO mail.bank.example) (198.51.100.66) by mx.rcpt.example with SMTP; ${DATE}`,
  ' ; Tue, 1 Jan 2019 00:00:00 +0000',
  '\tid AAAAAAA',
  ' (envelope-from <x@bank.example>) (Authenticated sender: me@rcpt.example)',
  ' (',
  ' "',
  ` x\r\n by other.example with SMTP\r\n ; ${DATE}\r\n ; ${DATE}`,
];

describe('a line of the sender’s that continues the server’s own field', () => {
  const servers = [...GREETED, ...NAMED, ...IDENTIFIED, ...ADDRESSED];
  it.each(servers.map((server) => [server.name, server] as const))('tells nothing: %s', (_, { writes }) => {
    for (const fold of [' ', '\r\n\t']) {
      const own = `Received: ${writes('x')};${fold}${DATE}`;
      const alone = readRoute(messageOf(own), rcpt);
      expect(alone.hops[0]?.ip).toBe(CLIENT);
      for (const line of LINES) expect(readRoute(messageOf(`${own}\r\n${line}`), rcpt), line).toEqual(alone);
    }
  });

  it.each(['z', '(z', 'z)', ''])('is none where a greeting ends in a date before the server’s line end: %s', (end) => {
    const greeting = `x by y; ${DATE} ${end}`;
    for (const client of [`(unknown [${CLIENT}])`, `(${CLIENT})`, `[${CLIENT}]`, '(2001:db8:1:2:3:4:5:6)']) {
      const own = `Received: from ${greeting} ${client}\r\n by mx.rcpt.example (Postfix) with ESMTP id 1; ${DATE}`;
      expect(readRoute(messageOf(own), rcpt).hops[0]?.by, client).toBe('mx.rcpt.example');
    }
  });

  it('tells nothing below a field that no known program writes, either', () => {
    const own = `Received: from x ([${CLIENT}]) quux by mx.rcpt.example with ESMTP; ${DATE}`;
    const alone = readRoute(messageOf(own), rcpt);
    expect([alone.hops[0]?.form, alone.border]).toEqual([null, 0]);
    for (const line of LINES.filter((text) => text.includes(DATE)))
      expect(readRoute(messageOf(`${own}\r\n${line}`), rcpt), line).toEqual(alone);
  });
});
