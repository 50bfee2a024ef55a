/**
 * Whether undoing known changes makes a failed signature verify: then they are proven, and the rest is what was signed.
 *
 * The attack: write anything, and hope that it is "undone". So each candidate is one small change of a kind that servers make,
 * there are at most MAX_HEADER_CANDIDATES of the header and MAX_CANDIDATES of the body, no two of either are combined (but a list's tag with how
 * that list spells subject and type, and its footer with how it then encodes the text or wraps the message), and each tells what was undone. Header
 * and body may each have one, since b= proves the one and bh= the other (RFC 6376 §3.7). It explains a failure; it is no pass.
 */
import type { DkimCode } from '../../codes/index.ts';
import { digestOf, isSameBytes } from '../../hash/digest.ts';
import type { DkimCheck, Note } from '../../inspection/index.ts';
import { messageEncoding } from '../../message/fields/media-type.ts';
import type { Message } from '../../message/message.ts';
import { canonicalizeBody } from '../../signatures/canonical-body.ts';
import { canonicalHeader } from '../../signatures/canonical-header.ts';
import { parseKeyRecord } from '../../signatures/key-record.ts';
import { readMessageSignature, type Verifiable } from '../../signatures/message-signature.ts';
import { tryKeys } from '../../signatures/try-keys.ts';
import { signedData } from '../../signatures/verify-message-signatures.ts';
import { bodyCandidates } from './body.ts';
import type { HeaderCandidate } from './earlier-header.ts';
import { headerCandidates } from './header.ts';
import { isSame } from './transfer.ts';
import { withoutWrapping } from './wrapped.ts';

const MAX_CANDIDATES = 32;
/** Of a header, which is short mostly; of a long one as many as so many bytes hold it. */
const MAX_HEADER_CANDIDATES = 256;
const MAX_HEADER_BYTES = 4 * 1024 * 1024;
/**
 * Longer bodies are left alone: each candidate costs a pass over it, and a buffer of twice its length. What lists and filters
 * write under is text; what makes a mail long is attached.
 */
const MAX_BODY = 256 * 1024;

/** A change, and the message without body, its header as it was before that. */
interface HeaderBefore {
  readonly note: Note<DkimCode>;
  readonly earlier: Message;
}

/**
 * @param check a check of one of this message's signatures
 * @param signal when it aborts, no further change is tried
 * @returns the changes whose undoing makes it verify, as codes and their values: one, or one of the header and one of the body; empty when
 *   there are none. Never rejects.
 */
export async function undoKnownChanges(
  message: Message,
  check: DkimCheck,
  signal?: AbortSignal,
): Promise<Note<DkimCode>[]> {
  const field = message.fields[check.evidence.fieldIndex];
  const record = check.evidence.key?.record;
  if (!field || record === undefined || !isExplicable(check)) return [];
  const { verifiable } = readMessageSignature(message, field, 'dkim');
  if (!verifiable) return [];
  const place = (message.byName.get('dkim-signature') ?? []).indexOf(field);
  const isShort = message.bytes.length - message.bodyStart <= MAX_BODY;
  const wrapped = isShort ? withoutWrapping(message, verifiable.names) : null;
  if (wrapped && (await hasBodyHash(wrapped.body, verifiable)))
    return undoBeforeWrapping(wrapped, place, verifiable, record, signal);
  // The header first: it costs a few hundred bytes, a body may cost a dozen passes.
  const isHeaderChanged = check.header.result === 'fail';
  const header = isHeaderChanged ? await undoInHeader(message, place, verifiable, record, signal) : null;
  if (isHeaderChanged && header === null) return [];
  const undone = header === null ? [] : [header.note];
  const signed = verifiable.names.includes('content-transfer-encoding') ? encodingOf(header?.earlier ?? message) : null;
  if (check.body.result === 'fail') {
    const note = isShort ? await undoInBody(message, verifiable, signed, signal) : null;
    if (note === null) return [];
    if (note.code !== undone[0]?.code) undone.push(note);
  } else if (signed !== null && !isSame(signed, encodingOf(message))) {
    // The attack: "base64" over a text that was signed as it stands, which then reads as rubbish, or as something else.
    return [];
  }
  return undone;
}

/** Whether a signature is one that its key made, over another text or header, and that leaves nothing else open. */
export function isExplicable({ code, evidence, warnings, header, body }: DkimCheck): boolean {
  // Whoever added a field, or signed for less than the whole, leaves more than one thing open.
  const isWhole = evidence.bodyLength === null && evidence.addedFields.length === 0;
  // Half of a proof is none: what could not be judged is not proven by undoing the other half.
  const isJudged = [header, body].every((half) => half.result === 'pass' || half.result === 'fail');
  const isAcceptable = !warnings.some((warning) => NOT_ACCEPTABLE.includes(warning.code));
  return CHANGED.includes(code) && isWhole && isJudged && isAcceptable;
}

/** A list that wraps a message mostly tags its subject too. */
async function undoBeforeWrapping(
  { note, earlier }: HeaderBefore,
  place: number,
  verifiable: Verifiable,
  record: string,
  signal?: AbortSignal,
): Promise<Note<DkimCode>[]> {
  const header = await undoInHeader(earlier, place, verifiable, record, signal, { note, make: () => earlier });
  // The reader decodes the part as it says now.
  const isReadAlike = header !== null && isSame(encodingOf(header.earlier), encodingOf(earlier));
  return isReadAlike ? [...new Set([header.note, note])] : [];
}

/** Several such fields say nothing that could be relied on. */
function encodingOf(message: Message): string {
  return messageEncoding(message) ?? '?';
}

const CHANGED: readonly DkimCode[] = ['dkim_body_changed', 'dkim_header_changed', 'dkim_header_and_body_changed'];

const NOT_ACCEPTABLE: readonly string[] = ['dkim_expired', 'dkim_from_future', 'dkim_sha1'];

async function undoInBody(
  message: Message,
  verifiable: Verifiable,
  signed: string | null,
  signal?: AbortSignal,
): Promise<Note<DkimCode> | null> {
  let left = MAX_CANDIDATES;
  // One after the other, so that no more than one of them is in memory.
  for (const { note, make } of bodyCandidates(message, verifiable.names, signed)) {
    if (left-- === 0 || signal?.aborted) return null;
    if (await hasBodyHash(make(), verifiable)) return note;
  }
  return null;
}

async function hasBodyHash(body: Uint8Array, { algorithm, bodyHash, canonicalization }: Verifiable): Promise<boolean> {
  const digest = await digestOf(algorithm.hash, canonicalizeBody(body, canonicalization.body));
  return digest !== null && isSameBytes(digest, bodyHash);
}

/**
 * @param place of the signature among those of the message: a field of its own name is never taken out
 * @param first what is tried before all known changes
 */
async function undoInHeader(
  message: Message,
  place: number,
  { algorithm, canonicalization, names, identityBelowDomain, signature }: Verifiable,
  record: string,
  signal?: AbortSignal,
  ...first: HeaderCandidate[]
): Promise<HeaderBefore | null> {
  const answer = { status: 'found', records: [parseKeyRecord(record)] } as const;
  const most = Math.max(MAX_CANDIDATES, Math.min(MAX_HEADER_CANDIDATES, MAX_HEADER_BYTES / message.bodyStart));
  for (const { note, make } of [
    ...first,
    ...headerCandidates(message, names, canonicalization.header === 'simple'),
  ].slice(0, most)) {
    if (signal?.aborted) return null;
    const earlier = make();
    const field = earlier.byName.get('dkim-signature')?.[place];
    const read = field && readMessageSignature(earlier, field, 'dkim');
    if (!read?.verifiable) continue;
    const data = signedData(earlier, canonicalHeader(earlier), read, read.verifiable);
    const { outcome } = await tryKeys(answer, { algorithm, signature, data, identityBelowDomain });
    if (outcome === 'header_intact') return { note, earlier };
  }
  return null;
}
