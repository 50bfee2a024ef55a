/** Borders of many makes, each with a place in its Received field where a word of the client's own stands as it came. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { CLIENT, forgedBorder, routeOf } from './routes.ts';

export const ID = '4REAL77';
export const RECIPIENT = 'bob@rcpt.example';
export const ARRIVED = '2026-11-24T02:00:03.000Z';
const DATE = 'Tue, 24 Nov 2026 02:00:03 +0000';

export interface Server {
  name: string;
  /** The protocol that it names itself; null = none. */
  with: string | null;
  /** What it writes, without the date, where the client says that word. */
  writes: (word: string) => string;
}

const server = (name: string, protocol: string | null, writes: Server['writes']): Server => ({
  name,
  with: protocol,
  writes,
});

const POSTFIX = `by mx.rcpt.example (Postfix) with ESMTP id ${ID} for <${RECIPIENT}>`;
const EXIM = `with esmtp (Exim 4.98) (envelope-from <x@attack.example>) id ${ID} for ${RECIPIENT}`;

/** HELO, EHLO. */
export const GREETED: Server[] = [
  server('Postfix', 'ESMTP', (word) => `from ${word} (rev.attack.example [${CLIENT}]) ${POSTFIX}`),
  server(
    'Postfix with TLS',
    'ESMTP',
    (word) =>
      `from ${word} (unknown [${CLIENT}]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)) (No client certificate requested) ${POSTFIX}`,
  ),
  server(
    'Exim',
    'esmtp',
    (word) => `from rev.attack.example ([${CLIENT}]:45321 helo=${word}) by mx.rcpt.example ${EXIM}`,
  ),
  server(
    'Exim with ident',
    'esmtp',
    (word) => `from rev.attack.example ([${CLIENT}] helo=${word} ident=joe) by mx.rcpt.example ${EXIM}`,
  ),
  server(
    'Exim, for a client without a name',
    'esmtp',
    (word) => `from [${CLIENT}] (port=45321 helo=${word}) by mx.rcpt.example ${EXIM}`,
  ),
  server(
    'sendmail',
    'ESMTP',
    (word) =>
      `from ${word} (rev.attack.example [${CLIENT}] (may be forged)) by mx.rcpt.example (8.18.1/8.18.1) with ESMTP id ${ID} for <${RECIPIENT}>`,
  ),
  server('qmail', 'SMTP', (word) => `from unknown (HELO ${word}) (${CLIENT}) by mx.rcpt.example with SMTP`),
  server('IronPort', 'ESMTP', (word) => `from rev (HELO ${word}) ([${CLIENT}]) by mx.rcpt.example with ESMTP`),
  server(
    'CommuniGate',
    'ESMTP',
    (word) =>
      `from [${CLIENT}] (HELO ${word}) by mx.rcpt.example (CommuniGate Pro SMTP 6.3.20) with ESMTP id ${ID} for ${RECIPIENT}`,
  ),
  server(
    'courier',
    'ESMTP',
    (word) => `from rev.attack.example (${word}) [${CLIENT}] by mx.rcpt.example with ESMTP id ${ID}`,
  ),
  server(
    'Exchange',
    'Microsoft SMTP Server',
    (word) =>
      `from ${word} (${CLIENT}) by mx.rcpt.example (10.9.9.5) with Microsoft SMTP Server (version=TLS1_3, cipher=TLS_AES_256_GCM_SHA384) id ${ID} via Frontend Transport`,
  ),
  server(
    'Gmail',
    'ESMTPS',
    (word) =>
      `from ${word} (rev.attack.example. [${CLIENT}]) by mx.rcpt.example with ESMTPS id ${ID} for <${RECIPIENT}> (version=TLS1_3 cipher=TLS_AES_128_GCM_SHA256 bits=128/128)`,
  ),
  server('Yahoo', 'SMTPs', (word) => `from ${CLIENT} (EHLO ${word}) by mx.rcpt.example with SMTPs`),
  server('Yahoo of old', 'SMTPS', (word) => `from 127.0.0.1 (EHLO ${word}) (${CLIENT}) by mx.rcpt.example with SMTPS`),
  server(
    'NAVGW',
    'SMTP',
    (word) => `(from ${word} [${CLIENT}]) by mx.rcpt.example (NAVGW 2.5.2.12) with SMTP id ${ID} for <${RECIPIENT}>`,
  ),
  server('SurfControl', 'ESMTP', (word) => `from ${word} [${CLIENT}] by mx.rcpt.example with ESMTP id ${ID}`),
  server(
    'PowerMTA',
    null,
    (word) => `from ${word} (${CLIENT}) by mx.rcpt.example (PowerMTA(TM) v5.0r8) id ${ID} for <${RECIPIENT}>`,
  ),
  server(
    'Symantec',
    null,
    (word) => `from rev.attack.example(${CLIENT}), claiming to be "${word}" via SMTP by mx.rcpt.example, id ${ID}`,
  ),
  server(
    'OpenSMTPD of old',
    'ESMTPS',
    (word) => `from ${word} (rev [${CLIENT}]); by mx.rcpt.example (OpenSMTPD) with ESMTPS id ${ID}; for <${RECIPIENT}>`,
  ),
];

/** The reverse name is what the owner of the client's address wrote into its zone. */
export const NAMED: Server[] = [
  server('Postfix', 'ESMTP', (word) => `from x (${word} [${CLIENT}]) ${POSTFIX}`),
  server('Exim', 'esmtp', (word) => `from ${word} ([${CLIENT}]:45321 helo=x) by mx.rcpt.example ${EXIM}`),
  server('qmail', 'SMTP', (word) => `from ${word} (HELO x) (${CLIENT}) by mx.rcpt.example with SMTP`),
  server('IronPort', 'ESMTP', (word) => `from ${word} (HELO x) ([${CLIENT}]) by mx.rcpt.example with ESMTP`),
];

/** RFC 1413: what the client's own host says who it is. */
export const IDENTIFIED: Server[] = [
  server(
    'sendmail',
    'ESMTP',
    (word) =>
      `from x (IDENT:${word}@rev [${CLIENT}] (may be forged)) by mx.rcpt.example (8.18.1/8.18.1) with ESMTP id ${ID}`,
  ),
  server('qmail', 'SMTP', (word) => `from unknown (HELO x) (${word}@${CLIENT}) by mx.rcpt.example with SMTP`),
  server('Exim', 'esmtp', (word) => `from rev ([${CLIENT}] helo=x ident=${word}) by mx.rcpt.example ${EXIM}`),
  server(
    'Exim, for a client without a name',
    'esmtp',
    (word) => `from [${CLIENT}] (ident=${word}) by mx.rcpt.example ${EXIM}`,
  ),
];

/** The names of a certificate that nobody verified. */
export const CERTIFIED: Server[] = [
  server(
    'Postfix, its own name',
    'ESMTP',
    (word) => `from x (rev [${CLIENT}]) (Client CN "${word}", Issuer "i" (not verified)) ${POSTFIX}`,
  ),
  server(
    'Postfix, its issuer’s',
    'ESMTP',
    (word) => `from x (rev [${CLIENT}]) (Client CN "c", Issuer "${word}" (not verified)) ${POSTFIX}`,
  ),
];

/** Its Message-ID in the place of a queue id. */
export const NUMBERED: Server[] = [
  server(
    'InterMail',
    'ESMTP',
    (word) => `from x ([${CLIENT}]) by mx.rcpt.example (InterMail) with ESMTP id <${word}> for <${RECIPIENT}>`,
  ),
];

/** MAIL FROM and RCPT TO, whose local parts may be quoted strings (RFC 5321 §4.1.2). */
export const ADDRESSED: Server[] = [
  server(
    'Exim, the reverse-path',
    'esmtp',
    (word) =>
      `from rev ([${CLIENT}]:4 helo=x) by mx.rcpt.example (envelope-from <${word}>) with esmtp (Exim 4.98) id ${ID} for ${RECIPIENT}`,
  ),
  server(
    'qmail-ldap, the reverse-path',
    'SMTP',
    (word) =>
      `from unknown (HELO x) ([${CLIENT}]) (envelope-sender <${word}>) by mx.rcpt.example (qmail-ldap-1.03) with SMTP for <${RECIPIENT}>`,
  ),
  server(
    'Active!Hunter, the reverse-path',
    'SMTP',
    (word) => `from x ([${CLIENT}]) (envelope sender: <${word}>) by mx.rcpt.example with SMTP`,
  ),
  server(
    'one without angle brackets, the reverse-path',
    'SMTP',
    (word) => `from x ([${CLIENT}]) (envelope-from ${word}) by mx.rcpt.example with SMTP`,
  ),
  server(
    'XMail, the reverse-path',
    'XMail 1.27 ESMTP Server',
    (word) =>
      `from x ([${CLIENT}]:2345) by mx.rcpt.example with [XMail 1.27 ESMTP Server] id ${ID} for <${RECIPIENT}> from <${word}>`,
  ),
  server(
    'Haraka, the reverse-path',
    'ESMTP',
    (word) => `from x (rev [${CLIENT}]) by mx.rcpt.example (Haraka/3.0.3) with ESMTP id ${ID} envelope-from <${word}>`,
  ),
  server(
    'Postfix, the recipient',
    'ESMTP',
    (word) => `from x (rev [${CLIENT}]) by mx.rcpt.example (Postfix) with ESMTP id ${ID} for <${word}>`,
  ),
  server(
    'Exim, the recipient',
    'esmtp',
    (word) => `from rev ([${CLIENT}]:4 helo=x) by mx.rcpt.example with esmtp (Exim 4.98) id ${ID} for ${word}`,
  ),
  server(
    'qmail, the recipient',
    'SMTP',
    (word) => `from x (HELO x) (${CLIENT}) by mx.rcpt.example with SMTP for ${word}`,
  ),
];

/** The border's own hop above one that the attacker wrote to look like it. */
export function routeFor(server: Server, word: string, behind = '') {
  return routeOf([`Received: ${server.writes(word)}; ${DATE}${behind}`, forgedBorder]);
}

/** Whatever the client said: the line stays above the forged hop, and nothing that counts is the client's word. */
export function expectNothingBelieved(server: Server, word: string): void {
  const says = `${server.name}: ${word.slice(0, 200)}`;
  const route = routeFor(server, word);
  const hop = route.hops[0] ?? expect.unreachable('no hop');
  expect([0, null], says).toContain(route.border);
  expect(route.submission, says).toBe(false);
  expect(hop.authenticated, says).toBeNull();
  expect(hop.submission, says).toBe(false);
  expect(['smtp', 'unknown'], says).toContain(hop.kind);
  expect([null, CLIENT], says).toContain(hop.ipIsName ? null : hop.ip);
  if (route.border === 0) expect(hop.by, says).toBe('mx.rcpt.example');
  expect([null, server.with, server.with ?? 'SMTP'], says).toContain(hop.with);
  expect([null, ID], says).toContain(hop.id);
  expect([null, ARRIVED], says).toContain(hop.date);
}

/** Keywords, protocols, addresses, logins, and the characters that part them, in any order. */
export const anyWords = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        ...['x', 'from', 'by', 'with', 'id', 'for', 'via', 'tls', 'envelope-from', 'helo', 'EHLO', 'helo=y', 'ident='],
        ...['claiming', 'verified', 'account', 'IDENT:z', 'uid', 'MailboxResubmission', 'Client CN "', 'auth: x y'],
        ...['LMTP', 'ESMTPSA', 'SMTP', 'local', 'mapi', 'HTTP', 'POP3', 'AAAAAAA', 'mx.rcpt.example', '10.1.2.3'],
        ...['127.0.0.1', '[127.0.0.1]', '([127.0.0.1])', '(localhost [127.0.0.1])', 'a@127.0.0.1', 'a@[127.0.0.1]'],
        ...['198.51.100.66', '[198.51.100.66]', '(mail.bank.example [198.51.100.66])', '(198.51.100.66)', '(::1)'],
        ...['(authenticated)', '(Authenticated sender: boss)', '(account boss)', 'account boss', '(HELO y)'],
        ...['(from y [127.0.0.1])', '(Postfix, from userid 0)', '(qmail 1 invoked by uid 4)', '(fetchmail-6)'],
        ...['(', ')', '[', ']', '<', '>', '"', '<"', '\\', ';', ',', '=', '@', ':', 'Tue,', '24 Nov 2019 00:00:00'],
        ...['a '.repeat(1100), '()'.repeat(130), '( '.repeat(40), ' ) '.repeat(40)],
      ),
      fc.constantFrom('', ' ', ';'),
    ),
    { minLength: 1, maxLength: 9 },
  )
  .map((pieces) => pieces.flat().join('').trim() || 'x');
