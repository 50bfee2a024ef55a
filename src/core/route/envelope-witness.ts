/** What the receiver itself recorded of the envelope. */
import type { ReceivedSpf, Recorded, Route } from '../inspection/index.ts';
import { canonicalIp } from '../net/ip.ts';
import { isOutside } from '../net/special.ts';
import { mailFromOf } from '../recorded/properties.ts';
import { withoutBrackets } from '../recorded/pvalue.ts';
import { senderIp } from '../recorded/sender-ip.ts';

export type MailFrom = NonNullable<Route['mailFrom']>;

/** What the trusted fields say of the envelope; the first of each kind counts. */
export interface Witness {
  receivedSpf: ReceivedSpf | null;
  resultsIp: string | null;
  /** smtp.mailfrom of the first SPF result: an address, or a domain alone; '' = the null reverse-path. */
  resultsMailFrom: string | null;
}

/** Reads it out of the fields that are believed. */
export function findWitness({ fields, trusted }: Recorded): Witness {
  const believed = fields.filter((field) => field.trust === 'recorded');
  const results = believed.flatMap((field) => field.results?.results ?? []).filter(({ method }) => method === 'spf');
  // A server may record HELO's result first; only the one for MAIL FROM names the reverse-path.
  const mailFrom = results.map(mailFromOf).find((path) => path !== null);
  const comment = results.map((result) => senderIp(result.comment ?? '')).find((ip) => ip !== null);
  return {
    receivedSpf: believed.find((field) => field.receivedSpf !== null)?.receivedSpf ?? null,
    resultsIp: outsideIp(comment ?? trusted?.spf?.clientIp ?? null),
    resultsMailFrom: mailFrom === undefined || mailFrom === null ? null : withoutBrackets(mailFrom),
  };
}

/** An address of the inside was recorded by a filter behind the border: it is not the one that handed the mail over. */
export function outsideIp(text: string | null): string | null {
  const ip = text === null ? null : canonicalIp(text);
  return isOutside(ip) ? ip : null;
}

/** The reverse-paths that were recorded, each with the field that names it; HELO's identity is none. */
export function recordedSenders({ receivedSpf, resultsMailFrom }: Witness): MailFrom[] {
  const senders: MailFrom[] = [];
  const envelopeFrom = receivedSpf?.identity?.toLowerCase() === 'helo' ? null : (receivedSpf?.envelopeFrom ?? null);
  if (envelopeFrom !== null) senders.push({ address: withoutBrackets(envelopeFrom), source: 'received-spf' });
  if (resultsMailFrom !== null) senders.push({ address: resultsMailFrom, source: 'authentication-results' });
  return senders;
}
