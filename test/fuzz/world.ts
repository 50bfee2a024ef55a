/** Who is there: a sender with every kind of record, forwarders that seal, receivers of each kind, and a DNS that watches what it is asked. */

import type { Resolver } from '../../src/core/dns/resolver.ts';
import { RECEIVERS } from '../../src/core/receivers/index.ts';
import type { Receiver } from '../../src/core/receivers/receiver.ts';
import { RCPT_MAIL_WITH_RELAYS } from '../fakes/receiver.ts';
import { type Zone, type ZoneOptions, zoneResolver } from '../fakes/zone-resolver.ts';
import { keyZone } from '../messages/sign.ts';
import { seededEd25519Key, seededRsaKey } from './seeded-keys.ts';

export const NOW = new Date('2026-11-24T03:00:00Z');

export const RSA = seededRsaKey(6376);
export const ED25519 = seededEd25519Key(8463);

export const RCPT = RCPT_MAIL_WITH_RELAYS;

/** Every receiver that is known, ours, and none. */
export const ALL_RECEIVERS: readonly (Receiver | null)[] = [
  RCPT,
  { ...RCPT, inferred: true },
  { ...RCPT, results: 'below', believeBelow: true },
  { ...RCPT, gateways: ['gateway.example'] },
  null,
  ...RECEIVERS,
];

export const ZONE: Zone = {
  'sender.example': {
    TXT: ['hello', 'v=spf1 ip4:192.0.2.0/28 include:_spf.sender.example a:mail.sender.example mx -all'],
    MX: ['10 mail.sender.example'],
    A: ['192.0.2.80'],
  },
  '_spf.sender.example': { TXT: ['v=spf1 exists:%{i}._hosts.%{d} ip6:2001:db8::/32 ?all'] },
  'mail.sender.example': { A: ['192.0.2.81'], AAAA: ['2001:db8::81'] },
  '_dmarc.sender.example': { TXT: ['v=DMARC1; p=reject; sp=quarantine; rua=mailto:dmarc@sender.example'] },
  ...keyZone('sender.example', 's1', RSA),
  ...keyZone('sender.example', 'ed', ED25519),
  ...keyZone('list.example', 'arc', RSA),
  ...keyZone('forward.example', 'arc', RSA),
  'list.example': { TXT: ['v=spf1 ip4:192.0.2.99 -all'] },
  '_dmarc.list.example': { TXT: ['v=DMARC1; p=none'] },
  'attack.example': { TXT: ['v=spf1 ip4:203.0.113.66 -all'] },
};

export interface WatchedResolver extends Resolver {
  readonly asked: string[];
}

/** Names that fail, and how; chosen by whoever tests. */
export type Failing = NonNullable<ZoneOptions['failing']>;

export function watched(zone: Zone = ZONE, failing: Failing = {}): WatchedResolver {
  return zoneResolver(zone, { failing });
}
