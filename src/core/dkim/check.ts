/** Puts together what is reported of one signature. */
import type { DkimCode } from '../codes/index.ts';
import type { DkimCheck, DkimEvidence, DkimPart, DnsRef, KeyFacts, Note, Result, Values } from '../inspection/index.ts';
import { MAX_SHOWN_FIELD, MAX_SHOWN_NAMES } from '../limits.ts';
import type { HeaderField, Message } from '../message/message.ts';
import type { KeyRecord } from '../signatures/key-record.ts';
import type { MessageSignature } from '../signatures/message-signature.ts';
import { toIsoTime } from '../signatures/tag-reader.ts';
import type { KeyVerdict } from '../signatures/try-keys.ts';
import type { SignatureVerdict } from '../signatures/verify-message-signatures.ts';
import { findAddedFields, findUnsignedFields } from './coverage.ts';

/** A signature that was verified as far as it goes. */
export function toCheck(
  message: Message,
  signature: MessageSignature,
  verdict: SignatureVerdict,
  dns: DnsRef,
): DkimCheck {
  const { header, body, key, policies } = verdict;
  const { bodyBytes, signedBytes } = body;
  const evidence = {
    ...toEvidence(message, signature),
    bodyBytes,
    signedBytes: body.cause === 'body_shorter' ? null : signedBytes,
    dns,
    key: key.record && toKeyFacts(key.record),
  };
  const common = commonValues(signature);
  return {
    result: verdict.result,
    code: `dkim_${verdict.cause}`,
    values: {
      ...common,
      bytes: signedBytes ?? 0,
      total: bodyBytes ?? 0,
      ...key.values,
      ...policies.find(({ cause }) => cause === verdict.cause)?.values,
    },
    evidence,
    warnings: [
      ...policies
        .filter(({ cause }) => cause !== verdict.cause)
        .map(({ cause, values }): Note<DkimCode> => ({ code: `dkim_${cause}`, values: { ...common, ...values } })),
      ...keyWarnings(key, signature),
      ...coverageWarnings(evidence),
    ],
    header: { result: header.result, code: `dkim_${header.cause}` },
    body: { result: body.result, code: `dkim_${body.cause}` },
  };
}

/** A signature that was read and not verified: because of a fault in it, or because the header is cut off. */
export function withoutVerdict(
  message: Message,
  signature: MessageSignature,
  result: Result,
  code: DkimCode,
  values: Values = {},
): DkimCheck {
  return unjudged(result, code, { ...commonValues(signature), ...values }, toEvidence(message, signature));
}

/** A signature past the limit, of which nothing but d= is known. */
export function toUnreadCheck(field: HeaderField, domain: string): DkimCheck {
  return unjudged('neutral', 'dkim_unread', { domain }, { ...NOTHING_READ, fieldIndex: field.index, domain });
}

function unjudged(result: Result, code: DkimCode, values: Values, evidence: DkimEvidence): DkimCheck {
  const part: DkimPart = { result: 'none', code };
  return { result, code, values, evidence, warnings: [], header: part, body: part };
}

const NOTHING_READ: Omit<DkimEvidence, 'fieldIndex' | 'domain'> = {
  selector: '',
  identity: '',
  algorithm: '',
  canonicalization: '',
  signedFields: [],
  bodyLength: null,
  bodyBytes: null,
  signedBytes: null,
  signedAt: null,
  expiresAt: null,
  queryName: '',
  dns: null,
  key: null,
  unsignedFields: [],
  addedFields: [],
};

function toEvidence(message: Message, signature: MessageSignature): DkimEvidence {
  const { written, signedFields } = signature;
  const names = signedFields.map((name) => name.toLowerCase());
  return {
    ...NOTHING_READ,
    fieldIndex: signature.field.index,
    domain: signature.domain ?? written.domain,
    selector: signature.selector ?? written.selector,
    identity: signature.identity,
    algorithm: written.algorithm,
    canonicalization: written.canonicalization,
    signedFields: signedFields.slice(0, MAX_SHOWN_NAMES),
    bodyLength: signature.bodyLength,
    signedAt: toIsoTime(signature.signedAt),
    expiresAt: toIsoTime(signature.expiresAt),
    queryName: signature.queryName ?? '',
    unsignedFields: findUnsignedFields(message, names),
    addedFields: findAddedFields(message, names),
  };
}

function toKeyFacts(record: KeyRecord): KeyFacts {
  return {
    record: record.text.slice(0, MAX_SHOWN_FIELD),
    type: record.type.slice(0, MAX_SHOWN_FIELD),
    bits: record.key?.bits ?? null,
    revoked: record.problem === 'key_revoked',
    testing: record.testing,
    strict: record.strict,
  };
}

function commonValues({ domain, selector, queryName, written }: MessageSignature): Values {
  return { domain: domain ?? written.domain, selector: selector ?? written.selector, name: queryName ?? '' };
}

/** Keys that verify, and say or show that one should not rely on them much. */
function keyWarnings({ record, outcome }: KeyVerdict, { domain }: MessageSignature): Note<DkimCode>[] {
  const warnings: Note<DkimCode>[] = [];
  // "Verifiers MUST NOT treat messages from Signers in testing mode differently from unsigned email" (RFC 6376 §3.6.1, t=y).
  if (record?.testing) warnings.push({ code: 'dkim_key_testing', values: { domain: domain ?? '' } });
  const bits = record?.key?.type === 'rsa' ? record.key.bits : null;
  // RFC 8301 §3.2: signers SHOULD use at least 2048 bits.
  if (bits !== null && bits < 2048 && outcome === 'header_intact') {
    warnings.push({ code: 'dkim_key_short', values: { bits } });
  }
  return warnings;
}

function coverageWarnings({ addedFields, bodyBytes, signedBytes }: DkimEvidence): Note<DkimCode>[] {
  const warnings: Note<DkimCode>[] = [];
  if (bodyBytes !== null && signedBytes !== null && signedBytes < bodyBytes) {
    const percent = Math.floor((signedBytes / bodyBytes) * 100);
    warnings.push({ code: 'dkim_body_partly_signed', values: { percent, bytes: signedBytes, total: bodyBytes } });
  }
  if (addedFields.length > 0) warnings.push({ code: 'dkim_fields_added', values: { fields: addedFields.join(', ') } });
  return warnings;
}
