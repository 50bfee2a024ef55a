/** What findings tell in their values and of which fields, and the mail that only resembles what they tell of. */
import { describe, expect, it } from 'vitest';
import { findAll } from '../../../src/core/findings/index.ts';
import type { Mailbox, MessageFacts } from '../../../src/core/inspection/index.ts';
import { borderHop, dkim, field, mailbox, messageFrom, route } from '../verdict/facts.ts';
import { facts, message, table } from './facts.ts';

type Parts = Parameters<typeof facts>[0];
const told = (code: string, parts: Parts) => findAll(facts(parts)).find((finding) => finding.code === code);
const valuesOf = (code: string, parts: Parts) => told(code, parts)?.values;
const own = (...ownDomains: string[]) => ({ user: { ownDomains, trustedSealers: [] } });
const from = (address: string) => ({ message: messageFrom(mailbox(address)) });
const fromField = (parts: Partial<MessageFacts['from'][number]>, fieldIndex = 0) => ({
  fieldIndex,
  mailboxes: [],
  text: '',
  wellFormed: true,
  ...parts,
});

describe('of several From fields', () => {
  const addresses = (...parts: Parameters<typeof fromField>[0][]) =>
    valuesOf('finding_from_repeated', { message: { ...messageFrom(), from: parts.map(fromField) } })?.['addresses'];

  it('each address is told, or the name where there is none, or the text where there is neither', () => {
    const nobody: Mailbox = { ...mailbox('', 'Bob'), address: '' };
    expect(addresses({ mailboxes: [mailbox('a@b.test', 'Ann'), nobody] }, { text: 'nothing (read)' })).toBe(
      'a@b.test, Bob, nothing (read)',
    );
    expect(addresses({ mailboxes: [{ ...nobody, name: '' }], text: '"" <>' }, {})).toBe('"" <>');
  });

  it('ten are told, each by the 320 characters that an address can have', () => {
    expect(String(addresses({ text: 'x'.repeat(400) }, {}))).toHaveLength(320);
    expect(
      addresses({ mailboxes: Array(12).fill(mailbox('a@b.test')) }, {})
        ?.toString()
        .split(', '),
    ).toHaveLength(10);
  });
});

const withSender = (...mailboxes: Mailbox[]) => ({
  message: {
    ...messageFrom(),
    from: [fromField({ mailboxes, wellFormed: false })],
    sender: [mailbox('a@legit.example')],
  },
});
table('a From that is not well formed', [
  ['without a mailbox, and a Sender that programs may show', withSender(), ['caution finding_sender_instead']],
  ['with one, too', withSender(mailbox('x@attack.test')), ['caution finding_sender_instead']],
  [
    'with two, which programs show',
    withSender(mailbox('x@attack.test'), mailbox('y@attack.test')),
    ['info finding_from_several'],
  ],
  [
    'that is well formed: its mailbox is shown',
    { message: { ...messageFrom(mailbox('a@legit.example')), sender: [mailbox('b@legit.example')] } },
    [],
  ],
  [
    'that was not read, where a limit hid it',
    { message: messageFrom(), source: { ...facts().source, unread: ['headers'] as never } },
    [],
  ],
]);

table('a domain near a familiar one', [
  ['that stands above it', { ...from('a@rescorp.test'), ...own('mail.rescorp.test') }, []],
  ['by one letter of five', { ...from('a@abcdf.test'), ...own('abcde.test') }, ['danger finding_near']],
  ['by one letter of four', { ...from('a@abcf.test'), ...own('abcd.test') }, []],
  ['by one letter of each of two labels', { ...from('a@portals.rescorps.test'), ...own('portal.rescorp.test') }, []],
  ['by one letter of its ending', { ...from('a@rescorp.onlines'), ...own('rescorp.online') }, []],
  ['with fewer labels', { ...from('a@rescorps.test'), ...own('rescorp.co.test') }, []],
]);

table('a name in foreign letters', [
  [
    'that reads as Latin, below another label',
    from('a@mail.xn--80ak6aa92e.example'),
    ['danger finding_reads_as_latin'],
  ],
  ['under an ending in those letters', from('a@xn--80ak6aa92e.xn--p1ai'), ['info finding_international']],
]);
it('a name in foreign letters is told in both forms where it deceives, and in each where it does not', () => {
  expect(valuesOf('finding_reads_as_latin', from('a@xn--80ak6aa92e.example'))).toEqual({
    domain: 'xn--80ak6aa92e.example (\u0430\u0440\u0440\u04cf\u0435.example)',
  });
  expect(valuesOf('finding_international', from('a@xn--bcher-kva.example'))).toEqual({
    domain: 'xn--bcher-kva.example',
    unicode: 'b\u00fccher.example',
  });
});

const host = (by: string) => ({ route: route({ hops: [borderHop({ by })] }) });
table('a host', [
  ['nearly a great one, in whatever letters', host('Relay.2YAHOO.com'), ['caution finding_lookalike_host']],
  ['far below a label that is nearly one', host('2yahoo.a.b.c.test'), []],
  ['whose ending is nearly one', host('mail.yaho'), []],
]);

const odd = (code: string, address: string, values = {}) => ({
  ...from(address),
  message: messageFrom({ ...mailbox(address), oddities: [{ code: code as never, values }] }),
});
table('an address', [
  ['that only an encoded word holds', odd('message_name_hides_address', ''), ['caution finding_address_only_encoded']],
  ['that is none otherwise', odd('message_address_malformed', ''), ['caution finding_address_malformed']],
  ['with an "@" in what is not quoted', odd('message_address_dots', 'x@attack.test', { local: 'a@b' }), []],
]);
it('a server\u2019s own notice has no address that could be odd', () => {
  const { message: notice } = odd('message_address_malformed', '');
  const [field_] = notice.from;
  const returnPath = { address: '', trust: 'recorded' as const, fieldIndex: 1 };
  const text = 'MAILER-DAEMON (Mail Delivery System)';
  const parts = {
    message: { ...notice, returnPath, from: [{ ...fromField({ text }), mailboxes: field_?.mailboxes ?? [] }] },
  };
  expect(told('finding_address_malformed', parts)).toBeUndefined();
});

const lineEnds = (smuggled: { line: number; text: string } | null) => ({
  source: { ...facts().source, oddLineEnds: { lineFeeds: 2, carriageReturns: 1, smuggled } },
});
it('odd line ends are told with their number, or with what is smuggled behind them', () => {
  expect(findAll(facts(lineEnds(null))).map(({ code, values }) => [code, values])).toEqual([
    ['finding_odd_line_ends', { number: 3 }],
  ]);
  const smuggled = { line: 7, text: 'MAIL FROM:<a@b.test>' };
  expect(findAll(facts(lineEnds(smuggled))).map(({ code, values }) => [code, values])).toEqual([
    ['finding_smtp_smuggling', smuggled],
  ]);
});

const signed = dkim();
const sentAgain = { ...signed, evidence: { ...signed.evidence, signedAt: '2026-11-23T02:00:00.000Z' } };
const handedTo = (recipient: string | null, trust: 'recorded' | 'claimed' = 'recorded') => ({
  dkim: [sentAgain],
  route: route({ hops: [borderHop({ for: recipient, trust })] }),
});
describe('a mail that was sent again', () => {
  it('is told with the one whom the receiver\u2019s server wrote down', () => {
    expect(valuesOf('finding_replay', handedTo('Eve@rcpt.example'))).toEqual({
      hours: 24,
      recipient: 'eve@rcpt.example',
      domain: 'legit.example',
    });
    expect(told('finding_replay', handedTo('eve@rcpt.example', 'claimed'))).toBeUndefined();
    expect(told('finding_replay', handedTo(null))).toBeUndefined();
  });
});

const broken = (parts: Parameters<typeof dkim>[0]) => dkim({ result: 'fail', ...parts });
table('what nothing explains:', [
  ['a body that fails alone', { dkim: [broken({ header: 'pass', body: 'fail' })] }, []],
  [
    'a body that was not compared, behind a server that converts',
    { dkim: [broken({ header: 'pass', body: 'none' })], fields: [field('X-MIME-Autoconverted')] },
    [],
  ],
  [
    'stars within a subject',
    { message: message({ subject: 'Minutes *** now' }), dkim: [broken({ header: 'fail', body: 'pass' })] },
    [],
  ],
  [
    'one letter in brackets',
    { message: message({ subject: '[] Minutes' }), dkim: [broken({ header: 'fail', body: 'pass' })] },
    [],
  ],
]);
it('what explains a failure is told: the tag, the list', () => {
  const tagged = (subject: string, signedFields = ['from', 'Subject']) => {
    const check = broken({ header: 'fail', body: 'pass' });
    return { message: message({ subject }), dkim: [{ ...check, evidence: { ...check.evidence, signedFields } }] };
  };
  const tags = ['[list] Minutes', 'Fwd: ***SPAM*** Minutes'].map((subject) =>
    valuesOf('finding_subject_tag', tagged(subject)),
  );
  expect(tags).toEqual([{ tag: '[list]' }, { tag: '***SPAM***' }]);
  const list = {
    message: message({ listId: 'The Team <TEAM.list.test>' }),
    dkim: [broken({ header: 'fail', body: 'pass' })],
  };
  expect(valuesOf('finding_list_claimed', list)).toEqual({ list: 'team.list.test' });
});

table('addresses and tenants:', [
  ['a Reply-To without an address', { message: message({ replyTo: [mailbox('', 'Team')] }) }, []],
  [
    'a tenant in capitals',
    { fields: [field('X-OriginatorOrg', 'EVIL.onmicrosoft.com')] },
    ['caution finding_tenant_mismatch'],
  ],
]);
it('a finding leads to the fields that it is about, and to no other', () => {
  const fields = [field('Date', 'x', 'claimed', 1), field('Subject', 'RE: invoice', 'claimed', 2)];
  expect(told('finding_thread_claim', { message: message({ subject: 'RE: invoice' }), fields })?.fieldIndexes).toEqual([
    2,
  ]);
  const part = dkim({ bodyLength: 40, signedBytes: 40 });
  expect(valuesOf('finding_unsigned_body', { dkim: [part] })).toMatchObject({ percent: 40 });
});
