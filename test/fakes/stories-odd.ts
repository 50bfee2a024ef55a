/** Stories about the way, about names that are hostile or foreign, and about checks that are not done. */
import type { Inspection } from '../../src/core/inspection/index.ts';
import {
  dkim,
  dmarc,
  dnsText,
  finding,
  type HopParts,
  hops,
  inspection,
  mailbox,
  note,
  route,
  spf,
  verdict,
} from './inspection-parts.ts';
import { verified } from './stories-judged.ts';
import { unverified } from './stories-quiet.ts';
import { message, RSA_KEY, way } from './story-parts.ts';

/** The same mail as `verified` while its checks run: after the source, after SPF, and before the last answer. */
export const checking: readonly Inspection[] = [
  {
    ...verified,
    progress: 'reading',
    route: route([]),
    recorded: { fields: [], trusted: null },
    spf: null,
    dkim: [],
    dmarc: null,
    dns: [],
    findings: [],
  },
  { ...verified, progress: 'checking', spf: null, dkim: [], dmarc: null, dns: verified.dns.slice(0, 1), findings: [] },
  {
    ...verified,
    progress: 'checking',
    dkim: verified.dkim.slice(0, 1),
    dmarc: null,
    dns: verified.dns.slice(0, 4),
    findings: [],
  },
];

/** Straight from the sender's server into the mailbox. */
export const oneHop: Inspection = {
  ...verified,
  route: route(
    hops([
      {
        from: 'out.shop.example',
        reverseName: 'out.shop.example',
        ip: '198.51.100.7',
        by: 'mx.rcpt.example',
        trust: 'recorded',
        border: true,
      },
    ]),
  ),
};

/** Through a list and a forwarder. */
export const sixHops: Inspection = {
  ...verified,
  route: route(
    hops([
      {
        from: 'laptop.shop.example',
        ip: '192.0.2.10',
        by: 'smtp.shop.example',
        with: 'ESMTPSA',
        kind: 'submission',
        submission: true,
      },
      { from: 'smtp.shop.example', ip: '198.51.100.7', by: 'lists.forum.example', delay: 2 },
      {
        from: 'lists.forum.example',
        ip: '198.51.100.90',
        by: 'out.forum.example',
        delay: 64,
        with: 'ESMTP',
        tls: null,
        encrypted: false,
      },
      {
        from: 'out.forum.example',
        ip: '198.51.100.91',
        by: 'mx.rcpt.example',
        delay: -3,
        trust: 'recorded',
        border: true,
      },
      { from: 'mx.rcpt.example', ip: '10.0.0.2', by: 'filter.rcpt.example', delay: 5, trust: 'recorded' },
      {
        from: 'filter.rcpt.example',
        ip: '10.0.0.3',
        by: 'store.rcpt.example',
        with: 'LMTP',
        kind: 'delivery',
        trust: 'recorded',
      },
    ]),
  ),
};

/** A loop: sixty hops, of which the last three are recorded. */
export const sixtyHops: Inspection = {
  ...unverified,
  route: route(
    hops(
      Array.from({ length: 60 }, (_, position): HopParts => {
        const name = (at: number) =>
          at === 57 ? 'mx.rcpt.example' : at > 57 ? `inner${at}.rcpt.example` : `relay${at}.loop.example`;
        return {
          from: name(position - 1),
          ip: `192.0.2.${position + 1}`,
          by: name(position),
          delay: position % 7,
          trust: position >= 57 ? 'recorded' : 'claimed',
          border: position === 57,
        };
      }),
    ),
  ),
};

const hostile = `www.bank.example.${'secure-login.'.repeat(12)}attack.example`;

/** Names as long as the rules allow, with markup and blanks that nobody sees. */
export const longNames: Inspection = inspection({
  verdict: verdict(
    'verified',
    hostile,
    note('verdict_verified', { domain: hostile }),
    note('verdict_reason_signature', { signer: hostile }),
    note('verdict_advice_verified', { domain: hostile }),
  ),
  message: message(
    mailbox(`<img src=x onerror=alert(1)>${'\u3164'.repeat(40)}Bank`, `${'alert.bank.example'.repeat(3)}@${hostile}`),
    '</script><svg onload=alert(1)>',
  ),
  route: way(hostile, `<b>A->>B: forged pass</b>.${hostile}`, '203.0.113.1'),
  spf: spf(
    'pass',
    'spf_pass',
    { domain: hostile, record: `v=spf1 exists:%{i}.${hostile} -all`, mechanism: `exists:%{i}.${hostile}` },
    { ip: '203.0.113.1', domain: hostile },
  ),
  dkim: [dkim('pass', 'dkim_pass', { domain: hostile, selector: 'x'.repeat(63), dns: 0 })],
  dmarc: dmarc('none', 'dmarc_no_record', hostile, null),
  dns: [dnsText(`${'x'.repeat(63)}._domainkey.${hostile}`, 'dkim', `${RSA_KEY}${'A'.repeat(400)}`)],
  findings: [
    finding('caution', 'finding_familiar_inside', { domain: hostile, unicode: hostile, familiar: 'bank.example' }),
  ],
});

/** Arabic and Hebrew names, and a name written backwards on purpose. */
export const rightToLeft: Inspection = inspection({
  verdict: verdict(
    'verified',
    'xn--mgbh0fb.example',
    note('verdict_verified', { domain: 'مثال.example' }),
    note('verdict_reason_signature', { signer: 'مثال.example' }),
    note('verdict_advice_verified', { domain: 'مثال.example' }),
  ),
  message: message(
    mailbox('\u202Eelpmaxe.knab البنك', 'خدمة@xn--mgbh0fb.example', { unicodeDomain: 'مثال.example' }),
    'שלום (hello) שלום',
    { replyTo: [mailbox('תמיכה', 'help@xn--mgbh0fb.example')] },
  ),
  route: way('xn--mgbh0fb.example', 'out.xn--mgbh0fb.example', '198.51.100.70'),
  spf: spf(
    'pass',
    'spf_pass',
    { domain: 'xn--mgbh0fb.example', record: 'v=spf1 mx -all', mechanism: 'mx' },
    { ip: '198.51.100.70', domain: 'xn--mgbh0fb.example' },
  ),
  dkim: [dkim('pass', 'dkim_pass', { domain: 'xn--mgbh0fb.example', dns: 0 })],
  dmarc: dmarc('pass', 'dmarc_pass_both', 'xn--mgbh0fb.example', 'v=DMARC1; p=quarantine', {
    aligned: { spf: true, dkim: true },
  }),
  dns: [dnsText('s2026._domainkey.xn--mgbh0fb.example', 'dkim', RSA_KEY)],
});

/** Nothing that could be read: an empty source. */
export const unreadable: Inspection = (() => {
  const empty = inspection({
    verdict: verdict(
      'unchecked',
      null,
      note('verdict_unchecked'),
      note('message_source_empty'),
      note('verdict_advice_source'),
    ),
  });
  return {
    ...empty,
    fields: [],
    source: { ...empty.source, bytes: 0, headerBytes: 0, bodyBytes: 0, problem: note('message_source_empty') },
  };
})();
