import { describe, expect, it } from 'vitest';
import type {
  DnsQuestion,
  HiddenEffect,
  Hop,
  KeyFacts,
  Mailbox,
  MessageFacts,
} from '../../../src/core/inspection/index.ts';
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
import { type Case, facts, found, message, table } from './facts.ts';

/** A question about a name, and how it was answered. */
const asked = (name: string, status: DnsQuestion['status'], type: DnsQuestion['type'] = 'TXT'): DnsQuestion => ({
  name,
  type,
  purpose: 'spf',
  status,
  trouble: null,
  answers: [],
  ttl: 1,
  secure: false,
});

const from = (box: Mailbox, more: Partial<MessageFacts> = {}) => ({ message: { ...messageFrom(box), ...more } });
const own = (...ownDomains: string[]) => ({ user: { ownDomains, trustedSealers: [] } });
const hop = (parts: Partial<Hop> & Parameters<typeof borderHop>[0]) => route({ hops: [borderHop(parts)] });
const signedBy = (domain: string, more: Partial<ReturnType<typeof dkim>['evidence']> = {}) => {
  const check = dkim({ domain });
  return { ...check, evidence: { ...check.evidence, ...more } };
};
const key = (parts: Partial<KeyFacts>): KeyFacts => ({
  record: '',
  type: 'rsa',
  bits: 2048,
  revoked: false,
  testing: false,
  strict: false,
  ...parts,
});

const undone = (code: 'dkim_undone_footer' | 'dkim_undone_banner' | 'dkim_undone_line_ends') => ({
  ...dkim({ domain: 'legit.example', result: 'fail', code: 'dkim_body_changed' }),
  undone: [{ code, values: code === 'dkim_undone_line_ends' ? {} : { bytes: 80 } }],
});

table('text that was added on the way', [
  ['a footer', { dkim: [undone('dkim_undone_footer')] }, ['caution finding_text_put_behind']],
  ['a notice on top', { dkim: [undone('dkim_undone_banner')] }, ['caution finding_text_put_before']],
  ['line ends alone', { dkim: [undone('dkim_undone_line_ends')] }, []],
]);

table('while the checks run: nothing that one of them could withdraw', [
  ['text put behind', { dkim: [undone('dkim_undone_footer')], progress: 'checking' }, []],
  ["a country's spelling", { ...from(mailbox('a@acme.co.uk')), ...own('acme.co'), progress: 'checking' }, []],
]);

table('a name above, below or beside a familiar one', [
  ['the domain that stands above it', { ...from(mailbox('a@legit.example')), ...own('mail.legit.example') }, []],
  [
    'its name under what is no country',
    { ...from(mailbox('a@acme.co.shop')), ...own('acme.co'), dkim: [signedBy('acme.co.shop')] },
    ['danger finding_familiar_inside'],
  ],
  [
    'its name under a country, where no country sells such names',
    { ...from(mailbox('a@acme.example.uk')), ...own('acme.example'), dkim: [signedBy('acme.example.uk')] },
    ['danger finding_familiar_inside'],
  ],
  [
    "a country's spelling that is proven by a name below it, or above it",
    { ...from(mailbox('a@acme.co.uk')), ...own('acme.co'), dkim: [signedBy('mail.acme.co.uk')] },
    [],
  ],
  [
    "a country's spelling that is proven by a name above it",
    { ...from(mailbox('a@mail.acme.co.uk')), ...own('acme.co'), dkim: [signedBy('acme.co.uk')] },
    [],
  ],
]);

table('authors', [
  ['one author', {}, []],
  ['no From', { message: messageFrom() }, ['caution finding_from_missing']],
  [
    'no From, but a Sender that programs may show',
    { message: { ...messageFrom(), sender: [mailbox('a@legit.example')] } },
    ['caution finding_sender_instead'],
  ],
  [
    'two people of one domain',
    { message: messageFrom(mailbox('a@legit.example'), mailbox('b@legit.example')) },
    ['info finding_from_several'],
  ],
  [
    'two people of two domains',
    { message: messageFrom(mailbox('a@attack.example'), mailbox('b@legit.example')) },
    ['caution finding_from_several'],
  ],
  [
    'two From fields',
    {
      message: {
        ...messageFrom(),
        from: [0, 1].map((fieldIndex) => ({
          fieldIndex,
          mailboxes: [mailbox('a@legit.example')],
          text: '',
          wellFormed: true,
        })),
      },
    },
    ['danger finding_from_repeated'],
  ],
]);

const hiding = (effect: HiddenEffect, ...codes: number[]) => ({
  ...mailbox('x@attack.test', 'a'),
  hidden: [{ effect, codes }],
});
const named = (name: string, ...alsoNamed: string[]) => ({ ...mailbox('x@attack.test', name), alsoNamed });

table('a display name that', [
  ['holds the address itself', from(mailbox('a@legit.example', 'a@legit.example')), []],
  ['holds an address of the same organization', from(mailbox('a@mail.legit.example', 'a@legit.example')), []],
  ['holds a foreign address', from(mailbox('x@attack.test', 'admin@legit.example')), ['danger finding_name_address']],
  [
    'holds a foreign address in quotes and full-width letters',
    from(mailbox('x@attack.test', '“ａdmin＠legit.example” Support')),
    ['danger finding_name_address', 'info finding_name_styled'],
  ],
  [
    'holds the address of a list’s author',
    {
      ...from(mailbox('team@list.test', 'admin@legit.example via Team'), { listId: '<team.list.test>' }),
      dkim: [dkim({ domain: 'list.test' })],
    },
    // DESIGN: lists with "via" are at most a note.
    ['info finding_name_address'],
  ],
  [
    'holds the address of a list’s author, who is of the user’s own domain',
    {
      ...from(mailbox('team@list.test', 'admin@legit.example via Team'), { listId: '<team.list.test>' }),
      dkim: [dkim({ domain: 'list.test' })],
      ...own('legit.example'),
    },
    ['caution finding_name_address'],
  ],
  [
    'is a handle of the Fediverse',
    { ...from(mailbox('x@attack.test', '@alice@mastodon.test')), dkim: [dkim({ domain: 'attack.test' })] },
    ['caution finding_name_address'],
  ],
  [
    'is such a handle, and nothing is proven',
    from(mailbox('x@attack.test', '@alice@mastodon.test')),
    ['danger finding_name_address'],
  ],
  [
    'is an address of the user’s own domain behind one more at sign',
    { ...from(mailbox('x@attack.test', '@admin@legit.example')), ...own('legit.example') },
    ['danger finding_name_address'],
  ],
  ['holds an address, and there is none to contradict it', from(mailbox('', 'admin@legit.example')), []],
  ['holds an at sign and no address', from(mailbox('x@attack.test', 'Lunch @ noon')), []],
  ['holds a foreign domain', from(mailbox('x@attack.test', 'www.legit.com')), ['caution finding_name_domain']],
  ['holds its own domain', from(mailbox('x@shop.legit.com', 'Legit.com Orders')), []],
  ['holds a version and an abbreviation', from(mailbox('x@attack.test', 'App v1.2 z.B. e.g.')), []],
  [
    'is the user’s own organization',
    { ...from(mailbox('x@attack.test', 'Rescorp Helpdesk')), ...own('rescorp.test') },
    ['info finding_name_familiar'],
  ],
  [
    'only looks like the user’s own organization',
    { ...from(mailbox('x@attack.test', 'Resc0rp Helpdesk')), ...own('rescorp.test') },
    ['info finding_name_familiar'],
  ],
  [
    'mixes scripts in one word',
    from(mailbox('x@attack.test', 'Раypаl')),
    ['caution finding_name_mixed_scripts', 'caution finding_name_brand'],
  ],
  ['has words of two scripts', from(mailbox('x@attack.test', 'Анна Smith')), []],
  ['mixes Latin and Japanese letters', from(mailbox('x@attack.test', 'ABC株式会社　サポート')), []],
  ['is written in mathematical letters', from(mailbox('x@attack.test', '𝐏𝐚𝐲')), ['info finding_name_styled']],
  ['is 300 characters long', from(mailbox('x@attack.test', 'x '.repeat(150))), ['caution finding_padded_name']],
  [
    'only looks so long by the marks that stand for what is not seen',
    from({ ...mailbox('x@attack.test', 'a[U+3164]'.repeat(30)), nameLength: 60 }),
    [],
  ],
  ['is turned around', from(hiding('turns', 0x202e)), ['danger finding_turned_text']],
  ['holds a NUL', from(hiding('cuts', 0)), ['danger finding_control_characters']],
  ['holds a filler', from(hiding('unseen', 0x3164)), ['caution finding_invisible_characters']],
  ['holds what a wrong charset leaves', from(hiding('harmless', 0x92)), ['info finding_invisible_characters']],
  // What the page shows of such characters is text when somebody types it.
  ['spells such marks out', from(mailbox('x@attack.test', '[U+202E] ␀ [U+200B]'), { subject: '[U+202E]␀' }), []],
  ['has a comment that is an address', from(named('', 'admin@legit.example')), ['danger finding_name_address']],
  ['has a comment that is a domain', from(named('Bob', 'legit.com')), ['caution finding_name_domain']],
  ['has a comment in two scripts', from(named('', 'Раypаx')), ['caution finding_name_mixed_scripts']],
]);

/** A mail whose own domain is proven, and that may answer elsewhere. */
const writes = (address: string, name: string, more: Partial<MessageFacts> = {}) => ({
  ...from(mailbox(address, name), more),
  dkim: [dkim({ domain: address.slice(address.indexOf('@') + 1) })],
});
const to = (address: string) => ({ replyTo: [mailbox(address)] });
const CALM = ['info finding_name_address'];
table('a name that holds the address of whom it is written for:', [
  ['DuckDuckGo', writes('news_at_brand.test_me@duck.com', 'news@brand.test'), CALM],
  ['Hide My Email', writes('a_b@privaterelay.appleid.com', 'news@brand.test'), CALM],
  ['Firefox Relay', writes('a@mozmail.com', 'news@brand.test [via Relay]'), CALM],
  ['a relay that proves nothing', from(mailbox('a@mozmail.com', 'a@brand.test')), ['caution finding_name_address']],
  ['Google Docs', writes('drive-noreply@google.com', 'ann@brand.test (via Google Docs)'), CALM],
  [
    'a service that people of one’s own use',
    { ...writes('x@docusign.net', 'a@own.test via DocuSign'), ...own('own.test') },
    CALM,
  ],
  ['a service that is not listed', writes('x@sign.test', "'ann@brand.test' via Sign"), CALM],
  [
    'a form',
    writes('forms@esp.test', 'visitor@mail.test', to('visitor@mail.test')),
    ['caution finding_reply_elsewhere', ...CALM],
  ],
  ['a ticket', writes('support@esp.test', 'Bob (bob@client.test)', to('support@esp.test')), CALM],
  ['a ticket with the department', writes('support@esp.test', 'bob@client.test (Support)'), CALM],
  ...[
    'a <b@c.test>, admin@legit.test',
    'a (b@c.test) admin@legit.test',
    'x <admin@legit.test>, y',
    'x [admin@legit.test]; y',
  ].map(
    (name): Case => [`nobody: one of a list, ${name}`, writes('x@attack.test', name), ['danger finding_name_address']],
  ),
  ['nobody: the bare address', writes('x@attack.test', 'admin@legit.test'), ['danger finding_name_address']],
  [
    'nobody: brackets, and nothing is proven',
    from(mailbox('x@attack.test', 'A (a@legit.test)')),
    ['danger finding_name_address'],
  ],
  [
    'nobody: brackets, and the address is of the user’s own domain',
    { ...writes('x@attack.test', 'Boss (boss@own.test)'), ...own('own.test') },
    ['danger finding_name_address'],
  ],
  [
    'whoever answers there, however it is written',
    writes('forms@esp.test', 'Visitor@mail.test', to('VISITOR@mail.test')),
    ['caution finding_reply_elsewhere', ...CALM],
  ],
  [
    'whoever answers there, who is of the user’s own domain',
    { ...writes('forms@esp.test', 'ann@own.test', to('ann@own.test')), ...own('own.test') },
    ['caution finding_name_address', 'caution finding_reply_elsewhere'],
  ],
  [
    'a list that keeps the author’s address in a field',
    {
      ...writes('team@list.test', 'admin@legit.test', { listId: '<team.list.test>' }),
      fields: [field('X-Original-From', 'admin@legit.test')],
    },
    CALM,
  ],
  ['a ticket, in capitals', writes('support@esp.test', 'Bob (BOB@Client.test)'), CALM],
  ['a ticket, with blanks in its brackets', writes('support@esp.test', 'Bob ( bob@client.test )'), CALM],
  ['a ticket with the department in square brackets', writes('support@esp.test', 'bob@client.test [Support]'), CALM],
  ...[
    'Bob (bob@client.test',
    'Bob (bob@client.test Support',
    'Bob bob@client.test) Support',
    'Bob x bob@client.test)',
    '(bob@client.test)',
    'bob@client.test)',
  ].map(
    (name): Case => [
      `nobody: no brackets around it beside other words, ${name}`,
      writes('x@attack.test', name),
      ['danger finding_name_address'],
    ],
  ),
  [
    'nobody: a handle that is an address of the user’s own domain, and the sender’s own is proven',
    { ...writes('x@attack.test', '@admin@legit.test'), ...own('legit.test') },
    ['danger finding_name_address'],
  ],
  [
    'nobody: "via", and the address is a brand’s',
    writes('x@attack.test', 'service@paypal.com via Pay'),
    ['danger finding_name_address'],
  ],
]);

/** A ticket whose own domain is not proven now. */
const ticket = from(mailbox('support@esp.test', 'Bob (bob@client.test)'));
const recorded = (result: 'pass' | 'fail', domain: string | null = 'esp.test') =>
  trusted({ dkim: [{ result, domain, selector: null }] });
table('a name that holds the address of whom it is written for, where it', [
  ['could not be asked whose mail it is', { ...ticket, withoutDns: true }, ['caution finding_name_address']],
  [
    'could not be, and the provider recorded a signature that holds',
    { ...ticket, withoutDns: true, recorded: recorded('pass') },
    CALM,
  ],
  [
    'could not be, and the provider recorded one that does not',
    { ...ticket, withoutDns: true, recorded: recorded('fail') },
    ['caution finding_name_address'],
  ],
  [
    'could not be, and the provider recorded one of nobody’s',
    { ...ticket, withoutDns: true, recorded: recorded('pass', null) },
    ['caution finding_name_address'],
  ],
  [
    'got no answer',
    { ...ticket, dkim: [dkim({ domain: 'esp.test', result: 'temperror', code: 'dkim_key_unavailable' })] },
    ['caution finding_name_address'],
  ],
  [
    'got no answer about somebody else',
    { ...ticket, dkim: [dkim({ domain: 'attack.example', result: 'temperror', code: 'dkim_key_unavailable' })] },
    ['danger finding_name_address'],
  ],
  ['was refuted', { ...ticket, dkim: [dkim({ domain: 'esp.test', result: 'fail' })] }, ['danger finding_name_address']],
]);

const odd = (code: string, values = {}) => ({
  ...mailbox('x@attack.test'),
  oddities: [{ code: code as never, values }],
});
table('an address that', [
  ['is malformed', from(odd('message_address_malformed')), ['caution finding_address_malformed']],
  ['has a route', from(odd('message_address_route', { route: '@a.test' })), ['caution finding_address_route']],
  ['has two readings', from(odd('message_address_two_readings')), ['danger finding_address_two_readings']],
  ['has an encoded word', from(odd('message_address_encoded_word')), ['caution finding_address_encoded']],
  [
    'has an address in quotes',
    from(odd('message_address_quoted', { local: '"a@b"' })),
    ['caution finding_address_quoted'],
  ],
  ['has a space in quotes', from(odd('message_address_quoted', { local: '"a b"' })), []],
  ['has dots in the wrong places', from(odd('message_address_dots')), []],
  ['has a name that hides another', from(odd('message_name_hides_address')), ['caution finding_name_hides_address']],
]);

table('a domain that', [
  [
    'has a figure for a letter of the user’s own',
    { ...from(mailbox('a@resc0rp.test')), ...own('rescorp.test') },
    ['danger finding_lookalike'],
  ],
  [
    'has "rn" for "m" of a recipient’s',
    from(mailbox('a@rnodel.test'), { to: [mailbox('b@model.test')] }),
    ['danger finding_lookalike'],
  ],
  [
    'has the user’s own in front',
    { ...from(mailbox('a@rescorp.test.attack.example')), ...own('rescorp.test') },
    ['danger finding_familiar_inside'],
  ],
  [
    'is a country’s spelling of a recipient’s, and verifies',
    { ...from(mailbox('a@acme.co.uk'), { to: [mailbox('b@acme.co')] }), dkim: [dkim({ domain: 'acme.co.uk' })] },
    [],
  ],
  [
    'is a country’s spelling of a recipient’s, and proves nothing',
    from(mailbox('a@acme.com.au'), { to: [mailbox('b@acme.com')] }),
    ['danger finding_familiar_inside'],
  ],
  [
    'has a recipient’s in front of a name that verifies',
    {
      ...from(mailbox('a@acme.com.attack.co.uk'), { to: [mailbox('b@acme.com')] }),
      dkim: [dkim({ domain: 'attack.co.uk' })],
    },
    ['danger finding_familiar_inside'],
  ],
  [
    'is one letter from the user’s own',
    { ...from(mailbox('a@rescorps.test')), ...own('rescorp.test') },
    ['danger finding_near'],
  ],
  [
    'is one letter from a recipient’s',
    from(mailbox('a@rescrop.test'), { to: [mailbox('b@rescorp.test')] }),
    ['caution finding_near'],
  ],
  ['is the user’s own', { ...from(mailbox('a@rescorp.test')), ...own('rescorp.test') }, []],
  ['lies under the user’s own', { ...from(mailbox('a@mail.rescorp.test')), ...own('rescorp.test') }, []],
  ['has another ending than the user’s own', { ...from(mailbox('a@rescorp.other')), ...own('rescorp.test') }, []],
  ['is a short name one letter off', { ...from(mailbox('a@abd.test')), ...own('abc.test') }, []],
  // аррӏе.example
  ['reads as Latin in Cyrillic letters', from(mailbox('a@xn--80ak6aa92e.example')), ['danger finding_reads_as_latin']],
  // pаypal.example with one Cyrillic letter
  ['mixes Cyrillic with Latin', from(mailbox('a@xn--pypal-4ve.example')), ['danger finding_mixed_scripts']],
  // 日本語.example
  ['is Japanese', from(mailbox('a@xn--wgv71a119e.example')), ['info finding_international']],
  // bücher.example
  ['is German', from(mailbox('a@xn--bcher-kva.example')), ['info finding_international']],
  ['is a network address', from(mailbox('a@[192.0.2.1]')), ['caution finding_domain_literal']],
  [
    'does not exist, as DMARC found,',
    { dns: [asked('legit.example', 'nxdomain', 'CNAME')] },
    ['caution finding_domain_missing'],
  ],
  [
    'is an alias whose target is gone',
    { dns: [asked('legit.example', 'nxdomain'), asked('legit.example', 'ok', 'CNAME')] },
    [],
  ],
  ['is not answered for', { dns: [asked('legit.example', 'timeout', 'CNAME')] }, []],
  ['is one’s own', { dns: [asked('legit.example', 'nxdomain', 'CNAME')], ...own('legit.example') }, []],
  [
    'does not exist, as SPF found,',
    {
      spf: spf({ domain: 'notexist.legit.example', result: 'none' }),
      dns: [asked('notexist.legit.example', 'nxdomain')],
    },
    ['caution finding_domain_missing'],
  ],
]);

const path = (address: string) => ({ address, trust: 'recorded' as const, fieldIndex: 0 });
const badPath = (address: string) => ({ ...path(address), malformed: true });
table('addresses elsewhere:', [
  ['Reply-To of the same organization', { message: message({ replyTo: [mailbox('a@mail.legit.example')] }) }, []],
  [
    'Reply-To of another',
    { message: message({ replyTo: [mailbox('a@attack.test')] }) },
    ['caution finding_reply_elsewhere'],
  ],
  [
    'Reply-To of a service that signed the message',
    { message: message({ replyTo: [mailbox('a@esp.test')] }), dkim: [dkim({ domain: 'esp.test' })] },
    ['info finding_reply_elsewhere'],
  ],
  [
    'Sender of another organization',
    { message: message({ sender: [mailbox('a@attack.test')] }) },
    ['caution finding_sender_elsewhere'],
  ],
  [
    'Sender of a calendar that signed the message',
    { message: message({ sender: [mailbox('a@cal.test')] }), dkim: [dkim({ domain: 'cal.test' })] },
    ['info finding_sender_elsewhere'],
  ],
  [
    'Sender of a list',
    { message: message({ sender: [mailbox('team-bounces@list.test')], listId: '<team.list.test>' }) },
    ['info finding_sender_elsewhere'],
  ],
  [
    'Return-Path of a service',
    { message: message({ returnPath: path('bounce@esp.test') }) },
    ['info finding_return_path_elsewhere'],
  ],
  ['Return-Path of the same', { message: message({ returnPath: path('b@bounce.legit.example') }) }, []],
  [
    'an empty Return-Path under a person’s mail',
    { message: message({ returnPath: path('') }) },
    ['caution finding_return_path_empty'],
  ],
  ['an empty Return-Path of a bounce', from(mailbox('MAILER-DAEMON@legit.example'), { returnPath: path('') }), []],
  [
    'an empty Return-Path of an automatic answer',
    { message: message({ returnPath: path('') }), fields: [field('Auto-Submitted', 'auto-replied')] },
    [],
  ],
  [
    'a Return-Path with half a comment',
    { message: message({ returnPath: badPath('(any@legit.example') }) },
    ['caution finding_return_path_malformed'],
  ],
  [
    'a Return-Path with a comment for a domain',
    { message: message({ returnPath: badPath('any@legit.example(a.attack.test') }) },
    ['caution finding_return_path_malformed'],
  ],
]);

const hours = (signedAt: string) => signedBy('legit.example', { signedAt });
const delivered = [field('Delivered-To', 'eve@rcpt.example', 'recorded')];
table('signatures:', [
  ['one that covers everything', { dkim: [dkim()] }, []],
  [
    'one without To',
    { dkim: [signedBy('legit.example', { unsignedFields: ['to'] })] },
    ['info finding_unsigned_field'],
  ],
  [
    'one without Subject',
    { dkim: [signedBy('legit.example', { unsignedFields: ['to', 'subject'] })] },
    ['caution finding_unsigned_field'],
  ],
  [
    'one without the type of the body, which rests on the header alone',
    { dkim: [signedBy('legit.example', { unsignedFields: ['content-type', 'content-transfer-encoding'] })] },
    ['caution finding_unsigned_field'],
  ],
  [
    'one without the type of the body, which the body shows, as all of Gmail\u2019s are',
    {
      dkim: [signedBy('legit.example', { unsignedFields: ['content-type', 'content-transfer-encoding'] })],
      message: message({ typeSeenInBody: true }),
    },
    ['info finding_unsigned_field'],
  ],
  ['a field added on top', { dkim: [dkim({ addedFields: ['subject'] })] }, ['danger finding_added_field']],
  ['a part of the body', { dkim: [dkim({ bodyLength: 40, signedBytes: 40 })] }, ['caution finding_unsigned_body']],
  [
    'a part of the body, whose type can be changed',
    { dkim: [signedBy('legit.example', { bodyLength: 40, signedBytes: 40, unsignedFields: ['content-type'] })] },
    ['danger finding_unsigned_body'],
  ],
  ['l= that covers all there is', { dkim: [dkim({ bodyLength: 100 })] }, ['info finding_body_length']],
  [
    'a key of 768 bits',
    { dkim: [signedBy('legit.example', { key: key({ bits: 768 }) })] },
    ['caution finding_weak_key'],
  ],
  [
    'a key of 1024 bits',
    { dkim: [signedBy('legit.example', { key: key({ bits: 1024 }) })] },
    ['info finding_short_key'],
  ],
  ['a key of 2048 bits', { dkim: [signedBy('legit.example', { key: key({ bits: 2048 }) })] }, []],
  ['an Ed25519 key', { dkim: [signedBy('legit.example', { key: key({ type: 'ed25519', bits: 256 }) })] }, []],
  [
    'a testing key',
    { dkim: [signedBy('legit.example', { key: key({ testing: true }) })] },
    ['info finding_testing_key'],
  ],
  ['SHA-1', { dkim: [signedBy('legit.example', { algorithm: 'rsa-sha1' })] }, ['caution finding_sha1']],
  [
    'a missing key of new mail',
    { dkim: [dkim({ result: 'permerror', code: 'dkim_key_nxdomain' })] },
    ['caution finding_key_missing'],
  ],
  [
    'a missing key of old mail',
    {
      dkim: [dkim({ result: 'permerror', code: 'dkim_key_nxdomain' })],
      route: route({ arrivedAt: '2024-11-01T00:00:00.000Z' }),
    },
    ['explains finding_key_gone'],
  ],
  [
    'a revoked key',
    { dkim: [dkim({ result: 'permerror', code: 'dkim_key_revoked' })] },
    ['caution finding_key_revoked'],
  ],
  [
    'one that had expired',
    { dkim: [dkim({ result: 'policy', code: 'dkim_expired' })] },
    ['explains finding_signature_expired'],
  ],
  [
    'one from the future',
    { dkim: [dkim({ result: 'policy', code: 'dkim_from_future' })] },
    ['caution finding_signature_from_future'],
  ],
  [
    'one that names its recipient in the selector',
    {
      message: message({ to: [mailbox('robert.b@rcpt.example')] }),
      dkim: [signedBy('other.test', { queryName: 'x-robertb._domainkey.other.test' })],
    },
    ['info finding_personal_selector'],
  ],
  [
    'one sent again hours later to someone else',
    { dkim: [hours('2026-11-23T02:00:00.000Z')], fields: delivered },
    ['caution finding_replay'],
  ],
  ['one sent to a blind copy at once', { dkim: [hours('2026-11-24T01:59:00.000Z')], fields: delivered }, []],
  [
    'one sent again hours later by a list',
    {
      dkim: [hours('2026-11-23T02:00:00.000Z')],
      fields: delivered,
      message: message({ listId: '<team.legit.example>' }),
    },
    [],
  ],
]);

table('records and chains:', [
  ['SPF for everyone', { spf: spf({ letsEveryoneIn: true }) }, ['caution finding_spf_everyone']],
  [
    'SPF with too many lookups',
    { spf: { ...spf(), result: 'permerror', code: 'spf_permerror_lookups' } },
    ['caution finding_spf_lookups'],
  ],
  [
    'a subdomain left out of p=reject',
    {
      dmarc: {
        ...dmarc({ policy: 'none' }),
        evidence: { ...dmarc().evidence, policyTag: 'sp', tags: [{ name: 'p', value: 'reject' }] },
      },
    },
    ['info finding_subdomain_unprotected'],
  ],
  ['a broken chain', { arc: arc('fail', arcSet(1, 'fwd.test')) }, ['info finding_arc_broken']],
  [
    'a chain of strangers',
    { arc: arc('pass', arcSet(1, 'fwd.test')), dkim: [dkim()] },
    ['info finding_arc_sealer_unknown'],
  ],
  [
    'a chain of trusted sealers',
    {
      arc: arc('pass', arcSet(1, 'fwd.test')),
      dkim: [dkim()],
      user: { ownDomains: [], trustedSealers: ['fwd.test'] },
    },
    [],
  ],
]);

const result = (authservId: string, trust: 'recorded' | 'claimed') => ({
  fieldIndex: 7,
  name: 'Authentication-Results',
  trust,
  reason: { code: 'recorded_x' as never, values: {} },
  results: { authservId, version: null, wellFormed: true, results: [] },
  receivedSpf: null,
});
table('the route and what the receiver wrote:', [
  [
    'results in the receiver’s name from below the trust line',
    { recorded: { ...trusted(), fields: [result('mx.rcpt.example', 'claimed')] } },
    ['caution finding_forged_results'],
  ],
  [
    'results in the border’s name where the receiver wrote none',
    { recorded: { trusted: null, fields: [result('mx.rcpt.example', 'claimed')] } },
    ['caution finding_forged_results'],
  ],
  ['results of an earlier receiver', { recorded: { ...trusted(), fields: [result('mx.old.test', 'claimed')] } }, []],
  [
    'an unrelated tenant',
    { fields: [field('X-OriginatorOrg', 'evil.onmicrosoft.com')] },
    ['caution finding_tenant_mismatch'],
  ],
  ['the own tenant', { fields: [field('X-OriginatorOrg', 'legit.onmicrosoft.com')] }, []],
  ['the own domain as tenant', { fields: [field('X-OriginatorOrg', 'legit.example')] }, []],
  [
    'a program at a mail API',
    { route: hop({ by: 'gmailapi.google.com', with: 'HTTPREST' }) },
    ['info finding_sent_by_program'],
  ],
  ['clocks three seconds apart', { route: hop({ delay: -3 }) }, []],
  ['clocks an hour apart', { route: hop({ delay: -3600 }) }, ['info finding_clock_backwards']],
  ['clocks ten years apart', { route: hop({ delay: -315_360_000 }) }, ['caution finding_clock_backwards']],
  ['a border hop without TLS', { route: hop({ encrypted: false }) }, ['info finding_hop_without_tls']],
  [
    'a plain submission',
    { route: hop({ encrypted: false, kind: 'submission', submission: true }) },
    ['info finding_plain_submission'],
  ],
  ['a user of another domain', { route: hop({ authenticated: 'bob@attack.test' }) }, ['caution finding_foreign_user']],
  ['a user of the same domain', { route: hop({ authenticated: 'bob@legit.example' }) }, []],
  ['a host that is nearly a great one', { route: hop({ by: 'relay.2yahoo.com' }) }, ['caution finding_lookalike_host']],
  [
    'a host with a word, and with a firm',
    { route: hop({ by: 'mail.cloud.firm.test', from: 'o.mail.paypay.ne.jp' }) },
    [],
  ],
  ['a host of a great one', { route: hop({ by: 'mta1.mail.yahoo.com', from: 'mail.google.com' }) }, []],
]);

table('what is written twice, or not at all:', [
  [
    'two Subject fields',
    { fields: [field('Subject'), field('subject', 'Pay', 'claimed', 1)] },
    ['caution finding_repeated_field'],
  ],
  [
    'the same MIME-Version',
    { fields: [field('MIME-Version', '1.0'), field('Mime-Version', '1.0', 'claimed', 1)] },
    ['info finding_repeated_field'],
  ],
  [
    'two boundaries',
    { fields: [field('Content-Type', 'multipart/mixed; boundary=a; Boundary="b"')] },
    ['caution finding_two_boundaries'],
  ],
  ['one boundary', { fields: [field('Content-Type', 'multipart/mixed; boundary="a"')] }, []],
  ['an answer to nothing', { message: message({ subject: 'RE: invoice' }) }, ['info finding_thread_claim']],
  [
    'an answer to something',
    { message: message({ subject: 'RE: invoice' }), fields: [field('References', '<a@b>')] },
    [],
  ],
]);

const broken = (parts: Parameters<typeof dkim>[0] = {}) => dkim({ result: 'fail', ...parts });
table('what explains a failure:', [
  [
    'a list that signed',
    { message: message({ listId: 'Team <team.list.test>' }), dkim: [broken(), dkim({ domain: 'list.test' })] },
    ['explains finding_list_signed', 'explains finding_list_footer'],
  ],
  [
    'a list that anybody could name',
    { message: message({ listId: '<team.list.test>' }), dkim: [broken()] },
    ['explains finding_list_claimed', 'explains finding_list_footer'],
  ],
  ['a list where nothing failed', { message: message({ listId: '<team.list.test>' }) }, []],
  ['a list whose author’s signature holds', { message: message({ listId: '<team.list.test>' }), dkim: [dkim()] }, []],
  ['a forwarder', { fields: [field('X-Forwarded-To', 'bob@rcpt.example')] }, ['explains finding_forwarded']],
  [
    'a tag on the subject',
    { message: message({ subject: '[EXTERNAL] Minutes' }), dkim: [broken({ header: 'fail', body: 'pass' })] },
    ['explains finding_subject_tag'],
  ],
  [
    'a re-encoded body',
    {
      source: { ...facts().source, fidelity: 'rewritten' },
      dkim: [broken({ header: 'pass', body: 'fail' })],
    },
    ['explains finding_reencoded'],
  ],
]);

describe('findings', () => {
  it('stand in the order of their severity', () => {
    const severities = found({
      ...from(
        { ...hiding('turns', 0x202e), name: 'admin@legit.example' },
        {
          subject: 'Re: x',
          replyTo: [mailbox('a@b.test')],
        },
      ),
      spf: spf({ letsEveryoneIn: true }),
    }).map((line) => line.split(' ')[0]);
    expect(severities).toEqual(['danger', 'danger', 'caution', 'caution', 'info']);
  });

  it('shown while the checks run are still there when they are done', () => {
    const parts = {
      fields: [field('Subject'), field('Subject')],
      ...from(mailbox('a@resc0rp.test', 'a@b.test')),
      ...own('rescorp.test'),
    };
    const early = found({ ...parts, progress: 'checking', dkim: [], dmarc: null, spf: null });
    expect(early.length).toBeGreaterThan(0);
    expect(found(parts)).toEqual(expect.arrayContaining(early));
  });
});
