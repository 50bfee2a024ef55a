/**
 * The world of the attacks: a brand that asks to reject forged mail, an attacker with a proper domain of his own, and a mailbox
 * provider that says how it writes its fields.
 */

import { troubled } from '../../src/core/dns/answer.ts';
import type { Resolver } from '../../src/core/dns/resolver.ts';
import { inspect } from '../../src/core/inspect.ts';
import type { Inspection } from '../../src/core/inspection/index.ts';
import type { InspectContext } from '../../src/core/stages/context.ts';
import { RCPT_MAIL_WITH_RELAYS } from '../fakes/receiver.ts';
import { type Zone, type ZoneOptions, zoneResolver } from '../fakes/zone-resolver.ts';
import { anyKey, ed25519Key, type SigningKey } from '../messages/keys.ts';
import { type Draft, prepend, received, toBytes } from '../messages/message.ts';
import { keyZone, type SignOptions, signDkim } from '../messages/sign.ts';
import { assertInvariants } from './invariants.ts';

export const NOW = new Date('2026-11-24T03:00:00Z');
export const BRAND_IP = '192.0.2.10';
export const ATTACKER_IP = '203.0.113.66';

/** Two keys, so that the attacker cannot sign as the brand by accident of the fixture. */
export const BRAND_KEY: SigningKey = anyKey();
export const ATTACKER_KEY: SigningKey = ed25519Key();

export const RCPT = RCPT_MAIL_WITH_RELAYS;

export const WORLD: Zone = {
  'legit.example': { TXT: [`v=spf1 ip4:${BRAND_IP} -all`], MX: ['10 mx.legit.example'] },
  '_dmarc.legit.example': { TXT: ['v=DMARC1; p=reject'] },
  'mail.legit.example': { A: ['192.0.2.11'] },
  ...keyZone('legit.example', 's1', BRAND_KEY),
  'attack.example': { TXT: [`v=spf1 ip4:${ATTACKER_IP} -all`] },
  'any.attack.example': { TXT: [`v=spf1 ip4:${ATTACKER_IP} -all`] },
  ...keyZone('attack.example', 's1', ATTACKER_KEY),
};

/** What a sender hands in: header fields without CRLF, topmost first. */
export function mail(fields: string[], body = 'Please pay at once.\r\n'): Draft {
  return { fields: fields.map((field) => `${field}\r\n`), body };
}

/** The usual fields behind a From of choice. */
export function from(value: string, more: string[] = []): Draft {
  return mail([`From: ${value}`, ...REST, ...more]);
}

export const REST = [
  'To: Bob <bob@rcpt.example>',
  'Subject: Invoice',
  'Date: Tue, 24 Nov 2026 01:59:00 +0000',
  'Message-ID: <1@mail.example>',
];

export function byBrand(message: Draft, options: Partial<SignOptions> = {}): Draft {
  return signDkim(message, { domain: 'legit.example', key: BRAND_KEY, ...options });
}

export function byAttacker(message: Draft, options: Partial<SignOptions> = {}): Draft {
  return signDkim(message, { domain: 'attack.example', key: ATTACKER_KEY, ...options });
}

export interface Arrival {
  /** MAIL FROM as Return-Path writes it. */
  path?: string;
  ip?: string;
  helo?: string;
  /** Authentication-Results of the provider, behind its id; null = it writes none. */
  results?: string | null;
  with?: string;
  date?: string;
}

/** What the provider writes on top. */
export function arrive(message: Draft, arrival: Arrival = {}): Draft {
  const { results = null, date } = arrival;
  return prepend(
    message,
    `Return-Path: ${arrival.path ?? '<any@attack.example>'}`,
    ...(results === null ? [] : [`Authentication-Results: mx.rcpt.example; ${results}`]),
    received({
      ip: arrival.ip ?? ATTACKER_IP,
      from: arrival.helo ?? 'attack.example',
      reverse: 'unknown',
      with: arrival.with ?? 'ESMTPS',
      ...(date === undefined ? {} : { date }),
    }),
  );
}

/** From the brand's own server. */
export const BRANDS: Arrival = { path: '<bounce@legit.example>', ip: BRAND_IP, helo: 'out.legit.example' };

export interface Case {
  /** Number in the list of attacks. */
  id: string;
  says: string;
  message: Draft | Uint8Array;
  zone?: Zone;
  dns?: ZoneOptions;
  context?: Partial<InspectContext>;
  /** The brand signed it, its own record lists who sent it, or the user trusts who vouches: it may count as the brand's, and must. */
  ofBrand?: true;
}

/** Inspects one case, and asserts what must hold for every message. */
export async function report(test: Omit<Case, 'id' | 'says'>): Promise<Inspection> {
  const source = test.message instanceof Uint8Array ? test.message : toBytes(test.message);
  const resolver = zoneResolver({ ...WORLD, ...test.zone }, test.dns);
  const context = { resolver, now: NOW, receiver: RCPT, ownDomains: ['rcpt.example'], ...test.context };
  const inspection = await inspect(source, context);
  assertInvariants(inspection, resolver.asked);
  await assertSilenceProvesNothing(source, context);
  return inspection;
}

/** I8: with every question unanswered, nothing is red, and nothing is proven by us. */
async function assertSilenceProvesNothing(source: Uint8Array, context: InspectContext): Promise<void> {
  if (context.resolver === null) return;
  const silent: Resolver = { query: async () => troubled('timeout') };
  const { level } = (await inspect(source, { ...context, resolver: silent })).verdict;
  if (['failed', 'verified', 'altered', 'listed'].includes(level)) throw new Error(`without any answer it is ${level}`);
}

/** Each finding as 'severity code'. */
export function findingsOf({ findings }: Inspection): string[] {
  return findings.map(({ severity, code }) => `${severity} ${code}`);
}
