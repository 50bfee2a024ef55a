/** The source as a whole: its size, its hash, and whether it is a message at all, before anybody blames the sender. */
import { LF } from '../../bytes/ascii.ts';
import { toHex } from '../../bytes/hexadecimal.ts';
import type { MessageCode } from '../../codes/index.ts';
import { digestOf } from '../../hash/digest.ts';
import type { Fidelity, Note, SourceFacts } from '../../inspection/index.ts';
import { MAX_HEADER_BYTES, MAX_HEADER_FIELDS, MAX_MESSAGE_BYTES } from '../../limits.ts';
import type { Message } from '../message.ts';
import { lacksClosingBoundary } from './closing-boundary.ts';
import { isCutOff, notAMessage } from './not-a-message.ts';
import { findOddLineEnds } from './odd-line-ends.ts';

/**
 * @param source the bytes as they came in
 * @param message the same, parsed
 * @param fidelity with 'headers' nobody expects a body
 * @returns `problem`: the one thing that is wrong with the source as a whole, or null; never rejects
 */
export async function readSource(source: Uint8Array, message: Message, fidelity: Fidelity): Promise<SourceFacts> {
  // Begun first: it works on another thread while the bytes are looked at here.
  const hash = sha256(source);
  const problem = findProblem(source, message, fidelity);
  // What lacks its last line end is no exact copy: a field may have lost its end with it.
  const isTorn = problem?.code === 'message_source_header_only' && message.bytes.at(-1) !== LF;
  const notes = problem === null && fidelity !== 'headers' ? findNotes(message) : [];
  // What a provider encoded anew, or a person pasted, has line ends of its own.
  const oddLineEnds = problem === null && fidelity === 'exact' ? findOddLineEnds(message) : null;
  return {
    bytes: source.length,
    headerBytes: message.bodyStart,
    bodyBytes: (isTooLarge(source) ? source.length : message.bytes.length) - message.bodyStart,
    sha256: await hash,
    fidelity: isTorn ? 'rewritten' : fidelity,
    problem,
    unread: message.unread.map(toUnreadNote),
    ...(notes.length > 0 ? { notes } : {}),
    ...(oddLineEnds === null ? {} : { oddLineEnds }),
  };
}

/** Of a source that is too large only the header is looked at, whatever it holds: what it costs must not grow with it. */
export function worthReading(source: Uint8Array): Uint8Array {
  return isTooLarge(source) ? source.subarray(0, MAX_HEADER_BYTES) : source;
}

function isTooLarge(source: Uint8Array): boolean {
  return source.length > MAX_MESSAGE_BYTES;
}

/** Whoever cuts a source off leaves one byte too many, so that it is told; what is longer came whole, and is not hashed. */
const MAX_HASHED_BYTES = MAX_MESSAGE_BYTES + 1;

/** The first that fits: what a person can do about it differs for each. */
function findProblem(source: Uint8Array, message: Message, fidelity: Fidelity): Note<MessageCode> | null {
  if (isTooLarge(source)) {
    const mebibytes = (bytes: number) => Math.ceil(bytes / (1024 * 1024));
    return {
      code: 'message_source_too_large',
      values: { size: mebibytes(source.length), limit: mebibytes(MAX_MESSAGE_BYTES) },
    };
  }
  const kind = notAMessage(source, message);
  if (kind !== null) return { code: kind, values: {} };
  if (fidelity === 'headers') return null;
  if (message.bodyStart === message.bytes.length) {
    return { code: breaksOff(message) ? 'message_source_cut_off' : 'message_source_header_only', values: {} };
  }
  return fidelity !== 'exact' && isCutOff(message) ? { code: 'message_source_clipped', values: {} } : null;
}

/**
 * Whether a header without body breaks off within something that matters: a line that is no field, or From itself, of which half could name
 * another domain. Else somebody copied the header alone, with or without its last line end or the empty line behind it.
 */
function breaksOff({ bytes, fields, strayLines, bodyStart, byName }: Message): boolean {
  if (bytes.at(-1) === LF) return false;
  if (strayLines.at(-1)?.end === bodyStart || !byName.has('from')) return true;
  // Behind its closing bracket an address has no more to lose.
  return fields.at(-1)?.lowerName === 'from' && bytes.at(-1) !== CLOSING_BRACKET;
}

const CLOSING_BRACKET = 0x3e;

/** Many innocent programs forget the last boundary, so it only hints at a source that was cut. */
function findNotes(message: Message): Note<MessageCode>[] {
  return lacksClosingBoundary(message) ? [{ code: 'message_boundary_missing', values: {} }] : [];
}

function toUnreadNote(limit: Message['unread'][number]): Note<MessageCode> {
  return limit === 'header_bytes'
    ? { code: 'message_unread_header_bytes', values: { limit: MAX_HEADER_BYTES / 1024 } }
    : { code: 'message_unread_header_fields', values: { limit: MAX_HEADER_FIELDS } };
}

/** '' when there is too much of it, or the runtime could not do it. */
async function sha256(bytes: Uint8Array): Promise<string> {
  if (bytes.length > MAX_HASHED_BYTES) return '';
  return toHex((await digestOf('sha256', bytes)) ?? new Uint8Array(0));
}
