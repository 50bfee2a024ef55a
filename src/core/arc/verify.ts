/**
 * ARC chain validation (RFC 8617 §5.2).
 *
 * Deliberately otherwise: §5.2.1 makes DNS failures permanent for the server that validates once and for all. A reader can ask
 * again, so here they are temperror, like a body that is not there; and nothing stops at the first failure, so that every set can be shown.
 * A chain that verifies but rests on a key below 1,024 bits or an expired signature fails, with a code of its own.
 */
import type { ArcCode } from '../codes/index.ts';
import { findUnsignedFields } from '../dkim/coverage.ts';
import type { Resolver } from '../dns/resolver.ts';
import type { ArcCheck, ArcSet, Fidelity, Note } from '../inspection/index.ts';
import { MAX_ARC_KEYS } from '../limits.ts';
import type { Message } from '../message/message.ts';
import { parseMessage } from '../message/parse.ts';
import { holdsSmuggledTags, quotesSender } from '../recorded/smuggled.ts';
import { canonicalHeader } from '../signatures/canonical-header.ts';
import { createKeyStore } from '../signatures/key-store.ts';
import type { MessageSignature } from '../signatures/message-signature.ts';
import { verifyMessageSignatures } from '../signatures/verify-message-signatures.ts';
import { conclude, findOldestPass } from './conclude.ts';
import { type ArcPart, NOT_CHECKED, toPart } from './part.ts';
import { type Chain, type FieldSet, readChain } from './sets.ts';
import { verifySeal } from './verify-seal.ts';

export interface ArcContext {
  /** null = checks by DNS are switched off. */
  resolver: Resolver | null;
  /** The time to judge t= and x= by: when the mail crossed the border, else now. */
  at: Date;
  /** Default: exact. */
  fidelity?: Fidelity;
  signal?: AbortSignal;
}

/**
 * Validates a message's ARC chain.
 *
 * @param source the whole message as bytes
 * @param context.now the time to judge t= and x= by
 * @param context.signal when it aborts, keys that have not come are temperror; without it a resolver that never answers is waited for
 * @returns 'none' when there is no ARC field. Never rejects: trouble is a result.
 */
export async function verifyArc(
  source: Uint8Array,
  context: { resolver: Resolver; now: Date; signal?: AbortSignal },
): Promise<ArcCheck> {
  const { resolver, now: at, signal } = context;
  return verifyChain(parseMessage(source), { resolver, at, ...(signal ? { signal } : {}) });
}

/** The same on a message that is parsed already, with what an inspection knows besides. */
export async function verifyChain(message: Message, context: ArcContext): Promise<ArcCheck> {
  const chain = readChain(message);
  if (!chain) return toCheck('none', { code: 'arc_none', values: {} }, []);
  if (chain.problem) return toCheck('fail', chain.problem, chain.sets.map(toUncheckedSet));
  // A limit hides fields that a signature may cover, or another set.
  if (message.unread.length > 0) {
    return toCheck('temperror', { code: 'arc_header_unread', values: {} }, chain.sets.map(toUncheckedSet));
  }
  const sets = await verifySets(message, chain, context);
  const { result, ...note } = conclude(sets);
  return toCheck(result, note, sets);
}

async function verifySets(message: Message, { sets }: Chain, context: ArcContext): Promise<ArcSet[]> {
  const keys = createKeyStore(context.resolver, context.signal, MAX_ARC_KEYS);
  const options = { keys, header: canonicalHeader(message), at: context.at, fidelity: context.fidelity ?? 'exact' };
  const newestFirst = sets.toReversed();
  // All questions go out before anything is computed, those of the newest sets first, and those of the caller's other checks.
  for (const { signature, seal } of newestFirst) {
    if (signature.verifiable) void keys.find(signature.verifiable.queryName);
    if (seal.verifiable) void keys.find(seal.verifiable.queryName);
  }
  await null;
  const signatures = newestFirst.map(({ signature }) => signature);
  const isSmuggled = holdsSmuggledTags(message);
  const verdicts = verifyMessageSignatures(message, signatures, options);
  return Promise.all(
    sets.map(async (set, index) => {
      const seal = verifySeal(sets.slice(0, index + 1), options);
      const verdict = await verdicts.get(set.signature);
      const signed: ArcPart = verdict ? toPart(verdict) : { result: 'permerror', code: 'arc_field_malformed' };
      const isUnreliable = isSmuggled || quotesSender(set.results.results) || !isWhole(message, set.signature);
      const unsignedFields = findUnsignedFields(message, signedNames(set.signature));
      return {
        ...toSet(set, await seal, signed),
        ...(isUnreliable ? { unreliable: true as const } : {}),
        ...(unsignedFields.length === 0 ? {} : { unsignedFields }),
      };
    }),
  );
}

function toUncheckedSet(set: FieldSet): ArcSet {
  return toSet(set, NOT_CHECKED, NOT_CHECKED);
}

function toSet({ instance, results, signature, seal }: FieldSet, sealed: ArcPart, signed: ArcPart): ArcSet {
  return {
    instance,
    sealer: seal.sealer,
    seal: sealed,
    messageSignature: signed,
    chainValidation: seal.chainValidation,
    authenticationResults: results.results,
    fieldIndexes: [seal.field.index, signature.field.index, results.field.index],
  };
}

/** Of a mail without a Subject none need be signed: whoever adds one makes it a mail with one. */
function isWhole({ byName }: Message, signature: MessageSignature): boolean {
  const names = signedNames(signature);
  return (
    signature.bodyLength === null && names.includes('from') && (names.includes('subject') || !byName.has('subject'))
  );
}

function signedNames({ signedFields }: MessageSignature): string[] {
  return signedFields.map((name) => name.toLowerCase());
}

function toCheck(result: ArcCheck['result'], { code, values }: Note<ArcCode>, sets: ArcSet[]): ArcCheck {
  return {
    result,
    code,
    values,
    evidence: { sets, oldestPass: result === 'pass' ? findOldestPass(sets) : null },
    warnings: [],
  };
}
