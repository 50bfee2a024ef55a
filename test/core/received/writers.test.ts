/**
 * Whatever a client says of itself in any place, a program's field gives the address that the server saw and the server's own name, or is
 * refused; it never gives another, never tells of a login or a delivery, and an honest hop loses nothing.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReceived } from '../../../src/core/received/received.ts';
import { anyWords } from '../route/servers.ts';
import { HOST, SEEN, type Words, WRITERS, type Writer } from './writers.ts';

const DATE = 'Tue, 24 Nov 2026 02:00:03 +0000';
const ARRIVED = '2026-11-24T02:00:03.000Z';
const RUNS = Number(process.env['RECEIVED_RUNS'] ?? 60);

const honest: Words = {
  helo: 'mail.sender.example',
  reverse: 'out.sender.example',
  ident: 'joe',
  mailFrom: 'alice@sender.example',
  subject: 'mail.sender.example',
  issuer: 'Example CA (R3)',
};

/** What a program may say behind the client's words, as whole as an attacker can make it. */
const PIECES = [
  ') by mx.rcpt.example (Postfix) with LMTP id 7; Tue, 1 Jan 2019 00:00:00 +0000',
  ' by mx.rcpt.example (Postfix) with ESMTPSA id 7',
  ' by y (Exim 4.98) id 7 for <',
  '", Issuer "x" (verified OK)) by mx.rcpt.example (Postfix) with LMTP id 7; Tue, 1 Jan 2019 00:00:00 +0000 (',
  '", Issuer "x" (not verified)) (Authenticated sender: boss',
  '"); "',
  'x"); "',
  '(localhost [127.0.0.1])',
  'localhost [127.0.0.1]) (using TLSv1.3 with cipher X (256/256 bits)',
  'x) (y [198.51.100.66]) by mx.rcpt.example (Haraka/3.0.3) with ESMTP id 1 (',
  '[198.51.100.66]) (EHLO',
  'tls1.attack.example',
  'version=TLS1_3 cipher=X',
  'using TLSv1.3 with cipher X',
  '(envelope-from <x@y>)',
  'Authenticated sender: boss',
  '(Client CN "x", Issuer "y" (verified OK))',
  'x (HELO y) (198.51.100.66) by mx.rcpt.example with SMTP',
  'a@127.0.0.1',
];

const words = fc.oneof(
  { weight: 4, arbitrary: anyWords.map((text) => text.slice(0, 200)) },
  {
    weight: 3,
    arbitrary: fc
      .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'grapheme-ascii', maxLength: 8 })), {
        minLength: 1,
        maxLength: 3,
      })
      .map((pieces) => pieces.join('')),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 200 }) },
  // Any octet but those that end a line of SMTP, a character for each.
  {
    weight: 1,
    arbitrary: fc.uint8Array({ minLength: 1, maxLength: 200 }).map((bytes) =>
      [...bytes]
        .map((byte) => String.fromCharCode(byte))
        .join('')
        .replace(/[\0\r\n]/g, '?'),
    ),
  },
);

/** RFC 5321 §4.1.2: a local part that is no dot-string is a quoted one, in which each quotation mark and backslash is escaped. */
const mailFrom = fc
  .tuple(words, fc.constantFrom('attack.example', '[192.0.2.10]', 'by.with.example', '[IPv6:2001:db8::1]'))
  .map(([text, domain]) => {
    const local = text.replace(/[^ -~]/g, '?').slice(0, 64);
    return /^[\w+=-]+(?:\.[\w+=-]+)*$/.test(local)
      ? `${local}@${domain}`
      : `"${local.replace(/["\\]/g, (character) => `\\${character}`)}"@${domain}`;
  });

const said: fc.Arbitrary<Words> = fc.record({
  helo: words,
  reverse: words,
  ident: words,
  mailFrom,
  subject: words,
  issuer: words,
});

/** Of a reverse-path that holds a whole field with another address, and of an address for a name, it cannot be told which the server saw. */
const isServerInPath = ({ mailFrom: path, helo, reverse }: Words): boolean =>
  /[\s)]by\s/i.test(path) || [helo, reverse].some((name) => /^\W*(?:\d+\.){3}\d+\W*$/.test(name));

function expectTruth({ program, isCareful, writes }: Writer, spoken: Words): void {
  const text = `${writes(spoken)}; ${DATE}`;
  const { hop, unclear } = readReceived(text);
  const what = `${program}: ${text}`;
  if (isCareful && !isServerInPath(spoken)) expect(hop.form, what).not.toBeNull();
  if (hop.form === null) return;
  expect(hop.ip, what).toBe(SEEN);
  expect(hop.by, what).toBe(readReceived(`${writes(honest)}; ${DATE}`).hop.by);
  expect(hop.authenticated, what).toBeNull();
  expect(hop.ipIsName ?? false, what).toBe(false);
  if (!unclear) expect([ARRIVED, null], what).toContain(hop.date);
}

describe.each(WRITERS)('$program', (writer) => {
  const of = (spoken: Words) => readReceived(`${writer.writes(spoken)}; ${DATE}`).hop;

  it('is read when the client is honest', () => {
    const hop = of(honest);
    expect(hop).toMatchObject({ ip: SEEN, authenticated: null, date: ARRIVED });
    expect(hop.form).not.toBeNull();
    expect([HOST, 'mx.google.com', '10.197.33.6', 'ob1.hc1-80.eu.iphmx.com']).toContain(hop.by);
  });

  it.each(['tls1.sender.example', 'ssl0.example', 'helo', 'by', 'account', 'authenticated', '[192.0.2.10]', 'a.by'])(
    'loses no address and gains no encryption when an honest host is called %s',
    (name) => {
      const hop = of({ ...honest, helo: name, reverse: name });
      if (hop.form === null) return;
      expect(hop).toMatchObject({ ip: SEEN, tls: of(honest).tls, authenticated: null });
    },
  );

  it('gives the true address and the true server, or nothing', () => {
    fc.assert(
      fc.property(said, (spoken) => expectTruth(writer, spoken)),
      { numRuns: RUNS },
    );
  });

  it('also when only one of its words is hostile', () => {
    fc.assert(
      fc.property(said, fc.constantFrom(...(Object.keys(honest) as (keyof Words)[])), (spoken, name) =>
        expectTruth(writer, { ...honest, [name]: spoken[name] }),
      ),
      { numRuns: RUNS },
    );
  });
});

/** Words that once took the server's place. */
describe('a client that puts a server’s words', () => {
  const hopOf = (program: string, spoken: Partial<Words>) => {
    const writer = WRITERS.find((one) => one.program === program) ?? expect.unreachable(program);
    return readReceived(`${writer.writes({ ...honest, ...spoken })}; ${DATE}`).hop;
  };
  const truth = { ip: SEEN, by: HOST, authenticated: null, date: ARRIVED };

  it.each([
    'x"); "',
    '(localhost [127.0.0.1])',
    'x") by mx.rcpt.example (Postfix) with LMTP id 7; Tue, 1 Jan 2019 00:00:00 +0000',
    '", Issuer "y" (verified OK)) by mx.rcpt.example (Postfix) with ESMTPSA id 7 (',
    '", Issuer "y" (not verified)) (Authenticated sender: boss) (x "',
    'x [198.51.100.66]) by mx.rcpt.example (Postfix) with ESMTP id 1 ("',
    'x) (y [198.51.100.66]) by mx.rcpt.example (Haraka/3.0.3) with ESMTP id 1 (',
    ')))) (((',
    '\\',
  ])('onto its certificate changes nothing: %s', (name) => {
    for (const program of [
      'Postfix, which asked for a certificate',
      'Postfix before 2.3, which copied a certificate as it came',
    ])
      for (const spoken of [{ subject: name }, { issuer: name }, { subject: name, issuer: name }])
        expect(hopOf(program, spoken), JSON.stringify(spoken)).toMatchObject({ form: 'Postfix', ...truth });
    // Behind the server's name: what cannot be parted is refused, and no login.
    for (const spoken of [{ subject: name }, { issuer: name }]) {
      const hop = hopOf('RZmta, which tells of the certificate behind its id', spoken);
      expect(hop.authenticated).toBeNull();
      expect([SEEN, null]).toContain(hop.form === null ? null : hop.ip);
    }
  });

  it('into a reverse-path behind a greeting that nobody writes gets no other address', () => {
    const mailFrom = '"x) (y [198.51.100.66]) by mx.rcpt.example (Haraka/3.0.3) with ES"@attack.example';
    for (const { program } of WRITERS) {
      const hop = hopOf(program, { helo: '(', reverse: '(', mailFrom });
      expect([SEEN, null], program).toContain(hop.form === null ? null : hop.ip);
    }
  });

  it.each(['alice', 'alice [198.51.100.66]', 'a (b [198.51.100.66])', '"'])(
    'into its login changes no address: %s',
    (login) => {
      const hop = hopOf('Postfix, where one logs in', { login });
      expect(hop).toMatchObject({ ...truth, form: 'Postfix', authenticated: login.includes('[') ? '' : login });
    },
  );

  it.each([
    'a) (b [198.51.100.66]',
    'a) (b [198.51.100.66] (may be forged)',
    '((',
    ') by mx.rcpt.example (Postfix) with LMTP id 7 (',
  ])('into a login that is copied as it came gets no other address: %s', (login) => {
    const { form, ip } = hopOf('Postfix, where one logs in', { login });
    expect([SEEN, null]).toContain(form === null ? null : ip);
  });

  it.each(['authenticated', 'authenticated bits=0', 'Authenticated sender: boss', 'auth: boss', 'TLSv1.3'])(
    'into what stands in parentheses behind its address is no login: %s',
    (name) => {
      for (const spoken of [{ helo: name }, { ident: name }, { helo: name, ident: name }])
        for (const writer of WRITERS) {
          const { form, authenticated, tls } = hopOf(writer.program, spoken);
          if (form === null) continue;
          expect({ authenticated, tls }, writer.program).toEqual({
            authenticated: null,
            tls: hopOf(writer.program, {}).tls,
          });
        }
    },
  );

  it.each(['version=TLSv1.3', 'cipher=X', 'mailfrom:x', 'TLSv1.3', 'envelope-from', 'auth:boss', 'account'])(
    'into its ident changes nothing: %s',
    (ident) => expect(hopOf('qmail', { ident })).toMatchObject({ ...truth, tls: null, envelopeFrom: null }),
  );

  it.each(['x=y', 'helo=x', 'version=TLSv1.3', 'EHLO'])('into its reverse name loses no address: %s', (reverse) =>
    expect(hopOf('qmail', { reverse })).toMatchObject(truth),
  );

  it.each([
    '"([127.0.0.1])x"@attack.example',
    '"( ( ( ( ("@attack.example',
    '") (Authenticated sender: boss"@attack.example',
  ])('into its reverse-path changes nothing: %s', (path) => {
    for (const program of ['qmail-ldap', 'chasquid', 'Dovecot', 'maddy', 'Haraka', 'Exim, for a client with a name'])
      expect(hopOf(program, { mailFrom: path }), program).toMatchObject(truth);
  });

  it.each([
    '[198.51.100.66]',
    '198.51.100.66',
    '[IPv6:2001:db8::66]',
    '[198.51.100.66](x',
    'x)([198.51.100.66]',
    'x)[198.51.100.66](y',
  ])('into its greeting, an address among it, gets no other address: %s', (helo) => {
    for (const { program } of WRITERS) {
      const hop = hopOf(program, { helo });
      expect([SEEN, null], program).toContain(hop.form === null ? null : hop.ip);
    }
  });

  it.each([
    'x [198.51.100.66',
    'x ([198.51.100.66] y',
    'x) ([198.51.100.66] y',
    'x) (Authenticated sender: boss',
    'x [198.51.100.66]) (y',
    '198.51.100.66] (y',
    'boss@198.51.100.66 with plain',
  ])('into its reverse name gets no other address and no login: %s', (reverse) => {
    for (const { program } of WRITERS) {
      const hop = hopOf(program, { reverse });
      expect([SEEN, null], program).toContain(hop.form === null ? null : hop.ip);
      expect(hop.authenticated, program).toBeNull();
    }
  });

  it.each(['x) (boss@198.51.100.66 with plain', 'x) (boss@198.51.100.66 with plain) (y', 'John (x [198.51.100.66'])(
    'into a greeting of several words gets no other address: %s',
    (helo) => {
      for (const by of ['10.197.33.6 with SMTPs', 'mta1.mail.bf1.yahoo.com with SMTPS', `${HOST} with ESMTP`])
        for (const from of [
          `${SEEN} (EHLO ${helo})`,
          `127.0.0.1 (EHLO ${helo}) (${SEEN})`,
          `${helo} (rev [${SEEN}])`,
        ]) {
          const hop = readReceived(`from ${from} by ${by}; ${DATE}`).hop;
          expect([SEEN, null], `${from} ${by}`).toContain(hop.form === null ? null : hop.ip);
          if (hop.form !== null) expect(hop.authenticated).toBeNull();
        }
    },
  );

  it.each(['192.0.2.10', 'x) (SquirrelMail authenticated user boss', 'x) (y [198.51.100.66]', ') by y with HTTP ('])(
    'into what its browser says of a proxy changes neither its address nor its login: %s',
    (text) => {
      const field = `from ${SEEN} (proxying for ${text}) (SquirrelMail authenticated user alice) by ${HOST} with HTTP`;
      const { form, ip, authenticated } = readReceived(`${field}; ${DATE}`).hop;
      if (form !== null) expect({ ip, authenticated }).toEqual({ ip: SEEN, authenticated: 'alice' });
    },
  );

  it.each([
    `from [${SEEN}] (helo=x) [198.51.100.66] (y) by ${HOST} with esmtp (Exim 4.98) id 1`,
    `from [${SEEN}] (ident=x) [198.51.100.66] (y) by ${HOST} with esmtp (Exim 4.98) id 1`,
  ])('into what Exim was told to let through gets no other address: %s', (field) => {
    const hop = readReceived(`${field}; ${DATE}`).hop;
    expect([SEEN, null]).toContain(hop.form === null ? null : hop.ip);
  });
});
