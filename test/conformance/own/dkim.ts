/** Own cases for DKIM, which run wherever the public suites are absent too: algorithm × canonicalization, and odd bodies. */
import { expect } from 'vitest';
import type { DkimCheck } from '../../../src/core/inspection/index.ts';
import { ed25519Key, rsaKey, type SigningKey } from '../../messages/keys.ts';
import { type Draft, draft, prepend, toText } from '../../messages/message.ts';
import { keyZone, type SignOptions, signDkim } from '../../messages/sign.ts';
import { type Case, makeCase, NOW, type Suite } from '../suite.ts';

export const DOMAIN = 'sender.example';
const rsa = rsaKey();
const ed25519 = ed25519Key();

/** @param wanted result and code of each signature, topmost first: 'pass dkim_pass' */
export function dkimCase(name: string, message: Draft, key: SigningKey, wanted: string | string[]): Case {
  const job = { zone: keyZone(DOMAIN, 's1', key), source: toText(message), now: NOW };
  return makeCase(name, 'dkim', job, (checks) => expect(checks.map(inWords)).toEqual([wanted].flat()));
}

export function inWords({ result, code }: DkimCheck): string {
  return `${result} ${code}`;
}

export function ownDkimSuites(): Suite[] {
  return [
    { title: 'DKIM, own: algorithms and canonicalizations', cases: [...algorithms()] },
    { title: 'DKIM, own: bodies and headers', cases: [...contents(), ...changes()] },
    { title: 'DKIM, own: several signatures', cases: [severalKeys(), severalSignatures()] },
  ];
}

const PASS = 'pass dkim_pass';
/** Something for each canonicalization to work on: runs of blanks, blanks before a line end, empty lines at the end. */
const uneven = draft({ subject: ' Uneven   \tblanks ', body: 'a  b \t\r\n\r\n  c\td\r\n \t\r\n\r\n\r\n' });

function sign(message: Draft, options: Partial<SignOptions> = {}): Draft {
  return signDkim(message, { domain: DOMAIN, key: rsa, ...options });
}

function* algorithms(): Generator<Case> {
  for (const header of ['simple', 'relaxed'] as const) {
    for (const body of ['simple', 'relaxed'] as const) {
      const how = `${header}/${body}`;
      yield dkimCase(`rsa-sha256 ${how}`, sign(uneven, { header, body }), rsa, PASS);
      yield dkimCase(`ed25519-sha256 ${how}`, sign(uneven, { header, body, key: ed25519 }), ed25519, PASS);
      yield dkimCase(
        `rsa-sha1 ${how}: computed, and not accepted (RFC 8301 §3.1)`,
        sign(uneven, { header, body, hash: 'sha1' }),
        rsa,
        'policy dkim_sha1',
      );
    }
  }
}

function* contents(): Generator<Case> {
  const bodies: [string, string][] = [
    ['no byte', ''],
    ['one line end', '\r\n'],
    ['blanks alone', ' \t \r\n\t'],
    ['no line end at its end', 'Hello'],
    ['every byte there is', String.fromCharCode(...Array.from({ length: 256 }, (_, at) => at))],
    ['bare CR and bare LF', 'a\rb\nc\r\r\nd\n\r\n'],
    // Past what is hashed in JavaScript, so that the runtime's own SHA-256 is seen.
    ['2 MB of words', 'all work and no play \t makes a dull boy \r\n'.repeat(50_000)],
  ];
  for (const [says, body] of bodies) {
    for (const how of ['simple', 'relaxed'] as const) {
      yield dkimCase(`a body of ${says}, ${how}`, sign(draft({ body }), { header: how, body: how }), rsa, PASS);
    }
  }
  const partly = sign(draft(), { bodyLength: 10 });
  yield dkimCase('l= covers a part', partly, rsa, PASS);
  yield dkimCase('l= and another body behind it', { ...partly, body: `${partly.body}Pay here.\r\n` }, rsa, PASS);
  yield dkimCase('l=0', sign(draft(), { bodyLength: 0 }), rsa, PASS);
  yield dkimCase('8-bit bytes in signed fields', sign(draft({ subject: 'Gr\xfc\xdfe \xa0' })), rsa, PASS);
}

function* changes(): Generator<Case> {
  const signed = sign(draft());
  const [signature = '', from = '', to = '', subject = '', ...rest] = signed.fields;
  const withSubject = (text: string) => ({
    ...signed,
    fields: [signature, from, to, `Subject: ${text}\r\n`, ...rest],
  });
  yield dkimCase('a changed body', { ...signed, body: `${signed.body}!\r\n` }, rsa, 'fail dkim_body_changed');
  yield dkimCase('a changed subject', withSubject('[list] Minutes'), rsa, 'fail dkim_header_changed');
  yield dkimCase(
    'both changed',
    { ...withSubject('[list] Minutes'), body: '' },
    rsa,
    'fail dkim_header_and_body_changed',
  );
  yield dkimCase('a subject folded, relaxed', withSubject('Minutes of\r\n \tthe meeting'), rsa, PASS);
  yield dkimCase('a second From on top', prepend(signed, 'From: eve@attack.example'), rsa, PASS);
  const fields = [signature, from, to, ...rest, subject];
  yield dkimCase('signed fields in another order', { ...signed, fields }, rsa, PASS);
  const oversigned = sign(draft(), { signedFields: ['from', 'from', 'subject'] });
  yield dkimCase(
    'a second From, where its absence is signed',
    prepend(oversigned, 'From: eve@attack.example'),
    rsa,
    'fail dkim_header_changed',
  );
}

/** chasquid's case 07, made here: two records at one selector, of which the second is the one. */
function severalKeys(): Case {
  const zone = { [`s1._domainkey.${DOMAIN}`]: { TXT: [rsa.record, ed25519.record, 'v=spf1 -all'] } };
  const message = sign(draft(), { key: ed25519 });
  return makeCase(
    'several records at one selector',
    'dkim',
    { zone, source: toText(message), now: NOW },
    ([check, ...rest]) => {
      expect(rest).toEqual([]);
      expect(check && inWords(check)).toBe(PASS);
      expect(check?.evidence.key?.type).toBe('ed25519');
    },
  );
}

function severalSignatures(): Case {
  const twice = sign(sign(draft(), { header: 'simple', body: 'simple' }), { bodyLength: 5 });
  return dkimCase('two signatures over one body', twice, rsa, [PASS, PASS]);
}
