/** Field names as sloppy readers find them at what they take for the start of a line. */
import { COLON, CR, DEL, isBlank, LF, SP } from '../../bytes/ascii.ts';
import { DISPLAYED_FIELDS, type DisplayedField } from '../fields/meaningful-fields.ts';

export interface HiddenName {
  readonly name: DisplayedField;
  /** Byte offset behind the colon. */
  readonly valueStart: number;
  /** Nothing but controls had to be skipped before the name and within it: "To 田中: …" is a line of text and no field. */
  readonly plain: boolean;
}

/** White space, and what C programs cut off (NUL) or sanitizers drop (controls, bytes that are not US-ASCII). */
export function isOverlooked(byte: number | undefined): boolean {
  return byte !== undefined && byte !== LF && byte !== CR && (byte <= SP || byte >= DEL);
}

/** What alone makes no text of a line. */
export function isControl(byte: number | undefined): boolean {
  return byte !== undefined && byte <= DEL && isOverlooked(byte) && !isBlank(byte);
}

const CONTROL = 1;
const OTHER = 2;
const SKIPPED = Uint8Array.from({ length: 256 }, (_, byte) =>
  isControl(byte) ? CONTROL : isOverlooked(byte) ? OTHER : 0,
);

/**
 * All names in one walk, however many begin alike: `NEXT[256 * state + byte]` is the state behind that byte, 0 = no name goes on so.
 * No name is the beginning of another.
 */
const NEXT: number[] = new Array<number>(256).fill(0);
const NAMES: (DisplayedField | undefined)[] = [];
for (const name of DISPLAYED_FIELDS) {
  let state = 0;
  for (const letter of name) state = nextState(state, letter);
  NAMES[state] = name;
}

function nextState(state: number, letter: string): number {
  const [lower, upper] = [letter.toLowerCase().charCodeAt(0), letter.toUpperCase().charCodeAt(0)];
  const known = NEXT[256 * state + lower];
  if (known) return known;
  const next = NEXT.length / 256;
  NEXT[256 * state + lower] = next;
  NEXT[256 * state + upper] = next;
  for (let byte = 0; byte < 256; byte++) NEXT.push(0);
  return next;
}

const STATES = Uint8Array.from(NEXT);
/** Without holes, which are slow to read. */
const ENDS = Array.from({ length: NEXT.length / 256 }, (_, state) => NAMES[state] ?? null);

/**
 * @param start where a line begins for some reader
 * @returns the name of a field that people see, if one and a colon stand there
 */
export function findHiddenName(bytes: Uint8Array, start: number, end: number): HiddenName | null {
  let state = 0;
  let skipped = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    const next = STATES[256 * state + byte] ?? 0;
    if (next === 0) {
      const kind = SKIPPED[byte] ?? 0;
      if (kind === 0) return null;
      skipped |= kind;
      continue;
    }
    state = next;
    const name = ENDS[state] ?? null;
    if (name !== null) return behindName(bytes, at + 1, end, name, (skipped & OTHER) === 0);
  }
  return null;
}

/** White space and even a line end may stand before the colon (RFC 5322 §4.5). */
function behindName(
  bytes: Uint8Array,
  start: number,
  end: number,
  name: DisplayedField,
  plain: boolean,
): HiddenName | null {
  let isPlain = plain;
  for (let at = start; at < end; at++) {
    const byte = bytes[at];
    if (byte === COLON) return { name, valueStart: at + 1, plain: isPlain };
    if (byte === LF || byte === CR || isBlank(byte)) continue;
    const kind = SKIPPED[byte ?? 0] ?? 0;
    if (kind === 0) return null;
    if (kind === OTHER) isPlain = false;
  }
  return null;
}
