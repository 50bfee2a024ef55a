/** The line ends of a body that is canonicalized. */
import { CR, LF } from '../bytes/ascii.ts';

/** Whether a CRLF begins here. */
export function isLineEnd(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === CR && bytes[at + 1] === LF;
}

/** The bytes up to `end` and one CRLF: a view when it stands there already. */
export function withLineEnd(body: Uint8Array, end: number): Uint8Array {
  if (isLineEnd(body, end)) return body.subarray(0, end + 2);
  const out = new Uint8Array(end + 2);
  out.set(body.subarray(0, end));
  out[end] = CR;
  out[end + 1] = LF;
  return out;
}
