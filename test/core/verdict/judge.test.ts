import { describe, expect, it } from 'vitest';
import type { ArcSet, DkimCheck, Level } from '../../../src/core/inspection/index.ts';
import type { VerdictFacts } from '../../../src/core/proof/facts.ts';
import { judge } from '../../../src/core/verdict/judge.ts';
import { dnsText } from '../../fakes/inspection-parts.ts';
import {
  arc,
  arcSet,
  borderHop,
  type DkimParts,
  dkim,
  dmarc,
  facts,
  field,
  mailbox,
  messageFrom,
  NOBODYS,
  route,
  spf,
  trusted,
  trustedDmarc,
} from './facts.ts';

/** Each line: what the mail is like, the facts, the level, the code of its one reason. */
type Case = [says: string, facts: Partial<VerdictFacts>, level: Level, reason: string];

function table(title: string, cases: Case[]): void {
  describe(title, () => {
    for (const [says, parts, level, reason] of cases) {
      it(`${says} is ${level}`, () => {
        const verdict = judge(facts(parts));
        expect([verdict.level, verdict.reason.code]).toEqual([level, reason]);
      });
    }
  });
}

const failing = (parts: DkimParts = {}) => dkim({ result: 'fail', ...parts });
const timeout = (domain = 'legit.example') => dkim({ domain, result: 'temperror', code: 'dkim_key_unavailable' });
const unanswered: DkimParts = { result: 'temperror', code: 'dkim_key_unavailable' };
/** No key came, and nothing of the body was compared. */
function unread(bodyLength: number | null, parts = unanswered): DkimCheck {
  const check = dkim({ ...parts, bodyLength });
  return { ...check, evidence: { ...check.evidence, bodyBytes: null, signedBytes: null } };
}
/** What stands at the top of the header stands above the border. */
const AT_THE_TOP = route({ hops: [borderHop({ fieldIndex: 1 })] });
const old = { arrivedAt: '2026-11-01T02:00:00.000Z' };
/** A set that records a pass too, behind its first result. */
function secondThoughts(set: ArcSet): ArcSet {
  const passing = arcSet(1, set.sealer, 'pass=legit.example').authenticationResults;
  const first = set.authenticationResults;
  if (!first || !passing) throw new Error('a set with results is needed');
  return { ...set, authenticationResults: { ...first, results: [...first.results, ...passing.results] } };
}
function overAnotherHeader(canonicalization: string): DkimCheck {
  const check = failing({ code: 'dkim_header_changed', header: 'fail', body: 'none' });
  return { ...check, evidence: { ...check.evidence, canonicalization } };
}
const sub = messageFrom(mailbox('admin@mail.legit.example'));
const passing = dmarc({ result: 'pass' });
const noRecord = dmarc({ record: false });
const sealed = {
  fields: [field('ARC-Seal')],
  user: { ownDomains: [], trustedSealers: ['fwd.example', 'list.example'] },
};

table('ambiguous:', [
  ['no From field', { message: messageFrom() }, 'ambiguous', 'verdict_reason_from_missing'],
  [
    'two mailboxes in From, even signed and vouched for,',
    {
      message: messageFrom(mailbox('a@legit.example'), mailbox('b@attack.example')),
      dkim: [dkim()],
      recorded: trustedDmarc('pass'),
    },
    'ambiguous',
    'verdict_reason_several_authors',
  ],
  [
    'two From fields',
    {
      message: {
        ...messageFrom(),
        from: [
          { fieldIndex: 0, mailboxes: [mailbox('a@attack.example')], text: '', wellFormed: true },
          { fieldIndex: 1, mailboxes: [mailbox('b@legit.example')], text: '', wellFormed: true },
        ],
      },
    },
    'ambiguous',
    'verdict_reason_from_repeated',
  ],
  [
    'a malformed From',
    {
      message: {
        ...messageFrom(),
        from: [{ fieldIndex: 0, mailboxes: [mailbox('a@legit.example')], text: '', wellFormed: false }],
      },
    },
    'ambiguous',
    'verdict_reason_from_malformed',
  ],
  [
    'a From that is a name alone',
    {
      message: {
        ...messageFrom(),
        from: [{ fieldIndex: 0, mailboxes: [mailbox('')], text: '', wellFormed: false }],
      },
    },
    'ambiguous',
    'verdict_reason_from_without_address',
  ],
]);

table('verified:', [
  ['a valid signature of the very domain', { dkim: [dkim()], dmarc: passing }, 'verified', 'verdict_reason_signature'],
  ['the same without a DMARC record', { dkim: [dkim()], dmarc: noRecord }, 'verified', 'verdict_reason_signature'],
  [
    'the same with DNS trouble about the DMARC record',
    { dkim: [dkim()], dmarc: dmarc({ record: false, result: 'temperror' }) },
    'verified',
    'verdict_reason_signature',
  ],
  [
    'a valid signature of another domain of the organization',
    { dkim: [dkim({ domain: 'esp.legit.example' })], dmarc: dmarc({ result: 'pass', aligned: ['esp.legit.example'] }) },
    'verified',
    'verdict_reason_signature_aligned',
  ],
  [
    'a valid signature of the domain above, without a DMARC record,',
    { message: sub, dkim: [dkim()], dmarc: noRecord },
    'verified',
    'verdict_reason_signature_above',
  ],
  [
    'one valid signature among broken ones',
    { dkim: [failing(), timeout(), dkim()], dmarc: passing },
    'verified',
    'verdict_reason_signature',
  ],
  [
    'a signature with an l= that covers all there is',
    { dkim: [dkim({ bodyLength: 100, signedBytes: 100 })], dmarc: passing },
    'verified',
    'verdict_reason_signature',
  ],
  [
    'a valid signature, from anywhere,',
    { dkim: [dkim()], dmarc: passing, route: route(NOBODYS), spf: null },
    'verified',
    'verdict_reason_signature',
  ],
  [
    'a valid signature, whatever the provider recorded,',
    { dkim: [dkim()], dmarc: passing, recorded: trustedDmarc('fail', 'reject') },
    'verified',
    'verdict_reason_signature',
  ],
]);

table('not verified, since', [
  [
    'a signature of the domain below its author, without a DMARC record,',
    { dkim: [dkim({ domain: 'esp.legit.example' })], dmarc: noRecord },
    'unverified',
    'verdict_reason_other_signer',
  ],
  [
    'a signature of a top-level domain',
    { dkim: [dkim({ domain: 'example' })], dmarc: noRecord },
    'unverified',
    'verdict_reason_other_signer',
  ],
  [
    'a domain whose name ends alike',
    { message: messageFrom(mailbox('a@notlegit.example')), dkim: [dkim()], dmarc: noRecord },
    'unverified',
    'verdict_reason_other_signer',
  ],
  [
    'a signature of the organization under strict alignment',
    {
      message: sub,
      dkim: [dkim()],
      dmarc: dmarc({ strict: true, policy: 'none', unaligned: ['legit.example'] }),
    },
    'unverified',
    'verdict_reason_other_signer',
  ],
  [
    'a valid signature of somebody else',
    { dkim: [dkim({ domain: 'attack.example' })], dmarc: dmarc({ unaligned: ['attack.example'] }) },
    'failed',
    'verdict_reason_other_signer',
  ],
]);

table('altered:', [
  [
    'a tail behind l=',
    { dkim: [dkim({ bodyLength: 40, signedBytes: 40 })], dmarc: passing },
    'altered',
    'verdict_reason_part_unsigned',
  ],
  [
    'a Subject added on top',
    { dkim: [dkim({ addedFields: ['subject'] })], dmarc: passing },
    'altered',
    'verdict_reason_field_added',
  ],
  [
    "a Subject added on top, with the provider's pass,",
    { dkim: [dkim({ addedFields: ['subject'] })], dmarc: passing, recorded: trustedDmarc('pass') },
    'altered',
    'verdict_reason_field_added',
  ],
  [
    'a Subject added on top, from a listed server,',
    { dkim: [dkim({ addedFields: ['subject'] })], dmarc: passing, spf: spf() },
    'altered',
    'verdict_reason_field_added',
  ],
]);

table('vouched:', [
  ['a recorded dmarc=pass', { recorded: trustedDmarc('pass') }, 'vouched', 'verdict_reason_recorded_dmarc'],
  [
    'a recorded dmarc=pass with checks switched off',
    { recorded: trustedDmarc('pass'), withoutDns: true, spf: null, dmarc: null },
    'vouched',
    'verdict_reason_recorded_without_dns',
  ],
  [
    'a recorded dmarc=pass of a mail whose key is gone',
    {
      recorded: trustedDmarc('pass'),
      dkim: [dkim({ result: 'permerror', code: 'dkim_key_nxdomain' })],
      route: route(old),
    },
    'vouched',
    'verdict_reason_recorded_key_gone',
  ],
  [
    'a recorded dmarc=pass of a mail that the webmail re-encoded',
    {
      recorded: trustedDmarc('pass'),
      dkim: [failing({ header: 'pass' })],
      source: { ...facts().source, fidelity: 'rewritten' },
    },
    'vouched',
    'verdict_reason_recorded_rewritten',
  ],
  [
    'a recorded dmarc=pass while the DNS is down',
    { recorded: trustedDmarc('pass'), dkim: [timeout()], dmarc: dmarc({ result: 'temperror', record: false }) },
    'vouched',
    'verdict_reason_recorded_dns_trouble',
  ],
  [
    'the same with a signature of which no length is told',
    { recorded: trustedDmarc('pass'), dkim: [unread(null)] },
    'vouched',
    'verdict_reason_recorded_dns_trouble',
  ],
  [
    'a recorded dmarc=pass of a mail whose header alone was changed since',
    { recorded: trustedDmarc('pass'), dkim: [overAnotherHeader('relaxed/relaxed')] },
    'vouched',
    'verdict_reason_recorded_changed',
  ],
  [
    'a recorded dmarc=pass of a mail that was changed since',
    { recorded: trustedDmarc('pass'), dkim: [failing()] },
    'vouched',
    'verdict_reason_recorded_changed',
  ],
  [
    'a recorded dkim=pass of the very domain',
    { recorded: trusted({ dkim: [{ result: 'pass', domain: 'legit.example', selector: null }] }) },
    'vouched',
    'verdict_reason_recorded_dkim',
  ],
  [
    'a signature that verifies once one known change is undone',
    { dkim: [failing({ undone: 'dkim_undone_line_ends' })], dmarc: dmarc() },
    'vouched',
    'dkim_undone_line_ends',
  ],
  [
    'a chain of trusted sealers down to the one who recorded dmarc=pass',
    {
      ...sealed,
      arc: arc('pass', arcSet(1, 'list.example', 'pass=legit.example'), arcSet(2, 'fwd.example')),
      dmarc: dmarc(),
    },
    'vouched',
    'verdict_reason_arc',
  ],
]);

table('not vouched, since', [
  [
    'a recorded dmarc=pass for another domain',
    { recorded: trustedDmarc('pass', null, 'attack.example') },
    'unverified',
    'verdict_reason_not_listed',
  ],
  [
    'a recorded dmarc=pass for nobody knows whom',
    { recorded: trustedDmarc('pass', null, null) },
    'unverified',
    'verdict_reason_not_listed',
  ],
  [
    'dmarc=bestguesspass',
    { recorded: trustedDmarc('pass', null, 'legit.example', 'bestguesspass') },
    'unverified',
    'verdict_reason_not_listed',
  ],
  [
    'a recorded pass of an inferred receiver',
    { recorded: trustedDmarc('pass'), route: route({ standing: 'inferred' }) },
    'unchecked',
    'verdict_reason_border_inferred',
  ],
  [
    'a recorded dkim=pass beside dmarc=fail',
    {
      recorded: trusted({
        dkim: [{ result: 'pass', domain: 'legit.example', selector: null }],
        dmarc: { result: 'fail', domain: 'legit.example', policy: 'none', word: 'fail' },
      }),
    },
    'unverified',
    'verdict_reason_not_listed',
  ],
  [
    'a recorded dkim=fail of the author’s own, and a pass of nobody knows whom',
    {
      recorded: trusted({
        dkim: [
          { result: 'fail', domain: 'legit.example', selector: null },
          { result: 'pass', domain: null, selector: null },
        ],
      }),
    },
    'unverified',
    'verdict_reason_not_listed',
  ],
  [
    'a recorded dkim=pass of somebody else',
    { recorded: trusted({ dkim: [{ result: 'pass', domain: 'esp.example', selector: null }] }) },
    'unverified',
    'verdict_reason_not_listed',
  ],
  [
    'a chain with a stranger in it',
    {
      ...sealed,
      arc: arc('pass', arcSet(1, 'list.example', 'pass=legit.example'), arcSet(2, 'attack.example')),
    },
    'unverified',
    'verdict_reason_not_listed',
  ],
  [
    'a chain in which words of a sender’s may have written what a trusted sealer recorded',
    {
      ...sealed,
      arc: arc(
        'pass',
        { ...arcSet(1, 'list.example', 'pass=legit.example'), unreliable: true },
        arcSet(2, 'fwd.example'),
      ),
    },
    'unverified',
    'verdict_reason_not_listed',
  ],
  [
    'a chain over a mail with a second Subject that only some programs see',
    {
      ...sealed,
      message: {
        ...messageFrom(mailbox('admin@legit.example')),
        hiddenFields: [{ name: 'Subject', fieldIndex: 0, text: 'Pay now' }],
      },
      arc: arc('pass', arcSet(1, 'list.example', 'pass=legit.example'), arcSet(2, 'fwd.example')),
    },
    'unverified',
    'verdict_reason_not_listed',
  ],
  [
    'a chain begun by a stranger',
    {
      ...sealed,
      arc: arc('pass', arcSet(1, 'attack.example', 'pass=legit.example'), arcSet(2, 'fwd.example')),
    },
    'unverified',
    'verdict_reason_not_listed',
  ],
  [
    'a chain that recorded a pass for another domain',
    { ...sealed, arc: arc('pass', arcSet(1, 'list.example', 'pass=attack.example')) },
    'unverified',
    'verdict_reason_not_listed',
  ],
  [
    'a chain that recorded a failure first and a pass behind it',
    { ...sealed, arc: arc('pass', secondThoughts(arcSet(1, 'list.example', 'fail=legit.example'))) },
    'unverified',
    'verdict_reason_not_listed',
  ],
  [
    'a second Subject above what a trusted sealer sealed',
    {
      ...sealed,
      fields: [field('Subject', 'Pay'), field('Subject', 'Hello', 'claimed', 1)],
      arc: arc('pass', arcSet(1, 'list.example', 'pass=legit.example')),
    },
    'unverified',
    'verdict_reason_not_listed',
  ],
  [
    'a recorded pass of mail whose own signature went unread',
    { recorded: trustedDmarc('pass'), dkim: [dkim({ result: 'neutral', code: 'dkim_unread' })] },
    'unverified',
    'dkim_unread',
  ],
  [
    'a recorded pass of mail that a signature, if its key came, would show to be longer than signed',
    { recorded: trustedDmarc('pass'), dkim: [dkim({ ...unanswered, bodyLength: 50, signedBytes: 50 })] },
    'unchecked',
    'verdict_reason_key_unavailable',
  ],
  [
    'the same where nothing of the body was compared either',
    { recorded: trustedDmarc('pass'), dkim: [unread(50)] },
    'unchecked',
    'verdict_reason_key_unavailable',
  ],
  [
    'the same with a key that nothing computes with',
    { recorded: trustedDmarc('pass'), dkim: [unread(50, { result: 'neutral', code: 'dkim_key_too_large' })] },
    'unchecked',
    'dkim_key_too_large',
  ],
  [
    'the same without DNS',
    {
      withoutDns: true,
      spf: null,
      dmarc: null,
      recorded: trustedDmarc('pass'),
      dkim: [dkim({ ...unanswered, addedFields: ['subject'] })],
    },
    'unchecked',
    'verdict_reason_dns_off',
  ],
  [
    'a broken chain of trusted sealers',
    { ...sealed, arc: arc('fail', arcSet(1, 'list.example', 'pass=legit.example')) },
    'unverified',
    'verdict_reason_not_listed',
  ],
  [
    'an undone change of a signature that is not aligned',
    { dkim: [failing({ domain: 'attack.example', undone: 'dkim_undone_line_ends' })] },
    'unverified',
    'verdict_reason_not_listed',
  ],
]);

table('listed:', [
  ['an aligned SPF pass', { spf: spf(), dmarc: passing }, 'listed', 'verdict_reason_listed'],
  ['an aligned SPF pass without a DMARC record', { spf: spf(), dmarc: noRecord }, 'listed', 'verdict_reason_listed'],
  [
    'an SPF pass of another domain of the organization',
    {
      spf: spf({ domain: 'bounce.legit.example' }),
      dmarc: dmarc({ result: 'pass', spf: { domain: 'bounce.legit.example', aligned: true } }),
    },
    'listed',
    'verdict_reason_listed',
  ],
  [
    'an aligned SPF pass of old mail',
    { spf: spf(), dmarc: passing, route: route(old) },
    'listed',
    'verdict_reason_listed_today',
  ],
  [
    'an aligned SPF pass beside a signature whose key did not come',
    { spf: spf(), dmarc: passing, dkim: [timeout()] },
    'listed',
    'verdict_reason_listed',
  ],
  [
    'an aligned SPF pass beside a recorded temperror',
    { spf: spf(), dmarc: passing, recorded: trusted({ spf: { result: 'temperror', domain: null, clientIp: null } }) },
    'listed',
    'verdict_reason_listed',
  ],
]);

table('not listed, since', [
  [
    'an SPF pass of somebody else',
    { spf: spf({ domain: 'attack.example' }), dmarc: noRecord },
    'unverified',
    'verdict_reason_spf_other',
  ],
  [
    'a record that lets everyone in',
    { spf: spf({ letsEveryoneIn: true }), dmarc: passing },
    'unverified',
    'verdict_reason_spf_everyone',
  ],
  [
    'a border that is not known',
    {
      spf: spf(),
      dmarc: passing,
      route: route({
        standing: 'unknown',
        border: null,
        reason: { code: 'route_border_no_profile', values: { host: 'mx.other.example', receiver: 'Rcpt Mail' } },
      }),
    },
    'unchecked',
    'route_border_no_profile',
  ],
  [
    'a border that is only inferred',
    { spf: spf(), dmarc: passing, route: route({ standing: 'inferred' }) },
    'unchecked',
    'verdict_reason_border_inferred',
  ],
  [
    "nobody's mailbox",
    { spf: null, dmarc: noRecord, route: route(NOBODYS) },
    'unchecked',
    'verdict_reason_receiver_unknown',
  ],
  [
    'a recorded spf=fail',
    { spf: spf(), dmarc: passing, recorded: trusted({ spf: { result: 'fail', domain: null, clientIp: null } }) },
    'unverified',
    'verdict_reason_contradicted',
  ],
  [
    'a recorded dmarc=fail',
    { spf: spf(), dmarc: dmarc({ result: 'pass', policy: 'none' }), recorded: trustedDmarc('fail', 'none') },
    'unverified',
    'verdict_reason_contradicted',
  ],
]);

const own = messageFrom(mailbox('ann@rcpt.example'));
table('internal:', [
  [
    'mail handed in by a user with an own domain',
    { message: own, route: route({ submission: true, client: null }), spf: null, dmarc: noRecord },
    'internal',
    'verdict_reason_submission',
  ],
  [
    'own sent mail',
    {
      message: own,
      route: route({ hops: [], standing: 'unknown', border: null, client: null, arrivedAt: null }),
      spf: null,
      dmarc: noRecord,
    },
    'internal',
    'verdict_reason_own_sent',
  ],
  [
    'mail that Exchange marked above its border',
    {
      fields: [field('X-MS-Exchange-Organization-AuthAs', 'Internal', 'recorded')],
      route: AT_THE_TOP,
    },
    'internal',
    'verdict_reason_auth_as_internal',
  ],
  ...[{ with: 'mapi' }, { form: 'Exchange', with: 'Microsoft SMTP Server' }].map(
    (hop): Case => [
      `mail that a user handed in at Exchange (${hop.with}) and that it marked`,
      {
        fields: [field('X-MS-Exchange-Organization-AuthAs', 'Internal', 'recorded', 9)],
        route: route({ submission: true, client: null, hops: [borderHop(hop)] }),
      },
      'internal',
      'verdict_reason_auth_as_internal',
    ],
  ),
]);

table('not internal, since', [
  [
    'mail handed in by a user under a foreign name',
    {
      route: route({ submission: true, client: null, hops: [borderHop({ authenticated: 'bob' })] }),
      spf: null,
      dmarc: dmarc(),
      recorded: trustedDmarc('fail', 'reject'),
    },
    'unverified',
    'verdict_reason_submitted_inside',
  ],
  [
    'mail handed in by a user whom the server does not name',
    {
      route: route({ submission: true, client: null, hops: [borderHop({ authenticated: '' })] }),
      spf: null,
      dmarc: dmarc(),
      recorded: trustedDmarc('fail', 'reject'),
    },
    'unverified',
    'verdict_reason_submitted_unnamed',
  ],
  [
    'a mark that the sender wrote',
    { fields: [field('X-MS-Exchange-Organization-AuthAs', 'Internal', 'claimed')] },
    'unverified',
    'verdict_reason_not_listed',
  ],
  [
    'a mark below the border of mail that came from outside, where the sender writes too',
    { fields: [field('X-MS-Exchange-Organization-AuthAs', 'Internal', 'recorded', 9)] },
    'unverified',
    'verdict_reason_not_listed',
  ],
  [
    'a mark below the border of a server that is not Exchange, handed in by a user',
    {
      fields: [field('X-MS-Exchange-Organization-AuthAs', 'Internal', 'recorded', 9)],
      route: route({ submission: true, client: null, hops: [borderHop({ authenticated: 'bob', form: 'Postfix' })] }),
    },
    'unverified',
    'verdict_reason_submitted_inside',
  ],
  [
    'a mark beside a second one, which the sender may have written',
    {
      fields: [
        field('X-MS-Exchange-Organization-AuthAs', 'Internal', 'recorded'),
        field('X-MS-Exchange-Organization-AuthAs', 'Anonymous', 'recorded', 1),
      ],
      route: AT_THE_TOP,
    },
    'unverified',
    'verdict_reason_not_listed',
  ],
  [
    'a mark on mail whose DMARC failure the receiver recorded',
    {
      fields: [field('X-MS-Exchange-Organization-AuthAs', 'Internal', 'recorded')],
      route: AT_THE_TOP,
      recorded: trustedDmarc('fail', 'reject'),
      dmarc: dmarc(),
    },
    'failed',
    'verdict_reason_both_fail',
  ],
  [
    'a mark on mail whose SPF failure the receiver recorded',
    {
      fields: [field('X-MS-Exchange-Organization-AuthAs', 'Internal', 'recorded')],
      route: AT_THE_TOP,
      recorded: trusted({ spf: { result: 'fail', domain: 'legit.example', clientIp: null } }),
    },
    'unverified',
    'verdict_reason_not_listed',
  ],
  [
    'a mark with an inferred receiver',
    {
      fields: [field('X-MS-Exchange-Organization-AuthAs', 'Internal', 'recorded')],
      route: { ...AT_THE_TOP, standing: 'inferred' },
    },
    'unchecked',
    'verdict_reason_border_inferred',
  ],
  [
    "own mail in nobody's mailbox",
    { message: own, route: route({ ...NOBODYS, hops: [] }), spf: null, dmarc: noRecord },
    'unchecked',
    'verdict_reason_receiver_unknown',
  ],
]);

table('failed:', [
  ['unsigned mail from a server that is not listed', { dmarc: dmarc() }, 'failed', 'verdict_reason_not_listed'],
  ['the same under p=quarantine', { dmarc: dmarc({ policy: 'quarantine' }) }, 'failed', 'verdict_reason_not_listed'],
  [
    'an SPF pass of somebody else',
    { dmarc: dmarc(), spf: spf({ domain: 'attack.example' }) },
    'failed',
    'verdict_reason_spf_other',
  ],
  ['a changed body', { dmarc: dmarc(), dkim: [failing()] }, 'failed', 'verdict_reason_body_changed'],
  [
    'a changed header',
    { dmarc: dmarc(), dkim: [failing({ body: 'pass' })] },
    'failed',
    'verdict_reason_header_changed',
  ],
  [
    'an invented selector',
    { dmarc: dmarc(), dkim: [dkim({ result: 'permerror', code: 'dkim_key_nxdomain' })] },
    'failed',
    'verdict_reason_key_missing',
  ],
  [
    'a domain that does not exist, under np=reject,',
    { message: sub, dmarc: dmarc({ domainExists: false }) },
    'failed',
    'verdict_reason_domain_missing',
  ],
  [
    'a recorded dmarc=fail, even of old mail whose own checks are not determined,',
    { dmarc: dmarc(), recorded: trustedDmarc('fail'), route: route(old), dkim: [timeout()] },
    'failed',
    'verdict_reason_both_fail',
  ],
  [
    'a recorded dmarc=fail p=reject without DNS',
    { withoutDns: true, spf: null, dmarc: null, recorded: trustedDmarc('fail', 'reject') },
    'failed',
    'verdict_reason_provider_fail',
  ],
  [
    'a recorded dmarc=fail p=reject of an author whose name servers answer nobody',
    {
      dmarc: dmarc({ result: 'temperror', record: false }),
      recorded: trustedDmarc('fail', 'reject'),
      dns: [dnsText('attack.test', 'spf', 'v=spf1 -all')],
    },
    'failed',
    'verdict_reason_provider_fail',
  ],
  [
    'a recorded dmarc=fail p=reject where nothing answers',
    { dmarc: dmarc({ result: 'temperror', record: false }), recorded: trustedDmarc('fail', 'reject') },
    'unchecked',
    'verdict_reason_dmarc_unavailable',
  ],
  [
    'a List-Id and a chain sealed by strangers',
    {
      dmarc: dmarc(),
      message: { ...messageFrom(mailbox('a@legit.example')), listId: 'team.list.example' },
      arc: arc('pass', arcSet(1, 'attack.example', 'pass=legit.example')),
      fields: [field('ARC-Seal'), field('List-Id')],
    },
    'failed',
    'verdict_reason_not_listed',
  ],
]);

table('not failed, since', [
  ['p=none', { dmarc: dmarc({ policy: 'none' }) }, 'unverified', 'verdict_reason_not_listed'],
  [
    'p=none with a recorded fail',
    { recorded: trustedDmarc('fail', 'none') },
    'unverified',
    'verdict_reason_not_listed',
  ],
  ['old mail', { dmarc: dmarc(), route: route(old) }, 'unchecked', 'verdict_reason_old_mail'],
  [
    'mail that arrived nobody knows when',
    { dmarc: dmarc(), spf: spf({ domain: 'attack.example' }), route: route({ arrivedAt: null }) },
    'unchecked',
    'verdict_reason_arrival_unknown',
  ],
  [
    'a key gone since',
    { dmarc: dmarc(), dkim: [dkim({ result: 'permerror', code: 'dkim_key_nxdomain' })], route: route(old) },
    'unchecked',
    'verdict_reason_key_gone',
  ],
  [
    'a key that did not come',
    { dmarc: dmarc({ result: 'temperror' }), dkim: [timeout()] },
    'unchecked',
    'verdict_reason_key_unavailable',
  ],
  [
    'a DMARC record that did not come',
    { dmarc: dmarc({ result: 'temperror', record: false }) },
    'unchecked',
    'verdict_reason_dmarc_unavailable',
  ],
  [
    'an SPF record that did not come',
    { dmarc: dmarc({ result: 'temperror' }), spf: spf({ result: 'temperror' }) },
    'unchecked',
    'verdict_reason_spf_unavailable',
  ],
  [
    'a client address that the receiver and the route tell differently',
    {
      dmarc: dmarc(),
      spf: null,
      spfReason: { code: 'verdict_reason_disagreement', values: {} },
    },
    'unchecked',
    'verdict_reason_disagreement',
  ],
  [
    'a recorded spf=pass against a record of today',
    { dmarc: dmarc(), recorded: trusted({ spf: { result: 'pass', domain: 'legit.example', clientIp: null } }) },
    'unchecked',
    'verdict_reason_disagreement',
  ],
  [
    'a recorded dmarc=fail behind a gateway, whose border is unknown',
    {
      dmarc: dmarc(),
      recorded: trustedDmarc('fail'),
      route: route({ gateway: true, client: null }),
      spf: null,
      dkim: [timeout()],
    },
    'unchecked',
    'verdict_reason_key_unavailable',
  ],
  [
    'a recorded dmarc=fail of another domain',
    { dmarc: dmarc({ policy: 'none' }), recorded: trustedDmarc('fail', 'reject', 'other.example') },
    'unverified',
    'verdict_reason_not_listed',
  ],
  [
    'a recorded dmarc=fail p=reject, where the record that was found asks for nothing, and a key does not come',
    {
      dmarc: dmarc({ result: 'temperror', policy: 'none' }),
      dkim: [timeout()],
      recorded: trustedDmarc('fail', 'reject'),
    },
    'unchecked',
    'verdict_reason_key_unavailable',
  ],
  [
    'a recorded dmarc=fail without DNS and without word of the policy',
    { withoutDns: true, spf: null, dmarc: null, recorded: trustedDmarc('fail') },
    'unchecked',
    'verdict_reason_dns_off',
  ],
  [
    'a re-encoded body',
    { dmarc: dmarc(), dkim: [failing({ header: 'pass' })], source: { ...facts().source, fidelity: 'rewritten' } },
    'unchecked',
    'verdict_reason_rewritten',
  ],
  [
    'another header, in a source written anew, under a signature that forgives no fold',
    {
      dmarc: dmarc({ policy: 'reject' }),
      dkim: [overAnotherHeader('simple/simple')],
      source: { ...facts().source, fidelity: 'rewritten' },
    },
    'unchecked',
    'verdict_reason_rewritten',
  ],
  [
    'an SPF pass where a program on the server could have written who handed the mail over',
    { spf: spf(), dmarc: passing, route: route({ resubmitted: true }) },
    'unchecked',
    'route_border_resubmitted',
  ],
  [
    'a header alone',
    {
      dmarc: dmarc(),
      dkim: [dkim({ result: 'neutral', body: 'none' })],
      source: { ...facts().source, fidelity: 'headers' },
    },
    'unchecked',
    'verdict_reason_headers_only',
  ],
]);

table('unchecked:', [
  [
    'a source that cannot be read',
    { source: { ...facts().source, problem: { code: 'message_source_empty', values: {} } } },
    'unchecked',
    'message_source_empty',
  ],
  [
    'a signed source that was cut off',
    {
      dmarc: dmarc(),
      dkim: [failing({ result: 'neutral', body: 'none', header: 'pass' })],
      source: { ...facts().source, problem: { code: 'message_source_clipped', values: {} } },
    },
    'unchecked',
    'message_source_clipped',
  ],
  [
    'mail with checks switched off',
    { withoutDns: true, spf: null, dmarc: null, fields: [field('DKIM-Signature')] },
    'unchecked',
    'verdict_reason_dns_off',
  ],
  [
    'a chain of trusted sealers whose keys did not come',
    { ...sealed, arc: arc('temperror', arcSet(1, 'list.example', 'pass=legit.example')) },
    'unchecked',
    'verdict_reason_arc_unavailable',
  ],
]);

table('unverified:', [
  ['everything determined and nothing proven', {}, 'unverified', 'verdict_reason_not_listed'],
  [
    'an address with a network address for a domain',
    { message: messageFrom(mailbox('x@[192.0.2.1]')), dmarc: null, spf: spf({ domain: 'attack.example' }) },
    'unverified',
    'verdict_reason_domain_literal',
  ],
  [
    'DNS trouble about somebody else',
    { dkim: [timeout('attack.other')], spf: spf({ domain: 'attack.other', result: 'temperror' }), dmarc: noRecord },
    'unverified',
    'verdict_reason_nothing',
  ],
]);

describe('a headline', () => {
  it('names the author’s domain that DMARC was evaluated for', () => {
    const verdict = judge(
      facts({ message: sub, dkim: [dkim()], dmarc: dmarc({ result: 'pass', aligned: ['legit.example'] }) }),
    );
    expect([verdict.domain, verdict.headline.values['domain']]).toEqual(['mail.legit.example', 'mail.legit.example']);
  });

  it('names the signer where no DMARC record ties the author to it', () => {
    const verdict = judge(facts({ message: sub, dkim: [dkim()], dmarc: noRecord }));
    expect([verdict.domain, verdict.headline.values['domain']]).toEqual(['legit.example', 'legit.example']);
  });

  it('says "the list" where a list put its own address into From', () => {
    const message = { ...messageFrom(mailbox('team@legit.example', 'Alice via Team')), listId: 'team.legit.example' };
    expect(judge(facts({ message, dkim: [dkim()], dmarc: passing })).headline.code).toBe('verdict_verified_list');
    const plain = { ...message, listId: '' };
    expect(judge(facts({ message: plain, dkim: [dkim()], dmarc: passing })).headline.code).toBe('verdict_verified');
  });

  it('tells whose red it is', () => {
    expect(judge(facts({ dmarc: dmarc() })).headline.code).toBe('verdict_failed_reject');
    expect(judge(facts({ dmarc: dmarc({ policy: 'quarantine' }) })).headline.code).toBe('verdict_failed_quarantine');
    const off = { withoutDns: true, spf: null, dmarc: null };
    expect(judge(facts({ ...off, recorded: trustedDmarc('fail', 'quarantine') })).headline.code).toBe(
      'verdict_failed_provider_quarantine',
    );
  });
});

describe('what costs a forger nothing keeps nothing red away:', () => {
  const free: [string, Partial<VerdictFacts>, string][] = [
    [
      'an ARC set that nobody can check, over a recorded dmarc=fail',
      {
        ...sealed,
        dmarc: dmarc(),
        recorded: trustedDmarc('fail'),
        arc: arc('temperror', arcSet(1, 'list.example', 'pass=legit.example')),
      },
      'verdict_reason_both_fail',
    ],
    [
      'fields past the limit',
      {
        dmarc: dmarc(),
        source: { ...facts().source, unread: [{ code: 'message_unread_header_fields', values: {} }] },
      },
      'verdict_reason_nothing',
    ],
    [
      'a header that fails over exact header bytes, beside a body that is not there',
      {
        dmarc: dmarc(),
        source: { ...facts().source, fidelity: 'headers' },
        dkim: [dkim({ result: 'fail', code: 'dkim_header_changed', header: 'fail', body: 'none' })],
      },
      'verdict_reason_header_changed',
    ],
  ];
  for (const [what, changed, reason] of free) {
    it(what, () => {
      const { level, reason: why } = judge(facts(changed));
      expect([level, why.code]).toEqual(['failed', reason]);
    });
  }
});
