/**
 * DKIM verification (RFC 6376 §6.1, with RFC 8301 and RFC 8463).
 *
 * Deliberately otherwise than the RFC lets one do: nothing stops at the first failure, header and body are judged apart, and
 * what is policy (§6.3) is told apart from what is arithmetic.
 */
import type { Resolver } from '../dns/resolver.ts';
import type { DkimCheck, DnsRef, Fidelity } from '../inspection/index.ts';
import { MAX_SIGNATURES } from '../limits.ts';
import { parseAddressList } from '../message/address/address-list.ts';
import { fieldValues } from '../message/fields/field-value.ts';
import type { HeaderField, Message } from '../message/message.ts';
import { parseMessage } from '../message/parse.ts';
import { canonicalHeader } from '../signatures/canonical-header.ts';
import { createKeyStore } from '../signatures/key-store.ts';
import { type MessageSignature, readMessageSignature } from '../signatures/message-signature.ts';
import { verifyMessageSignatures } from '../signatures/verify-message-signatures.ts';
import { toCheck, toUnreadCheck, withoutVerdict } from './check.ts';
import { chooseSignatures } from './choose.ts';

export interface DkimContext {
  /** null = checks by DNS are switched off: bodies are compared all the same. */
  resolver: Resolver | null;
  /** The time to judge t= and x= by: when the mail crossed the border, else now. */
  at: Date;
  /** The author's domain in A-labels: its signatures go first where there are too many. */
  authorDomain?: string;
  /** Default: exact. */
  fidelity?: Fidelity;
  /** Where the question for a key stands among the inspection's questions; called once that was answered. */
  dnsRef?: (name: string) => DnsRef;
  signal?: AbortSignal;
}

/**
 * Verifies every DKIM signature of a message.
 *
 * @param source the whole message as bytes
 * @param context.now the time to judge t= and x= by
 * @param context.signal when it aborts, keys that have not come are temperror; without it a resolver that never answers is waited for
 * @returns one check per DKIM-Signature field, topmost first; [] when there is none. Never rejects: trouble is a result.
 */
export async function verifyDkim(
  source: Uint8Array,
  context: { resolver: Resolver; now: Date; signal?: AbortSignal },
): Promise<DkimCheck[]> {
  const message = parseMessage(source);
  return verifySignatures(message, {
    resolver: context.resolver,
    at: context.now,
    authorDomain: findAuthorDomain(message),
    ...(context.signal ? { signal: context.signal } : {}),
  });
}

/** The same on a message that is parsed already, with what an inspection knows besides. */
export async function verifySignatures(message: Message, context: DkimContext): Promise<DkimCheck[]> {
  const all = message.byName.get('dkim-signature') ?? [];
  const { fields, unread } =
    all.length > MAX_SIGNATURES
      ? await chooseSignatures(message, context.authorDomain ?? '', context.fidelity !== 'headers')
      : { fields: all, unread: new Map<HeaderField, string>() };
  const signatures = new Map(fields.map((field) => [field, readMessageSignature(message, field, 'dkim')]));
  // Where a limit hides fields, what a signature covers cannot be told: neither "changed" nor "intact" would be honest.
  const readable = message.unread.length === 0;
  const open = readable ? [...signatures.values()] : [];
  const keys = createKeyStore(context.resolver, context.signal);
  for (const { verifiable } of open) if (verifiable) void keys.find(verifiable.queryName);
  // The body is hashed once the questions of the caller's other checks are out as well.
  await null;
  const verdicts = verifyMessageSignatures(message, open, {
    keys,
    header: canonicalHeader(message),
    at: context.at,
    fidelity: context.fidelity ?? 'exact',
  });
  return Promise.all(
    all.map(async (field) => {
      const signature = signatures.get(field);
      if (!signature) return toUnreadCheck(field, unread.get(field) ?? '');
      const verdict = await verdicts.get(signature);
      if (verdict) return toCheck(message, signature, verdict, findDnsRef(signature, context));
      const { problem } = signature;
      if (problem) return withoutVerdict(message, signature, 'permerror', `dkim_${problem.cause}`, problem.values);
      return withoutVerdict(message, signature, 'neutral', 'dkim_header_unread');
    }),
  );
}

function findDnsRef({ queryName }: MessageSignature, { resolver, dnsRef }: DkimContext): DnsRef {
  return resolver && queryName ? (dnsRef?.(queryName) ?? null) : null;
}

/** Only for the order in which signatures are taken, so the first mailbox will do. */
function findAuthorDomain(message: Message): string {
  const [from = ''] = fieldValues(message, 'from');
  return parseAddressList(from).mailboxes[0]?.domain ?? '';
}
