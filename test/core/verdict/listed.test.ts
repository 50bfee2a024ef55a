/** When an SPF pass lists the server for the author, when nobody can say yet, and when it says nothing. */
import { describe, expect, it } from 'vitest';
import type { SpfCheck } from '../../../src/core/inspection/index.ts';
import type { VerdictFacts } from '../../../src/core/proof/facts.ts';
import { listed } from '../../../src/core/verdict/rules/listed.ts';
import { dmarc, facts, mailbox, messageFrom, NOBODYS, route, spf, trusted } from './facts.ts';

/** 'yes', 'no', 'pending', or why it is not known. */
function told(parts: Partial<VerdictFacts>): string {
  const ruling = listed(facts(parts), []);
  if (ruling.fits !== 'unknown') return ruling.fits;
  return ruling.pending ? 'pending' : ruling.why.code;
}

const passing = { spf: spf(), dmarc: dmarc({ result: 'pass', spf: { domain: 'legit.example', aligned: true } }) };
const OLD = { arrivedAt: '2026-10-01T00:00:00.000Z' };
const without = { spf: null, dmarc: null };
const recordedSpf = (result: 'pass' | 'fail', domain: string, clientIp: string | null = null) =>
  trusted({ spf: { result, domain, clientIp } });
/** An author below the domain that passes: whether the two are one, the record decides. */
const below = { message: messageFrom(mailbox('admin@mail.legit.example')), spf: spf(), dmarc: null };

const CASES: [says: string, parts: Partial<VerdictFacts>, told: string][] = [
  ['a pass for the author’s own domain', passing, 'yes'],
  [
    'the same, before DMARC is known: the same name is aligned whatever its record says',
    { ...passing, dmarc: null, progress: 'checking' },
    'yes',
  ],
  ['a user who submits: no server handed it over', { ...passing, route: route({ submission: true }) }, 'no'],
  ['nobody’s mailbox', { ...without, route: route(NOBODYS) }, 'verdict_reason_receiver_unknown'],
  [
    'nobody’s mailbox, and no author that a record could speak for',
    { ...without, route: route(NOBODYS), message: messageFrom() },
    'no',
  ],
  [
    'nobody’s mailbox, and an author at an address',
    { ...without, route: route(NOBODYS), message: messageFrom(mailbox('a@[192.0.2.1]')) },
    'no',
  ],
  ['checks by DNS switched off', { ...without, withoutDns: true }, 'verdict_reason_dns_off'],
  ['SPF that is still asked for', { ...without, progress: 'checking' }, 'pending'],
  [
    'SPF that was not asked for, since no client is known',
    { ...without, route: route({ client: null }) },
    'verdict_reason_client_unknown',
  ],
  [
    'the same for an envelope of another organization',
    { ...without, route: route({ client: null, mailFrom: { address: 'x@esp.test', source: 'return-path' } }) },
    'no',
  ],
  [
    'a sender that a limit hides, as no honest mail’s is',
    {
      ...without,
      route: route({ mailFrom: null, envelopeReason: { code: 'route_envelope_no_sender', values: {} } }),
      source: { ...facts().source, unread: [{ code: 'message_unread_header_fields', values: {} }] },
    },
    'no',
  ],
  [
    'a sender that is not there',
    { ...without, route: route({ mailFrom: null, envelopeReason: { code: 'route_envelope_no_sender', values: {} } }) },
    'verdict_reason_client_unknown',
  ],
  ['a record that lets everyone in', { ...passing, spf: spf({ letsEveryoneIn: true }) }, 'no'],
  [
    'such a record, in old mail that does not pass',
    { spf: spf({ result: 'softfail', letsEveryoneIn: true }), route: route(OLD) },
    'verdict_reason_old_mail',
  ],
  ['a fail', { spf: spf({ result: 'fail' }) }, 'no'],
  [
    'a fail by today’s record, in old mail',
    { spf: spf({ result: 'fail' }), route: route(OLD) },
    'verdict_reason_old_mail',
  ],
  [
    'a fail where the provider recorded a pass',
    { spf: spf({ result: 'fail' }), recorded: recordedSpf('pass', 'legit.example') },
    'verdict_reason_disagreement',
  ],
  [
    'a fail where it recorded another domain’s pass',
    { spf: spf({ result: 'fail' }), recorded: recordedSpf('pass', 'esp.test') },
    'no',
  ],
  ['an author below the domain, while DMARC is asked for', { ...below, progress: 'checking' }, 'pending'],
  ['an author below the domain, when DMARC got no answer', below, 'verdict_reason_dmarc_unavailable'],
  ['a pass where the provider recorded a fail', { ...passing, recorded: recordedSpf('fail', 'legit.example') }, 'no'],
  [
    'a pass where it recorded a fail of its gateway’s address',
    { ...passing, route: route({ gateway: true }), recorded: recordedSpf('fail', 'legit.example', '198.51.100.9') },
    'yes',
  ],
  [
    'a pass where it recorded a fail of that very client behind its gateway',
    { ...passing, route: route({ gateway: true }), recorded: recordedSpf('fail', 'legit.example', '192.0.2.1') },
    'no',
  ],
  ['no answer about the sender', { spf: spf({ result: 'temperror' }) }, 'verdict_reason_spf_unavailable'],
  ['no answer at a name of the sender’s own choice', { spf: atSendersName(spf({ result: 'temperror' })) }, 'no'],
];

function atSendersName(check: SpfCheck): SpfCheck {
  return { ...check, evidence: { ...check.evidence, troubleAtSendersName: true } };
}

describe('a server that the author’s domain lists:', () => {
  it.each(CASES)('%s', (_says, parts, expected) => {
    expect(told(parts)).toBe(expected);
  });
});
