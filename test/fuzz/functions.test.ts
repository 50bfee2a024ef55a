/** The other public functions, on mutated fields and records. */
import { describe, it } from 'vitest';
import { checkHost, evaluateDmarc, parseAuthenticationResults, verifyArc, verifyDkim } from '../../src/core/index.ts';
import { toText } from '../messages/message.ts';
import { CAMPAIGN_TIMEOUT, campaign } from './campaign.ts';
import { findUnsaid, plainJson, questionRules } from './invariants.ts';
import { sealedTwice, signed, signedByEdwards, signedPartly, signedSimply } from './messages.ts';
import { mutate, mutateSignature } from './mutate.ts';
import type { Random } from './random.ts';
import { NOW, watched, ZONE } from './world.ts';

const RESULTS = ['pass', 'fail', 'softfail', 'neutral', 'none', 'temperror', 'permerror', 'policy'];
const AUTHENTICATION_RESULTS = [
  ' mx.rcpt.example; spf=pass smtp.mailfrom=alice@sender.example; dkim=pass (2048-bit key) header.d=sender.example header.i=@sender.example header.s=s1 header.b="AbC+/="; dmarc=pass (p=reject dis=none) header.from=sender.example',
  ' mx.google.com; arc=pass (i=1 spf=pass spfdomain=sender.example dkim=pass dkdomain=sender.example dmarc=pass fromdomain=sender.example); dkim=pass header.i=@sender.example',
  ' spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=sender.example; dkim=none (message not signed) header.d=none;dmarc=bestguesspass action=none header.from=sender.example;compauth=pass reason=109',
  ' i=1; mx.google.com 1; none',
  ' example.com 1; sender-id=fail header.from=example.com; auth=pass (cram-md5) smtp.auth=sender@example.net',
  " foo.example.net (foobar) 1 (baz); dkim (Because I like it) / 1 (One yay) = (wait for it) fail policy (A dot can go here) . (like that) expired (this surprised me) = (as I wasn't expecting it) 1362471462",
  '\r\n\tmx.rcpt.example;\r\n\tdkim=fail reason="signature verification failed" (1024-bit key) header.d=sender.example;\r\n\tx-custom/2=softfail ptype.prop="quoted \\"value\\""',
];
const SPF_RECORDS = Object.values(ZONE)
  .flatMap(({ TXT }) => TXT ?? [])
  .filter((text) => text.startsWith('v=spf1'))
  .concat(
    'v=spf1 a mx ptr ip4:192.0.2.0/24 ip6:2001:db8::/32 include:_spf.sender.example exists:%{ir}.%{v}._spf.%{d2} redirect=list.example exp=explain._spf.%{d}',
    'v=spf1 include:%{l1r+-}.%{o} a:%{h}/24//64 mx:%{p}.example ~all',
  );
const DMARC_RECORDS = [
  'v=DMARC1; p=reject; sp=quarantine; np=none; adkim=s; aspf=r; psd=n; t=y; fo=1:d:s; rua=mailto:a@sender.example!10m,https://x.example; ruf=mailto:b@sender.example',
  'v=DMARC1; p=none; pct=50; rf=afrf; ri=86400',
  'v=DMARC1;p=quarantine;psd=y',
];
const KEY_RECORDS = Object.values(ZONE)
  .flatMap(({ TXT }) => TXT ?? [])
  .filter((text) => text.startsWith('v=DKIM1'))
  .concat('v=DKIM1; k=rsa; t=s:y; h=sha256:sha1; s=email; n=notes; g=*; p=');
const ADDRESSES = [
  'alice@sender.example',
  '"a b"@news.sender.example',
  'x@[192.0.2.1]',
  'b\u00fccher.example',
  '<>',
  '',
];

interface Checked {
  result: string;
}

function faultsOf(checks: Checked[], asked: readonly string[]): string[] {
  const words = checks.filter(({ result }) => !RESULTS.includes(result)).map(({ result }) => `no result: ${result}`);
  return [...words, ...plainJson(checks), ...findUnsaid(checks), ...questionRules(asked)];
}

const some = (texts: readonly string[], random: Random) =>
  random.oneIn(3) ? random.pick(texts) : mutate(random.pick(texts), random, texts);

describe('any input', { timeout: CAMPAIGN_TIMEOUT }, () => {
  it('to parseAuthenticationResults is read', async () => {
    await campaign(
      'Authentication-Results',
      1_000_000,
      (random) => [mutate(random.pick(AUTHENTICATION_RESULTS), random, AUTHENTICATION_RESULTS)],
      ([value = '']) => plainJson(parseAuthenticationResults(value)),
    );
  });

  it('to checkHost has a result', async () => {
    await campaign(
      'SPF',
      700_000,
      (random) => [
        some(SPF_RECORDS, random),
        some(SPF_RECORDS, random),
        some(['192.0.2.1', '2001:db8::1', '203.0.113.66'], random),
        some(['out.sender.example', '[192.0.2.1]'], random),
        some(ADDRESSES, random),
      ],
      async ([record = '', inner = '', ip = '', helo = '', mailFrom = '']) => {
        const zone = { ...ZONE, 'sender.example': { ...ZONE['sender.example'], TXT: [record] } };
        const resolver = watched({ ...zone, '_spf.sender.example': { TXT: [inner] } });
        const check = await checkHost({ ip, helo, mailFrom }, resolver);
        // Names are made by macros, out of anything; the resolver is the one to refuse them (as inspect's does).
        const faults = faultsOf([check], []);
        if (check.evidence.lookups > 11) faults.push(`${check.evidence.lookups} lookups`);
        if (resolver.asked.length > 150) faults.push(`asked ${resolver.asked.length} questions`);
        return faults;
      },
    );
  });

  it('to evaluateDmarc has a result', async () => {
    await campaign(
      'DMARC',
      500_000,
      (random) => [
        some(DMARC_RECORDS, random),
        some(DMARC_RECORDS, random),
        ...Array.from({ length: 4 }, () => some(ADDRESSES, random)),
      ],
      async ([record = '', above = '', from = '', spf = '', dkim = '', undetermined = ''], random) => {
        const resolver = watched({
          'sender.example': { A: ['192.0.2.1'] },
          '_dmarc.sender.example': { TXT: [record] },
          '_dmarc.example': { TXT: [above] },
        });
        const ids = { from: random.oneIn(5) ? [from, dkim] : [from], spf, dkim: [dkim], undetermined: [undetermined] };
        return faultsOf([await evaluateDmarc(ids, resolver)], resolver.asked);
      },
    );
  });

  it('to verifyDkim has results', async () => {
    const seeds = [signed, signedSimply, signedByEdwards, signedPartly, sealedTwice].map(toText);
    await campaign(
      'DKIM',
      1_200_000,
      (random) => {
        const text = random.pick(seeds);
        return random.oneIn(2) ? [mutateSignature(text, random, seeds), ''] : [text, some(KEY_RECORDS, random)];
      },
      async ([text = '', record = '']) => {
        const key = record === '' ? {} : { 's1._domainkey.sender.example': { TXT: [record] } };
        const resolver = watched({ ...ZONE, ...key });
        const checks = await verifyDkim(Buffer.from(text, 'latin1'), { resolver, now: NOW });
        return faultsOf(checks, resolver.asked);
      },
    );
  });

  it('to verifyArc has a result', async () => {
    const seeds = [toText(sealedTwice)];
    await campaign(
      'ARC',
      1_000_000,
      (random) => [mutateSignature(random.pick(seeds), random, seeds)],
      async ([text = '']) => {
        const resolver = watched();
        const check = await verifyArc(Buffer.from(text, 'latin1'), { resolver, now: NOW });
        return faultsOf([check], resolver.asked);
      },
    );
  });
});
