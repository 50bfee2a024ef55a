/** Which signatures are verified, when there are more than MAX_SIGNATURES (RFC 6376 §8.4). */

import { latin1 } from '../bytes/latin1.ts';
import { lastLabels } from '../dns/labels.ts';
import { isAtOrUnder } from '../dns/names.ts';
import { MAX_SIGNATURES } from '../limits.ts';
import type { HeaderField, Message } from '../message/message.ts';
import { readDomain } from '../signatures/tag-values.ts';
import { unlikelinessOf } from './unlikeliness.ts';

export interface Chosen {
  /** To be verified: at most MAX_SIGNATURES. */
  readonly fields: readonly HeaderField[];
  /** The others, with their domain as far as a glance tells it ('' = none). */
  readonly unread: ReadonlyMap<HeaderField, string>;
}

/**
 * First come those that could speak for the author, so that a heap of strangers' signatures cannot push them out; of these, those that could verify:
 * a heap of invented ones in the author's own name must not push the true one out either. Of strangers' nothing but d= is looked at: 2,000 signatures
 * must not cost more than their bytes.
 *
 * @param authorDomain in A-labels; '' = not known, then the topmost ones are taken
 * @param hasBody whether there is a body to compare
 */
export async function chooseSignatures(message: Message, authorDomain: string, hasBody: boolean): Promise<Chosen> {
  const fields = message.byName.get('dkim-signature') ?? [];
  const ranked = fields.map((field) => {
    const domain = peekDomain(message.bytes, field.valueStart, field.end);
    return { field, domain, distance: distance(authorDomain, domain), unlikeliness: NOT_LOOKED_AT };
  });
  const near = ranked.filter((one) => one.distance < STRANGER);
  if (near.length > MAX_SIGNATURES) {
    const found = await unlikelinessOf(
      message,
      near.map(({ field }) => field),
      hasBody,
    );
    near.forEach((one, at) => {
      one.unlikeliness = found[at] ?? 0;
    });
  }
  ranked.sort((one, other) => one.unlikeliness - other.unlikeliness || one.distance - other.distance);
  return {
    fields: ranked.slice(0, MAX_SIGNATURES).map(({ field }) => field),
    unread: new Map(ranked.slice(MAX_SIGNATURES).map(({ field, domain }) => [field, domain])),
  };
}

/** From here on it cannot speak for the author. */
const STRANGER = 4;
/** More than that of any signature of the author's side, where those must be told apart (unlikeliness.ts). */
const NOT_LOOKED_AT = 3;

/** 0 = the author's own domain, then those above and below it, then those that share its last two labels, then the others. */
function distance(author: string, domain: string): number {
  if (domain === '') return 5;
  if (domain === author) return 0;
  if (isAtOrUnder(author, domain)) return 1;
  if (isAtOrUnder(domain, author)) return 2;
  return lastLabels(domain, 2) === lastLabels(author, 2) ? 3 : STRANGER;
}

/** d= without reading the tag list: '' when there is none, or it is no domain. */
function peekDomain(bytes: Uint8Array, start: number, end: number): string {
  return readDomain(DOMAIN_TAG.exec(latin1(bytes, start, end))?.[1] ?? '') ?? '';
}

/** More than a domain name needs is not read. */
const DOMAIN_TAG = /(?:^|;)[ \t\r\n]*d[ \t\r\n]*=[ \t\r\n]*([^; \t\r\n]{0,1000})/;
