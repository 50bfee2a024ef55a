/** Where a finding has nothing to tell, or another thing: each condition from its other side. */
import { describe, expect, it } from 'vitest';
import { readsAsLatin } from '../../../src/core/findings/confusables.ts';
import { areRelated } from '../../../src/core/findings/domains.ts';
import type { DnsQuestion, MessageFacts } from '../../../src/core/inspection/index.ts';
import {
  arc,
  arcSet,
  borderHop,
  dkim,
  dmarc,
  field,
  mailbox,
  messageFrom,
  route,
  spf,
  trusted,
} from '../verdict/facts.ts';
import { facts, message, table } from './facts.ts';

const box = (address: string, more: Partial<MessageFacts> = {}) => ({
  message: { ...messageFrom(mailbox(address)), ...more },
});
const evidence = (check: ReturnType<typeof dkim>, more: Partial<(typeof check)['evidence']>) => ({
  ...check,
  evidence: { ...check.evidence, ...more },
});
/** Signed anew by somebody who speaks for the author too, so that nothing of the broken one matters. */
const sound = dkim({ domain: 'mail.legit.example' });
const broken = (parts: Parameters<typeof dkim>[0] = {}) => dkim({ result: 'fail', ...parts });
const rewritten = { ...facts().source, fidelity: 'rewritten' as const };
const hops = (...all: Parameters<typeof borderHop>) => route({ hops: all.map((hop) => borderHop(hop)) });

describe('two domains belong together', () => {
  const related = (one: string, other: string) => [areRelated(one, other), areRelated(other, one)];
  const found = { dmarc: dmarc() };

  it('where one stands above the other, or both share a parent that is no registry\u2019s', () => {
    for (const [one, other] of [
      ['legit.example', 'mail.legit.example'],
      ['a.legit.example', 'b.legit.example'],
      ['a.legit.co.uk', 'b.legit.co.uk'],
      ['a.ab.co.uk', 'b.ab.co.uk'],
    ] as const)
      expect(related(one, other), `${one} ${other}`).toEqual([true, true]);
  });

  it('not where the parent may be a registry\u2019s, or there is none', () => {
    for (const [one, other] of [
      ['legit.co.jp', 'attack.co.jp'],
      ['legit.com', 'attack.com'],
      ['legit.example', 'legit.test'],
      ['legit.example', ''],
      ['', ''],
    ] as const)
      expect(related(one, other), `${one} ${other}`).toEqual([false, false]);
  });

  it('where DMARC found whose they are, by that alone', () => {
    expect(areRelated('a.legit.example', 'b.legit.example', found)).toBe(true);
    expect(areRelated('a.pages.test', 'b.pages.test', found)).toBe(false);
    expect(areRelated('a.pages.test', 'b.pages.test', { dmarc: dmarc({ record: false }) })).toBe(true);
  });
});

it('a name reads as Latin with figures and hyphens in it, not with a Latin letter of its own, nor by figures alone', () => {
  expect(['\u0430\u0440\u0440\u04cf\u0435', '\u0430\u0440\u0440\u04cf\u0435-24'].map(readsAsLatin)).toEqual([
    true,
    true,
  ]);
  expect(['app\u04cf\u0435', '24-7', ''].map(readsAsLatin)).toEqual([false, false, false]);
});

table('signatures that nothing is wrong with, or nothing more:', [
  ['a field added over one that fails anyway', { dkim: [broken({ addedFields: ['subject'] })] }, []],
  ['l= of one that fails anyway', { dkim: [broken({ bodyLength: 40, signedBytes: 40 })] }, []],
  ['an added text beside a signature that holds', { dkim: [broken({ undone: 'dkim_undone_footer' }), sound] }, []],
  [
    'l= without the type of the body, in whatever letters',
    { dkim: [evidence(dkim({ bodyLength: 40, signedBytes: 40 }), { unsignedFields: ['Content-Type'] })] },
    ['danger finding_unsigned_body'],
  ],
  ['SHA-1 in whatever letters', { dkim: [evidence(dkim(), { algorithm: 'RSA-SHA1' })] }, ['caution finding_sha1']],
  ['no chain, though it is called broken', { arc: arc('fail') }, []],
  [
    'a chain that verifies and rests on a weak key',
    { arc: { ...arc('fail', arcSet(1, 'fwd.test')), code: 'arc_not_accepted' } },
    [],
  ],
]);

const named = (selector: string, ...to: string[]) => ({
  message: message({ to: to.map((address) => mailbox(address)) }),
  dkim: [evidence(dkim({ domain: 'other.test' }), { queryName: `${selector}._domainkey.other.test` })],
});
const PERSONAL = ['info finding_personal_selector'];
table('a selector', [
  [
    'that names one of two recipients, in whatever letters',
    named('x-RobertB', 'x@b.test', 'robert.b@b.test'),
    PERSONAL,
  ],
  ['that names one with six letters', named('x-robert', 'robert@b.test'), PERSONAL],
  ['that holds five letters of a name', named('x-rober', 'rober@b.test'), []],
  ['that is one of a role', named('newsletter', 'newsletter@b.test'), []],
  ['that names nobody', named('s1', 'robert.b@b.test'), []],
  ['that names the author\u2019s own domain', { ...named('legitexample', 'legit.example@b.test') }, []],
]);

const signedAt = (time: string) => evidence(dkim(), { signedAt: time });
const sentAgain = { dkim: [signedAt('2026-11-23T02:00:00.000Z')] };
const handedTo = (recipient: string) => [field('Delivered-To', recipient, 'recorded')];
const addressed = (...to: string[]) => message({ to: to.map((address) => mailbox(address)) });
table('a mail that came hours after it was signed', [
  [
    'to one of those to whom it is addressed, in whatever letters',
    { ...sentAgain, fields: handedTo('Eve@rcpt.example'), message: addressed('bob@rcpt.example', 'EVE@rcpt.example') },
    [],
  ],
  [
    'to somebody else, where a group stands in place of an address',
    { ...sentAgain, fields: handedTo('eve@rcpt.example'), message: addressed('', 'bob@rcpt.example') },
    ['caution finding_replay'],
  ],
  ['to nobody knows whom', { ...sentAgain, fields: [field('Delivered-To', 'eve@rcpt.example')] }, []],
  [
    'to somebody else, at nobody knows what time',
    { ...sentAgain, fields: handedTo('eve@rcpt.example'), route: route({ arrivedAt: null }) },
    [],
  ],
  ['to somebody else, signed at nobody knows what time', { dkim: [dkim()], fields: handedTo('eve@rcpt.example') }, []],
]);

const list = { message: message({ listId: 'Team <TEAM.list.test>' }) };
const tagged = (subject: string, ...more: ReturnType<typeof dkim>[]) => ({
  message: message({ subject }),
  dkim: [broken({ header: 'fail', body: 'pass' }), ...more],
});
const converted = (header: 'pass' | 'fail', body: 'pass' | 'fail', ...more: ReturnType<typeof dkim>[]) => ({
  dkim: [broken({ header, body }), ...more],
  fields: [field('X-MIME-Autoconverted')],
});
const TAG = ['explains finding_subject_tag'];
table('nothing is explained where nothing failed:', [
  ['a list and a signature that holds', { ...list, dkim: [broken(), sound] }, []],
  ['a tag and a signature that holds', tagged('[list] Minutes', sound), []],
  ['a body encoded anew and a signature that holds', { source: rewritten, dkim: [broken(), sound] }, []],
  ['a server that converts and a signature that holds', converted('pass', 'fail', sound), []],
]);
table('what a failure is explained by:', [
  [
    'a list in capitals, whose signature holds',
    { ...list, dkim: [broken({ header: 'fail', body: 'pass' }), dkim({ domain: 'list.test' })] },
    ['explains finding_list_signed'],
  ],
  ['a server that converts, and a body that fails alone', converted('pass', 'fail'), ['explains finding_reencoded']],
  ['nothing, where the header fails too', converted('fail', 'fail'), []],
  ['nothing, where the body holds', converted('fail', 'pass'), []],
  [
    'a list\u2019s footer rather than the server that converts',
    { ...converted('pass', 'fail'), ...list },
    ['explains finding_list_claimed', 'explains finding_list_footer'],
  ],
  ['a tag behind "Re:"', tagged('Re: [list] Minutes'), ['info finding_thread_claim', ...TAG]],
  ['a tag of stars', tagged('***SPAM*** Minutes'), TAG],
  ['no empty tag', tagged('[] Minutes'), []],
  ['no tag that does not end', tagged('[list Minutes'), []],
  ['no stars that do not end', tagged('***SPAM Minutes'), []],
  ['no word at the start', tagged('Minutes [list]'), []],
  [
    'no tag on a subject that was not signed',
    {
      message: message({ subject: '[list] Minutes' }),
      dkim: [evidence(broken({ header: 'fail', body: 'pass' }), { signedFields: ['from'] })],
    },
    [],
  ],
]);

const unanswered = (name: string, status: DnsQuestion['status']): { dns: DnsQuestion[] } => ({
  dns: [{ name, type: 'TXT', purpose: 'spf', status, trouble: null, answers: [], ttl: 1, secure: false }],
});
const answers = (...all: DnsQuestion['status'][]) => ({
  dns: all.flatMap((status) => unanswered('legit.example', status).dns),
});
table('a domain that does not exist is told', [
  ['of the author', unanswered('legit.example', 'nxdomain'), ['caution finding_domain_missing']],
  ['not of one that another question found', answers('nxdomain', 'ok'), []],
  ['not of one that another question found without such a record', answers('nodata', 'nxdomain'), []],
  ['not of one that has no such record', unanswered('legit.example', 'nodata'), []],
  ['not of one that somebody else named', unanswered('s1._domainkey.attack.test', 'nxdomain'), []],
  ['not of the null reverse-path', { ...unanswered('', 'nxdomain'), spf: spf({ domain: '' }) }, []],
]);

const policy = (effective: 'none' | 'quarantine', policyTag: 'p' | 'sp' | null, p: string) => ({
  dmarc: {
    ...dmarc({ policy: effective }),
    evidence: { ...dmarc().evidence, policyTag, tags: [{ name: 'p', value: p }] },
  },
});
const OPEN = ['info finding_subdomain_unprotected'];
table('a subdomain that its organization left out', [
  ['of quarantine, in whatever letters', policy('none', 'sp', 'Quarantine'), OPEN],
  ['of nothing', policy('none', 'sp', 'none'), []],
  ['though it asks for something there', policy('quarantine', 'sp', 'reject'), []],
  ['only while it tries its policy (t=y)', policy('none', 'p', 'quarantine'), []],
  ['without any record', policy('none', null, 'reject'), []],
  ['where DMARC was not asked', { dmarc: null }, []],
]);

const tenant = (value: string) => ({ fields: [field('X-OriginatorOrg', value)] });
table('a tenant of Exchange', [
  ['of the author\u2019s name, in whatever letters', tenant('LEGIT.onmicrosoft.com'), []],
  ['of that name elsewhere', tenant('legit.attack.test'), ['caution finding_tenant_mismatch']],
  ['that is no name', tenant('a (b)'), []],
  [
    'where no one is the author',
    { ...tenant('attack.test'), message: messageFrom() },
    ['caution finding_from_missing'],
  ],
]);

const login = (authenticated: string, trust: 'recorded' | 'claimed' = 'recorded') => ({
  route: route({ hops: [borderHop({ authenticated, trust })] }),
});
table('a user who handed the mail in', [
  ['of the author\u2019s domain, in whatever letters', login('bob@LEGIT.example'), []],
  ['of another, as somebody claims', login('bob@attack.test', 'claimed'), ['info finding_foreign_user']],
]);

const result = (
  fieldIndex: number,
  code: string,
  authservId = 'mx.other.test',
  trust: 'recorded' | 'claimed' = 'claimed',
) => ({
  fieldIndex,
  name: 'Authentication-Results',
  trust,
  reason: { code: code as never, values: {} },
  results: { authservId, version: null, wellFormed: true, results: [] },
  receivedSpf: null,
});
const at = (fieldIndex: number, ...given: [code: string, authservId?: string, trust?: 'recorded' | 'claimed']) => ({
  recorded: { ...trusted(), fields: [result(fieldIndex, ...given)] },
});
const below = borderHop().fieldIndex + 1;
const FORGED = ['caution finding_forged_results'];
table('results that are forged', [
  ['by where they stand, whatever their name', at(below, 'recorded_forged'), FORGED],
  ['by what they say, whatever their name', at(below, 'recorded_contradicted'), FORGED],
  ['in the receiver\u2019s name, in whatever letters', at(below, 'recorded_x', 'MX.rcpt.example'), FORGED],
  ['not above the border', at(below - 1, 'recorded_forged'), []],
  ['not where the receiver may have written them', at(below, 'recorded_unconfirmed', 'mx.rcpt.example'), []],
  ['not where it did', at(below, 'recorded_forged', 'mx.rcpt.example', 'recorded'), []],
  [
    'not in a name that is only inferred',
    { ...at(below, 'recorded_x', 'mx.rcpt.example'), route: route({ standing: 'inferred' }) },
    [],
  ],
]);

table('servers and clocks:', [
  ['a clock sixty seconds off', { route: hops({ delay: -60 }) }, []],
  ['a clock a day off', { route: hops({ delay: -86_400 }) }, ['info finding_clock_backwards']],
  ['a clock more than a day off', { route: hops({ delay: -86_401 }) }, ['caution finding_clock_backwards']],
  ['an API by its protocol', { route: hops({ with: 'HTTPREST' }) }, ['info finding_sent_by_program']],
  ['an API by its name', { route: hops({ by: 'GMAILAPI.google.com' }) }, ['info finding_sent_by_program']],
  [
    'SPF that finds nothing too often',
    { spf: { ...spf(), result: 'permerror', code: 'spf_permerror_void_lookups' } },
    ['caution finding_spf_lookups'],
  ],
  ['SPF with another error', { spf: { ...spf(), result: 'permerror', code: 'spf_permerror_syntax' as never } }, []],
]);

table('addresses:', [
  [
    'a reverse-path in other letters',
    box('a@legit.example', { returnPath: { address: 'b@LEGIT.example', trust: 'recorded', fieldIndex: 0 } }),
    [],
  ],
  [
    'an empty reverse-path under a report',
    {
      ...box('a@legit.example', { returnPath: { address: '', trust: 'recorded', fieldIndex: 0 } }),
      fields: [field('Content-Type', 'multipart/report; boundary=x')],
    },
    [],
  ],
  [
    'an answer to something, by In-Reply-To',
    { message: message({ subject: 'RE: invoice' }), fields: [field('In-Reply-To', '<a@b>')] },
    [],
  ],
]);
