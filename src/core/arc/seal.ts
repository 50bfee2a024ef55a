/** ARC-Seal fields (RFC 8617 §4.1.3). */
import type { HeaderField, Message } from '../message/message.ts';
import { TagReader } from '../signatures/tag-reader.ts';
import type { Algorithm } from '../signatures/tag-values.ts';
import { shownText } from '../signatures/text.ts';

export interface Seal {
  readonly field: HeaderField;
  /** i=, 1–50; null when it is missing or something else. */
  readonly instance: number | null;
  /** d=; as written when it is no domain. */
  readonly sealer: string;
  /** cv= as written; '' when missing. */
  readonly chainValidation: string;
  /** h= stands in it, which a seal MUST NOT have. */
  readonly namesFields: boolean;
  /** null = the field has a fault. */
  readonly verifiable: VerifiableSeal | null;
}

interface VerifiableSeal {
  readonly queryName: string;
  readonly algorithm: Algorithm;
  readonly signature: Uint8Array;
  readonly signatureValue: { readonly start: number; readonly end: number };
}

/** @returns what the field says; never throws */
export function readSeal(message: Message, field: HeaderField): Seal {
  const tags = new TagReader(message, field);
  const instance = tags.instance();
  const algorithm = tags.algorithm();
  const signature = tags.signature(algorithm);
  const domain = tags.domain();
  const queryName = tags.queryName(tags.selector(), domain);
  const chainValidation = tags.required('cv') ?? '';
  tags.time('t');
  const namesFields = tags.text('h') !== null;
  const signatureValue = tags.list.byName.get('b');
  const complete = !tags.problem && !namesFields && queryName && algorithm && signature && signatureValue;
  return {
    field,
    instance,
    sealer: domain ?? shownText(tags.text('d') ?? ''),
    chainValidation: shownText(chainValidation),
    namesFields,
    verifiable: complete ? { queryName, algorithm, signature, signatureValue } : null,
  };
}
