/** How the bytes of a message are had from an answer that wraps them: pure functions, put in a row by a profile. */

/** @returns null when the bytes are not what this step undoes */
export type Step = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> | null;

/** The webmail took every byte for a Latin-1 character and wrote those in UTF-8 (SOGo): a code point is a byte again. */
export const latin1FromUtf8: Step = (bytes) => {
  const text = decode(bytes);
  if (text === null) return null;
  const back = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const point = text.charCodeAt(at);
    if (point > 0xff) return null;
    back[at] = point;
  }
  return back;
};

const FROM = [0x46, 0x72, 0x6f, 0x6d, 0x20];
const GREATER = 0x3e;
const LF = 0x0a;

/**
 * The same mbox where it holds one message alone.
 *
 * The attack: in an archive two messages have the same id, and what comes is both, one behind the other.
 */
export const oneOfMboxrd: Step = (bytes) => {
  for (let at = bytes.indexOf(LF) + 1; at > 0; at = bytes.indexOf(LF, at) + 1) {
    if (startsAt(bytes, at, FROM)) return null;
  }
  return bytes;
};

/**
 * The message of an mbox in which "From " within a line's begin was quoted by one '>' more (mboxrd): without the first
 * line, the quoting, and the empty line that ends it.
 */
export const fromMboxrd: Step = (bytes) => {
  if (!startsAt(bytes, 0, FROM)) return null;
  const first = bytes.indexOf(LF) + 1;
  if (first === 0) return null;
  const back = new Uint8Array(bytes.length - first);
  let length = 0;
  let isLineStart = true;
  for (let at = first; at < bytes.length; at++) {
    if (!(isLineStart && isQuotedFrom(bytes, at))) back[length++] = bytes[at] ?? 0;
    isLineStart = bytes[at] === LF;
  }
  return back.subarray(0, back[length - 1] === LF ? length - 1 : length);
};

/** Whether a line that is one or more '>' and "From " begins here. */
function isQuotedFrom(bytes: Uint8Array, start: number): boolean {
  let at = start;
  while (bytes[at] === GREATER) at++;
  return at > start && startsAt(bytes, at, FROM);
}

function startsAt(bytes: Uint8Array, start: number, what: readonly number[]): boolean {
  return what.every((byte, index) => bytes[start + index] === byte);
}

/** The text at this path of a JSON answer; null when there is none, or something else. */
export function jsonPath(...path: readonly (string | number)[]): Step {
  return (bytes) => {
    let value: unknown;
    try {
      value = JSON.parse(decode(bytes) ?? '');
    } catch {
      return null;
    }
    for (const name of path) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null;
      value = (value as Record<string | number, unknown>)[name];
    }
    return typeof value === 'string' ? new TextEncoder().encode(value) : null;
  };
}

/** Base64 (RFC 4648 §4), line ends within it apart. */
export const base64: Step = (bytes) => {
  let text: string;
  try {
    text = atob((decode(bytes) ?? '!').replace(/[\r\n]/g, ''));
  } catch {
    return null;
  }
  const back = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) back[at] = text.charCodeAt(at);
  return back;
};

/** @returns null when it is no UTF-8; a byte order mark stays, it may be the message's own */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Line ends as they arrived: a bare LF becomes CRLF (RFC 5322 §2.3), a CR by itself stays. */
export const crlfFromLf: Step = (bytes) => {
  let more = 0;
  for (let at = 0; at < bytes.length; at++) if (isBareLf(bytes, at)) more++;
  const back = new Uint8Array(bytes.length + more);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (isBareLf(bytes, at)) back[length++] = 0x0d;
    back[length++] = bytes[at] ?? 0;
  }
  return back;
};

function isBareLf(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === LF && bytes[at - 1] !== 0x0d;
}
