/** What a mail of the end-to-end tests is: its bytes, what the DNS holds about it, and what a person must be told. */
import type { VerdictCode } from '../../../src/core/codes/index.ts';
import type { Level, Receiver } from '../../../src/core/index.ts';
import type { Zone } from '../../fakes/zone-resolver.ts';
import { type Draft, type DraftParts, draft, prepend, received, toBytes } from '../../messages/message.ts';

export interface Expected {
  level: Level;
  /** Code of the one concrete reason in the popup. */
  reason: VerdictCode;
}

export interface Mail {
  /** Says what is right or wrong with it; also its subject, so that a person finds it in a list. */
  name: string;
  /** As it came over the wire: lines end in CRLF. */
  source: Uint8Array;
  zone: Zone;
  /** With the receiving side declared by the user. */
  declared?: Expected;
  /** With nothing known of the receiving side. */
  undeclared?: Expected;
}

/** The receiving side of all these mails, as its user declares it. */
export const DECLARED_RECEIVER: Receiver = {
  name: 'rcpt.example',
  borderBy: ['mx.rcpt.example'],
  networks: [],
  gateways: [],
  authservIds: ['mx.rcpt.example'],
  results: 'above',
  returnPath: 'top',
};

/** The address that the honest servers of these mails send from, and that of a stranger (RFC 5737). */
export const OWN_ADDRESS = '198.51.100.25';
export const STRANGER_ADDRESS = '203.0.113.66';

const MINUTE = 60_000;
/** Written and received a short while ago: SPF of old mail is judged otherwise. */
const WRITTEN = new Date(Date.now() - 10 * MINUTE);
const ARRIVED = new Date(WRITTEN.getTime() + 3000);

/** RFC 5322 §3.3 */
export function mailDate(date: Date): string {
  return date.toUTCString().replace('GMT', '+0000');
}

/** A mail from alice at that domain, written a few minutes ago. */
export function write(domain: string, name: string, parts: DraftParts = {}): Draft {
  return draft({
    from: `Alice <alice@${domain}>`,
    subject: name,
    date: mailDate(WRITTEN),
    messageId: `<${slug(name)}@${domain}>`,
    ...parts,
  });
}

export interface Arrival {
  ip?: string;
  host?: string;
  mailFrom?: string;
  /** Further fields of the receiver, topmost first, above its Received. */
  above?: string[];
}

/** What the receiver's border puts on top. */
export function deliver(message: Draft, domain: string, arrival: Arrival = {}): Uint8Array {
  const host = arrival.host ?? `out.${domain}`;
  const border = received({ from: host, ip: arrival.ip ?? OWN_ADDRESS, date: mailDate(ARRIVED) });
  const returnPath = `Return-Path: <${arrival.mailFrom ?? `alice@${domain}`}>`;
  return toBytes(prepend(message, returnPath, ...(arrival.above ?? []), border));
}

/** A domain that lists one server and asks to reject everything else. */
export function strictZone(domain: string): Zone {
  return {
    [domain]: { TXT: [`v=spf1 ip4:${OWN_ADDRESS} -all`], MX: [`10 mx.${domain}`] },
    [`_dmarc.${domain}`]: { TXT: ['v=DMARC1; p=reject'] },
  };
}

export function slug(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}
