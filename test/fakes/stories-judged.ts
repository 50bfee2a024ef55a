/** One story for each level that says much: verified, failed, vouched, ambiguous, altered. */
import type { Inspection } from '../../src/core/inspection/index.ts';
import { arcSet, dkim, dmarc, dnsText, finding, inspection, mailbox, note, spf, verdict } from './inspection-parts.ts';
import { message, RSA_KEY, trusted, way } from './story-parts.ts';

const shop = 'v=spf1 include:_spf.mailhost.example -all';

/** The everyday case: everything fits, and answers would still go elsewhere. */
export const verified: Inspection = inspection({
  verdict: verdict(
    'verified',
    'shop.example',
    note('verdict_verified', { domain: 'shop.example' }),
    note('verdict_reason_signature', { signer: 'shop.example' }),
    note('verdict_advice_verified', { domain: 'shop.example' }),
  ),
  message: message(mailbox('Shop Example', 'orders@shop.example'), 'Your order has shipped', {
    replyTo: [mailbox('Shop Example', 'reply-4711@mailhost.example')],
    returnPath: { address: 'bounce-4711@shop.example', trust: 'recorded', fieldIndex: 0 },
  }),
  route: way('shop.example', 'out7.mailhost.example', '198.51.100.7'),
  recorded: trusted({
    spf: { result: 'pass', domain: 'shop.example', clientIp: '198.51.100.7' },
    dkim: [{ result: 'pass', domain: 'shop.example', selector: 's2026' }],
    dmarc: { result: 'pass', domain: 'shop.example', policy: 'reject', word: 'pass' },
  }),
  spf: spf(
    'pass',
    'spf_pass',
    {
      domain: 'shop.example',
      ip: '198.51.100.7',
      helo: 'out7.mailhost.example',
      record: shop,
      mechanism: 'ip4:198.51.100.0/24',
      mechanismDomain: '_spf.mailhost.example',
      path: [
        { domain: 'shop.example', record: shop, via: 'start' },
        { domain: '_spf.mailhost.example', record: 'v=spf1 ip4:198.51.100.0/24 ~all', via: 'include' },
      ],
      lookups: 1,
    },
    { ip: '198.51.100.7', domain: 'shop.example' },
  ),
  dkim: [
    dkim('pass', 'dkim_pass', { domain: 'shop.example', dns: 2, fieldIndex: 5 }),
    dkim('pass', 'dkim_pass', { domain: 'mailhost.example', selector: 'k1', dns: 4, fieldIndex: 6 }),
  ],
  dmarc: dmarc('pass', 'dmarc_pass_both', 'shop.example', 'v=DMARC1; p=reject; rua=mailto:dmarc@shop.example', {
    aligned: { spf: true, dkim: true },
  }),
  dns: [
    dnsText('shop.example', 'spf', shop),
    dnsText('_spf.mailhost.example', 'spf', 'v=spf1 ip4:198.51.100.0/24 ~all', { ttl: 300 }),
    dnsText('s2026._domainkey.shop.example', 'dkim', RSA_KEY, { secure: true }),
    dnsText('_dmarc.shop.example', 'dmarc', 'v=DMARC1; p=reject; rua=mailto:dmarc@shop.example'),
    dnsText('k1._domainkey.mailhost.example', 'dkim', RSA_KEY),
  ],
  findings: [
    finding('caution', 'finding_reply_elsewhere', { replyTo: 'mailhost.example', domain: 'shop.example' }),
    finding('info', 'finding_unsigned_field', { domain: 'shop.example', fields: 'Reply-To' }),
  ],
  above: [
    'Authentication-Results: mx.rcpt.example; dkim=pass header.d=shop.example header.s=s2026; spf=pass smtp.mailfrom=shop.example; dmarc=pass header.from=shop.example',
  ],
  below: [
    'DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=shop.example; s=s2026; h=From:To:Subject:Date; bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=; b=dzdVyOfAKCdLXdJOc9G2q8LoXSlEniSb',
    'DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=mailhost.example; s=k1; h=From:To:Subject:Date; bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=; b=AuUoFEfDxTDkHlLXSZEpZj79LICEps6e',
    'Reply-To: Shop Example <reply-4711@mailhost.example>',
  ],
});

/** Forged under a policy of reject, with a results field that the mail brought along. */
export const failed: Inspection = inspection({
  verdict: {
    ...verdict(
      'failed',
      'bank.example',
      note('verdict_failed_reject', { domain: 'bank.example' }),
      note('verdict_reason_not_listed', { domain: 'bank.example', ip: '203.0.113.66' }),
      note('verdict_advice_failed', { domain: 'bank.example' }),
    ),
    policy: 'reject',
  },
  message: message(mailbox('Bank Security', 'alert@bank.example'), 'Your account is locked', {
    returnPath: { address: 'alert@bank.example', trust: 'recorded', fieldIndex: 0 },
  }),
  route: way('bank.example', 'vps66.attack.example', '203.0.113.66', { secondDelay: 60, encrypted: false }),
  recorded: {
    ...trusted({
      spf: { result: 'fail', domain: 'bank.example', clientIp: '203.0.113.66' },
      dkim: [{ result: 'none', domain: null, selector: null }],
      dmarc: { result: 'fail', domain: 'bank.example', policy: 'reject', word: 'fail' },
    }),
    fields: [
      ...trusted({}).fields,
      {
        fieldIndex: 5,
        name: 'Authentication-Results',
        trust: 'claimed',
        reason: note('recorded_forged', { provider: 'rcpt.example', id: 'mx.rcpt.example' }),
        results: { authservId: 'mx.rcpt.example', version: null, wellFormed: true, results: [] },
        receivedSpf: null,
      },
    ],
  },
  spf: spf(
    'fail',
    'spf_fail',
    {
      domain: 'bank.example',
      ip: '203.0.113.66',
      helo: 'vps66.attack.example',
      record: 'v=spf1 ip4:192.0.2.0/24 -all',
      mechanism: '-all',
    },
    { ip: '203.0.113.66', domain: 'bank.example' },
  ),
  dmarc: dmarc(
    'fail',
    'dmarc_fail_no_identifier',
    'bank.example',
    'v=DMARC1; p=reject; rua=mailto:dmarc-reports@bank.example; adkim=s; aspf=s',
    { aligned: { spf: true } },
  ),
  dns: [
    dnsText('bank.example', 'spf', 'v=spf1 ip4:192.0.2.0/24 -all', { ttl: 300, secure: true }),
    dnsText(
      '_dmarc.bank.example',
      'dmarc',
      'v=DMARC1; p=reject; rua=mailto:dmarc-reports@bank.example; adkim=s; aspf=s',
      {
        secure: true,
      },
    ),
  ],
  findings: [finding('danger', 'finding_forged_results', { authservId: 'mx.rcpt.example' }, { fieldIndexes: [5] })],
  above: [
    'Authentication-Results: mx.rcpt.example; dkim=none; spf=fail smtp.mailfrom=bank.example; dmarc=fail header.from=bank.example',
  ],
  below: ['Authentication-Results: mx.rcpt.example; dmarc=pass header.from=bank.example'],
});

/** The key is gone from the DNS; the provider had found the signature good on arrival. */
export const vouched: Inspection = inspection({
  verdict: verdict(
    'vouched',
    'city.example',
    note('verdict_vouched_provider', { domain: 'city.example' }),
    note('verdict_reason_recorded_key_gone', {
      provider: 'rcpt.example',
      date: '2026-11-20T10:00:03Z',
      name: 'old._domainkey.city.example',
    }),
    note('verdict_advice_vouched', { who: 'rcpt.example' }),
  ),
  message: message(mailbox('市役所', 'info@city.example'), '広報 11月号', {
    returnPath: { address: 'info@city.example', trust: 'recorded', fieldIndex: 0 },
  }),
  route: way('city.example', 'mail.city.example', '192.0.2.25'),
  recorded: trusted({
    spf: { result: 'pass', domain: 'city.example', clientIp: '192.0.2.25' },
    dkim: [{ result: 'pass', domain: 'city.example', selector: 'old' }],
    dmarc: { result: 'pass', domain: 'city.example', policy: 'quarantine', word: 'pass' },
  }),
  spf: spf(
    'pass',
    'spf_pass',
    { domain: 'city.example', ip: '192.0.2.25', record: 'v=spf1 ip4:192.0.2.0/24 -all', mechanism: 'ip4:192.0.2.0/24' },
    { ip: '192.0.2.25', domain: 'city.example' },
  ),
  dkim: [
    dkim('permerror', 'dkim_key_nxdomain', {
      domain: 'city.example',
      selector: 'old',
      key: null,
      dns: 1,
      fieldIndex: 5,
    }),
  ],
  dmarc: dmarc('pass', 'dmarc_pass_spf', 'city.example', 'v=DMARC1; p=quarantine', { aligned: { spf: true } }),
  dns: [
    dnsText('city.example', 'spf', 'v=spf1 ip4:192.0.2.0/24 -all'),
    dnsText('old._domainkey.city.example', 'dkim', null, { ttl: 900 }),
    dnsText('_dmarc.city.example', 'dmarc', 'v=DMARC1; p=quarantine'),
  ],
  above: [
    'Authentication-Results: mx.rcpt.example; dkim=pass header.d=city.example; dmarc=pass header.from=city.example',
  ],
});

/** Two From fields: nobody is named. */
export const ambiguous: Inspection = inspection({
  verdict: verdict(
    'ambiguous',
    null,
    note('verdict_ambiguous'),
    note('verdict_reason_from_repeated', { number: 2 }),
    note('verdict_advice_ambiguous'),
  ),
  message: message(null, 'Invoice 2041', {
    from: [
      {
        fieldIndex: 4,
        mailboxes: [mailbox('', 'first@attack.example')],
        text: '<first@attack.example>',
        wellFormed: true,
      },
      {
        fieldIndex: 5,
        mailboxes: [mailbox('Legit Accounts', 'admin@legit.example')],
        text: 'Legit Accounts <admin@legit.example>',
        wellFormed: true,
      },
    ],
  }),
  route: way('attack.example', 'out.attack.example', '203.0.113.7'),
  spf: spf(
    'pass',
    'spf_pass',
    { domain: 'attack.example', record: 'v=spf1 ip4:203.0.113.7 -all', mechanism: 'ip4:203.0.113.7' },
    { ip: '203.0.113.7', domain: 'attack.example' },
  ),
  dkim: [dkim('pass', 'dkim_pass', { domain: 'attack.example', dns: null })],
  dmarc: dmarc('fail', 'dmarc_several_authors', 'legit.example', 'v=DMARC1; p=reject', {
    values: { domains: 'attack.example, legit.example', worst: 'legit.example' },
  }),
  findings: [finding('danger', 'finding_from_repeated', { addresses: 'first@attack.example, admin@legit.example' })],
  below: ['From: <first@attack.example>', 'From: Legit Accounts <admin@legit.example>'],
});

/** The signature covers only the first part of the body; something was put behind it. */
export const altered: Inspection = inspection({
  verdict: verdict(
    'altered',
    'news.example',
    note('verdict_altered', { domain: 'news.example' }),
    note('verdict_reason_part_unsigned', { domain: 'news.example', percent: 42 }),
    note('verdict_advice_altered'),
  ),
  message: message(mailbox('The Daily News', 'letter@news.example'), 'Morning edition'),
  route: way('news.example', 'out.news.example', '198.51.100.40'),
  spf: spf(
    'softfail',
    'spf_softfail',
    { domain: 'news.example', ip: '203.0.113.9', record: 'v=spf1 ip4:198.51.100.0/25 ~all', mechanism: '~all' },
    { ip: '203.0.113.9', domain: 'news.example' },
  ),
  dkim: [
    dkim(
      'pass',
      'dkim_pass',
      {
        domain: 'news.example',
        bodyLength: 7646,
        signedBytes: 7646,
        dns: 0,
        unsignedFields: ['content-type'],
        addedFields: [],
      },
      { warnings: [note('dkim_body_partly_signed', { percent: 42, bytes: 7646, total: 18_204 })] },
    ),
    dkim(
      'fail',
      'dkim_body_changed',
      { domain: 'mailhost.example', selector: 'k1', dns: 1 },
      {
        header: { result: 'pass', code: 'dkim_header_intact' as never },
        body: { result: 'fail', code: 'dkim_body_changed' as never },
      },
    ),
  ],
  dmarc: dmarc('pass', 'dmarc_pass_dkim', 'news.example', 'v=DMARC1; p=none; sp=reject', { aligned: { dkim: true } }),
  arc: {
    ...note('arc_pass', { sealer: 'forward.example' }),
    result: 'pass',
    warnings: [],
    evidence: {
      sets: [
        arcSet(2, 'forward.example'),
        arcSet(1, 'list.example', { messageSignature: { result: 'fail', code: 'arc_body_changed' as never } }),
      ],
      oldestPass: 2,
    },
  },
  dns: [
    dnsText('s2026._domainkey.news.example', 'dkim', RSA_KEY),
    dnsText('k1._domainkey.mailhost.example', 'dkim', RSA_KEY),
  ],
  findings: [
    finding('caution', 'finding_unsigned_body', { domain: 'news.example', percent: 42 }),
    finding('caution', 'finding_unsigned_field', { domain: 'news.example', fields: 'Content-Type' }),
    finding('info', 'finding_list_claimed', { list: 'daily.list.example' }, { explains: true }),
  ],
});
