/**
 * Fields that sign a message: DKIM-Signature (RFC 6376 §3.5, §6.1.1) and ARC-Message-Signature (RFC 8617 §4.1.2), which is the same
 * but for v= (there is none) and i= (an instance instead of an identity).
 */

import { isAtOrUnder } from '../dns/names.ts';
import { trimBlanks } from '../message/fields/field-value.ts';
import type { HeaderField, Message } from '../message/message.ts';
import type { Canonicalization } from './canonical-body.ts';
import { decodeQuotedPrintable } from './quoted-printable.ts';
import { type FieldProblem, type Problem, TagReader } from './tag-reader.ts';
import { type Algorithm, readDomain } from './tag-values.ts';
import { shownText } from './text.ts';

export type SignatureProblem =
  | FieldProblem
  | 'version'
  | 'query_unknown'
  | 'identity_malformed'
  | 'identity_outside'
  | 'expires_before_signed'
  | 'from_unsigned';

/** What such a field says, as far as it can be read. */
export interface MessageSignature {
  readonly field: HeaderField;
  /** d= in A-labels, or null when it is no domain. */
  readonly domain: string | null;
  readonly selector: string | null;
  /** Where its key is; null when that may not be asked for. */
  readonly queryName: string | null;
  /** DKIM's i=, decoded; '@' and d= when absent. */
  readonly identity: string;
  /** ARC's i=; null when it is no instance, and for DKIM. */
  readonly instance: number | null;
  readonly algorithm: Algorithm | null;
  readonly canonicalization: { readonly header: Canonicalization; readonly body: Canonicalization } | null;
  /** h= as written, in order. */
  readonly signedFields: readonly string[];
  readonly bodyLength: number | null;
  /** Seconds since 1970; Infinity past 12 digits. */
  readonly signedAt: number | null;
  readonly expiresAt: number | null;
  /** The first fault, which makes the signature unusable. */
  readonly problem: Problem<SignatureProblem> | null;
  /** What verifying needs; null exactly when there is a problem. */
  readonly verifiable: Verifiable | null;
  /** The tags' values as written, for what cannot be read. */
  readonly written: {
    readonly domain: string;
    readonly selector: string;
    readonly algorithm: string;
    readonly canonicalization: string;
  };
}

export interface Verifiable {
  readonly queryName: string;
  readonly algorithm: Algorithm;
  readonly canonicalization: { readonly header: Canonicalization; readonly body: Canonicalization };
  readonly signature: Uint8Array;
  readonly bodyHash: Uint8Array;
  /** h= in lower case. */
  readonly names: readonly string[];
  /** Where in the field's value the value of b= stands. */
  readonly signatureValue: { readonly start: number; readonly end: number };
  readonly identityBelowDomain: boolean;
}

/** @returns what the field says; never throws */
export function readMessageSignature(message: Message, field: HeaderField, kind: 'dkim' | 'arc'): MessageSignature {
  const tags = new TagReader<SignatureProblem>(message, field);
  if (kind === 'dkim') checkVersion(tags);
  const instance = kind === 'arc' ? tags.instance() : null;
  const algorithm = tags.algorithm();
  const domain = tags.domain();
  const selector = tags.selector();
  const queryName = tags.queryName(selector, domain);
  const signature = tags.signature(algorithm);
  const bodyHash = tags.bodyHash(algorithm);
  const signedFields = tags.signedFields() ?? [];
  const names = signedFields.map((name) => name.toLowerCase());
  // "The From header field MUST be signed" (§5.4); a signature that leaves it out says nothing about the sender.
  if (signedFields.length > 0 && !names.includes('from')) tags.note('from_unsigned');
  // RFC 8617 §4.1.2: ARC-Seal fields MUST NOT be signed here; the seal comes after this signature.
  if (kind === 'arc' && names.includes('arc-seal')) tags.note('fields_malformed', { fields: 'ARC-Seal' });
  const canonicalization = tags.canonicalization();
  const identity = kind === 'dkim' ? readIdentity(tags, domain) : { text: '', domain };
  const bodyLength = tags.bodyLength();
  checkQueryMethods(tags);
  const signedAt = tags.time('t');
  const expiresAt = tags.time('x');
  if (signedAt !== null && expiresAt !== null && expiresAt <= signedAt) tags.note('expires_before_signed');
  const signatureTag = tags.list.byName.get('b');
  const complete = queryName && algorithm && signature && bodyHash && canonicalization && signatureTag;
  const verifiable =
    complete && !tags.problem
      ? {
          queryName,
          algorithm,
          canonicalization,
          signature,
          bodyHash,
          names,
          signatureValue: signatureTag,
          identityBelowDomain: identity.domain !== domain,
        }
      : null;
  return {
    field,
    domain,
    selector,
    queryName,
    identity: identity.text,
    instance,
    algorithm,
    canonicalization,
    signedFields,
    bodyLength,
    signedAt,
    expiresAt,
    problem: tags.problem ?? (verifiable ? null : { cause: 'syntax', values: { tag: '' } }),
    verifiable,
    written: {
      domain: shownText(tags.text('d') ?? ''),
      selector: shownText(tags.text('s') ?? ''),
      algorithm: shownText(tags.text('a') ?? ''),
      canonicalization: shownText(tags.text('c') ?? 'simple/simple'),
    },
  };
}

function checkVersion(tags: TagReader<SignatureProblem>): void {
  const version = tags.required('v');
  if (version !== null && version !== '1') tags.note('version', { version: shownText(version) });
}

/** i= is [ Local-part ] "@" domain-name in DKIM's quoted-printable, its domain d= or below it on a boundary of labels. */
function readIdentity(
  tags: TagReader<SignatureProblem>,
  domain: string | null,
): { text: string; domain: string | null } {
  const value = tags.text('i');
  if (value === null) return { text: `@${domain ?? ''}`, domain };
  const decoded = decodeQuotedPrintable(value);
  const at = decoded?.lastIndexOf('@') ?? -1;
  const below = decoded !== null && at >= 0 ? readDomain(decoded.slice(at + 1)) : null;
  const text = shownText(decoded ?? value);
  if (below === null) tags.note('identity_malformed', { identity: text });
  else if (domain !== null && !isAtOrUnder(below, domain)) {
    tags.note('identity_outside', { identity: text, domain });
  }
  return { text, domain: below };
}

/** q=: "unrecognized query mechanisms MUST be ignored"; dns/txt is the only one there is. */
function checkQueryMethods(tags: TagReader<SignatureProblem>): void {
  const value = tags.text('q');
  if (value === null) return;
  const methods = value.toLowerCase().split(':').map(trimBlanks);
  if (!methods.includes('dns/txt')) tags.note('query_unknown', { query: shownText(value) });
}
