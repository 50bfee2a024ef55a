/** Who takes part in the stories of Learn, and what their servers write. Keys are made from a word each: the same on every run. */
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import type { SigningKey } from '../keys.ts';
import { type Draft, prepend } from '../message.ts';

/** PKCS #8 around the 32 bytes of an Ed25519 private key (RFC 8410 §7). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** @param word what the key is made from; it protects nothing but messages of example domains */
export function keyFrom(word: string): SigningKey {
  const seed = createHash('sha256').update(`a key for a story: ${word}`).digest();
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const raw = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64');
  return { type: 'ed25519', privateKey, record: `v=DKIM1; k=ed25519; p=${raw}` };
}

export const CITY_KEY = keyFrom('city.example');
export const BANK_KEY = keyFrom('bank.example');
export const SCHOOL_KEY = keyFrom('school.example');
export const CLUB_KEY = keyFrom('club.example');
export const LISTS_KEY = keyFrom('lists.example');

const TLS = '(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))';

/** The moment, as seconds after the message was sent. */
export function at(seconds: number): string {
  const time = new Date(Date.UTC(2026, 10, 20, 19, 0, seconds));
  return `${time.toUTCString().replace('GMT', '+0900')} (JST)`;
}

export const SENT = 'Fri, 20 Nov 2026 19:00:00 +0900';
/** The same moment in seconds since 1970, for t=. */
export const SENT_SECONDS = Date.UTC(2026, 10, 20, 10, 0, 0) / 1000;

export interface Received {
  from: string;
  reverse?: string;
  ip: string;
  by: string;
  id: string;
  seconds: number;
  to: string;
  /** The user who signed in: then it is a submission. */
  user?: string;
  plain?: boolean;
}

/** A field as Postfix writes it. */
export function received({ from, reverse = from, ip, by, id, seconds, to, user, plain }: Received): string {
  const protocol = `ESMTP${plain ? '' : 'S'}${user ? 'A' : ''}`;
  return [
    `Received: from ${from} (${reverse} [${ip}])`,
    ...(plain ? [] : [`\t${TLS}`]),
    ...(user ? [`\t(Authenticated sender: ${user})`] : []),
    `\tby ${by} (Postfix) with ${protocol} id ${id}`,
    `\tfor <${to}>; ${at(seconds)}`,
  ].join('\r\n');
}

/** What Dovecot writes when it puts the message into the mailbox. */
export function delivered(to: string, mailFrom: string, seconds: number): string {
  return [
    'Received: from mx.post.example ([10.0.0.5])',
    '\tby store.post.example with LMTP',
    '\tid kJ2aB1cQHmcVAgAA9yYx3w',
    `\t(envelope-from <${mailFrom}>)`,
    `\tfor <${to}>; ${at(seconds)}`,
  ].join('\r\n');
}

export interface Arrival {
  mailFrom: string;
  from: string;
  reverse?: string;
  ip: string;
  id: string;
  seconds: number;
  plain?: boolean;
  /** What the reader's provider found, behind its name. */
  results: string;
}

export const READER = 'ken@post.example';

/** What the reader's own side writes on top: Return-Path, results, its MX, its mailbox. */
export function arrive(message: Draft, { mailFrom, results, ...hop }: Arrival): Draft {
  return prepend(
    message,
    `Return-Path: <${mailFrom}>`,
    delivered(READER, mailFrom, hop.seconds + 1),
    `Authentication-Results: mx.post.example; ${results}`,
    received({ ...hop, by: 'mx.post.example', to: READER }),
  );
}
