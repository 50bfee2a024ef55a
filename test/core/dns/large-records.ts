/** Records as long as no honest domain's, of each kind that a check reads. */
import { inspect } from '../../../src/core/inspect.ts';
import { ATTACKER_IP, arrive, from, NOW, RCPT, WORLD } from '../../attacks/world.ts';
import { type Zone, zoneResolver } from '../../fakes/zone-resolver.ts';
import { prepend, toBytes } from '../../messages/message.ts';

const MEGABYTE = 1024 * 1024;
const dmarc = (rest: string): Zone => ({ '_dmarc.legit.example': { TXT: [`v=DMARC1; ${rest}`] } });
const repeat = (text: string) => text.repeat(Math.ceil(MEGABYTE / text.length));

export const RECORDS: Readonly<Record<string, { zone: Zone; level: string }>> = {
  'of addresses for reports': { zone: dmarc(`p=reject; rua=${repeat('mailto:a@b.example,')}`), level: 'failed' },
  'of one tag again and again': { zone: dmarc(`p=reject; ${repeat('x=1; ')}`), level: 'failed' },
  'of a value without end': { zone: dmarc(`p=reject; pct=${repeat('9')}`), level: 'failed' },
  'of a name without end': { zone: dmarc(`p=reject; ${repeat('a')}=1; ${repeat('b')}=1`), level: 'failed' },
  'of turned letters': { zone: dmarc(`p=reject; x=${repeat('\u202e\u0001')}`), level: 'failed' },
  'with the policy behind all': { zone: dmarc(`${repeat('x=1; ')}p=reject`), level: 'failed' },
  'of BIMI': {
    zone: { 'default._bimi.legit.example': { TXT: [`v=BIMI1; l=https://legit.example/${repeat('a')}`] } },
    level: 'failed',
  },
  'of SPF': { zone: { 'attack.example': { TXT: [`v=spf1 ${repeat('ip4:192.0.2.9 ')}-all`] } }, level: 'failed' },
  'of a key': { zone: { 's1._domainkey.attack.example': { TXT: [`v=DKIM1; p=${repeat('A')}`] } }, level: 'failed' },
};

/** What a forged mail's report takes as JSON, where the DNS holds such a record. */
export async function reportBytes(kind: string): Promise<{ bytes: number; level: string }> {
  const signature = 'DKIM-Signature: v=1; a=rsa-sha256; d=attack.example; s=s1; h=from; bh=AAAA; b=AAAA';
  const message = arrive(prepend(from('<admin@legit.example>'), signature), { ip: ATTACKER_IP });
  const resolver = zoneResolver({ ...WORLD, ...RECORDS[kind]?.zone });
  const inspection = await inspect(toBytes(message), { resolver, now: NOW, receiver: RCPT });
  return { bytes: JSON.stringify(inspection).length, level: inspection.verdict.level };
}
