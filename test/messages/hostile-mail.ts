/** What all mail has that is built to cost time: its size, its zone, and where it arrived. */

import { createHash } from 'node:crypto';
import { RCPT_MAIL_WITH_RELAYS } from '../fakes/receiver.ts';
import type { Zone } from '../fakes/zone-resolver.ts';
import { type Draft, draft, prepend, received, toBytes } from './message.ts';
import { keyZone } from './sign.ts';

export interface HostileMail {
  source: Uint8Array;
  zone: Zone;
}

export interface HostileCase {
  name: string;
  /** What `make` is called with first; twice that must take at most two and a half times as long. */
  size: number;
  make(size: number): HostileMail;
}

export const MB = 1 << 20;
/** The sender's own domain: of the author, of the envelope and of the signatures, so that every check is worth doing. */
export const DOMAIN = 'attack.example';
export const CLIENT = '203.0.113.66';
/** The hash of no signed body: bodies are hashed all the same. */
export const HASH = createHash('sha256').update('').digest('base64');

/** The mailbox at which all of them arrive: its border is known, so that SPF is checked and results are weighed. */
export const RECEIVER = RCPT_MAIL_WITH_RELAYS;

const ZONE: Zone = {
  ...keyZone(DOMAIN),
  [DOMAIN]: { TXT: [`v=spf1 ip4:${CLIENT} -all`] },
  [`_dmarc.${DOMAIN}`]: { TXT: ['v=DMARC1; p=reject'] },
};

export function byAttacker(parts: Parameters<typeof draft>[0] = {}): Draft {
  return draft({ from: `Eve <eve@${DOMAIN}>`, ...parts });
}

/** Puts on top what the receiver writes: where the mail came from, and by whose word. */
export function arrive(message: Draft, { zone = {}, helo = 'out.attack.example' }: Arrival = {}): HostileMail {
  const top = [`Return-Path: <eve@${DOMAIN}>`, received({ ip: CLIENT, from: helo, reverse: 'unknown' })];
  return { source: toBytes(prepend(message, ...top)), zone: { ...ZONE, ...zone } };
}

interface Arrival {
  zone?: Zone;
  /** What the client called itself. */
  helo?: string;
}

/** A mail of the attacker's with further fields on top, as they stand behind the receiver's own; each without CRLF. */
export function withFields(fields: readonly string[]): HostileMail {
  const message = byAttacker();
  return arrive({ ...message, fields: [...fields.map((field) => `${field}\r\n`), ...message.fields] });
}
