/**
 * Reads the tags that DKIM-Signature, ARC-Message-Signature and ARC-Seal share (RFC 6376 §3.5; RFC 8617 §4.1.2, §4.1.3), and
 * notes the first thing that is wrong, since a field with one fault is not used at all (RFC 6376 §6.1.1).
 */

import { decodeBase64 } from '../bytes/base64.ts';
import { latin1 } from '../bytes/latin1.ts';
import { isQueryName } from '../dns/names.ts';
import type { Values } from '../inspection/index.ts';
import { MAX_ARC_SETS, MAX_HEADER_BYTES } from '../limits.ts';
import { parseTagList, type TagList, tagValue } from '../message/fields/tag-list.ts';
import type { HeaderField, Message } from '../message/message.ts';
import type { Canonicalization } from './canonical-body.ts';
import {
  type Algorithm,
  isDigits,
  readAlgorithm,
  readCanonicalization,
  readDomain,
  readFieldNames,
  readLabels,
  readLength,
} from './tag-values.ts';
import { shownText } from './text.ts';

/** Why a field cannot be used; as the end of a code. */
export type FieldProblem =
  | 'syntax'
  | 'tag_repeated'
  | 'tag_missing'
  | 'algorithm_unknown'
  | 'canonicalization_unknown'
  | 'domain_malformed'
  | 'selector_malformed'
  | 'length_malformed'
  | 'time_malformed'
  | 'fields_malformed'
  | 'signature_malformed'
  | 'body_hash_malformed';

export interface Problem<Cause extends string = FieldProblem> {
  readonly cause: Cause;
  readonly values: Values;
}

const HASH_BYTES = { sha1: 20, sha256: 32 } as const;

/** "Implementations MAY consider any value longer than 12 digits to be infinite" (RFC 6376 §3.5, t= and x=). */
const MAX_TIME_DIGITS = 12;

/**
 * Reads the tags of a signature field (RFC 6376 §3.5, RFC 8617 §4.1) and keeps the first fault; a reader that returns
 * null has noted one, or the tag is optional and absent.
 */
export class TagReader<Cause extends string = never> {
  readonly list: TagList;
  /** The first fault that was met; null = none so far. */
  problem: Problem<FieldProblem | Cause> | null = null;

  constructor({ bytes }: Message, { valueStart, end }: HeaderField) {
    const list = parseTagList(latin1(bytes, valueStart, Math.min(end, valueStart + MAX_HEADER_BYTES)));
    this.list = list;
    if (list.problem) this.note(...describeListProblem(list.problem));
  }

  note(cause: FieldProblem | Cause, values: Values = {}): null {
    this.problem ??= { cause, values };
    return null;
  }

  text(name: string): string | null {
    return tagValue(this.list, name);
  }

  required(name: string): string | null {
    return this.text(name) ?? this.note('tag_missing', { tag: name });
  }

  /** @returns what `read` makes of the value; where it makes nothing of it, the fault is noted, with the value under `name` */
  private read<T>(
    cause: FieldProblem,
    name: string,
    value: string | null,
    read: (value: string) => T | null,
  ): T | null {
    return value === null ? null : (read(value) ?? this.note(cause, { [name]: shownText(value) }));
  }

  algorithm(): Algorithm | null {
    return this.read('algorithm_unknown', 'algorithm', this.required('a'), readAlgorithm);
  }

  /** c=: header/body; the default, and that of its second half, is simple (RFC 6376 §3.5). */
  canonicalization(): { header: Canonicalization; body: Canonicalization } | null {
    const value = this.text('c') ?? 'simple/simple';
    return this.read('canonicalization_unknown', 'canonicalization', value, readCanonicalization);
  }

  /** d=, in A-labels (RFC 8616 §5 lets U-labels stand too). RFC 6376 §3.5: at least two labels, no final dot. */
  domain(): string | null {
    return this.read('domain_malformed', 'domain', this.required('d'), readDomain);
  }

  /**
   * s=: one or more labels.
   *
   * The attack ("Composition Kills", A3): d=bank.example; s=x._domainkey.attack.example.\0 makes resolvers that stop at NUL
   * fetch the attacker's key for the bank's name. Such a selector is malformed, and nothing is asked.
   */
  selector(): string | null {
    return this.read('selector_malformed', 'selector', this.required('s'), readLabels);
  }

  /** RFC 6376 §3.6.2.1 */
  queryName(selector: string | null, domain: string | null): string | null {
    if (selector === null || domain === null) return null;
    const name = `${selector}._domainkey.${domain}`;
    return isQueryName(name) ? name : this.note('selector_malformed', { selector });
  }

  /** b=; an Ed25519 signature has 64 bytes (RFC 8032 §5.1.6), an RSA signature as many as its key. */
  signature(algorithm: Algorithm | null): Uint8Array | null {
    const bytes = this.base64('b', 'signature_malformed');
    if (bytes && algorithm?.type === 'ed25519' && bytes.length !== 64) return this.note('signature_malformed');
    return bytes;
  }

  /** bh= */
  bodyHash(algorithm: Algorithm | null): Uint8Array | null {
    const bytes = this.base64('bh', 'body_hash_malformed');
    if (bytes && algorithm && bytes.length !== HASH_BYTES[algorithm.hash]) return this.note('body_hash_malformed');
    return bytes;
  }

  private base64(name: string, problem: FieldProblem): Uint8Array | null {
    const value = this.required(name);
    if (value === null) return null;
    const bytes = decodeBase64(value);
    return bytes && bytes.length > 0 ? bytes : this.note(problem);
  }

  /** h=: field names as written. hdr-name *( [FWS] ":" [FWS] hdr-name ), and it MUST NOT be empty. */
  signedFields(): string[] | null {
    return this.read('fields_malformed', 'fields', this.required('h'), readFieldNames);
  }

  /** l=: null when absent, and when malformed. */
  bodyLength(): number | null {
    return this.read('length_malformed', 'length', this.text('l'), readLength);
  }

  /** ARC's i=: 1 to 50 (RFC 8617 §4.2.1). */
  instance(): number | null {
    const value = this.required('i');
    if (value === null) return null;
    const instance = isDigits(value) && value.length <= 2 ? Number(value) : 0;
    return instance >= 1 && instance <= MAX_ARC_SETS ? instance : this.note('syntax', { tag: 'i' });
  }

  /** t= or x=: seconds since 1970; null when absent, and when malformed. */
  time(name: string): number | null {
    const value = this.text(name);
    if (value === null) return null;
    if (!isDigits(value)) return this.note('time_malformed', { tag: name, text: shownText(value) });
    return value.length <= MAX_TIME_DIGITS ? Number(value) : Number.POSITIVE_INFINITY;
  }
}

/** ISO 8601, for the years that it can tell; null otherwise. */
export function toIsoTime(seconds: number | null): string | null {
  if (seconds === null || seconds > 253_402_300_799) return null;
  return new Date(seconds * 1000).toISOString();
}

function describeListProblem({ kind, tag }: NonNullable<TagList['problem']>): [FieldProblem, Values] {
  if (kind === 'duplicate') return ['tag_repeated', { tag }];
  // A control character in a name: say so where it matters (see `selector`).
  if (kind === 'bad_value' && tag === 's') return ['selector_malformed', { selector: '' }];
  if (kind === 'bad_value' && tag === 'd') return ['domain_malformed', { domain: '' }];
  return ['syntax', { tag: shownText(tag) }];
}
