import { CR, LF } from '../../bytes/ascii.ts';

/**
 * Lines up to this length are searched and copied byte by byte: measured on 10 MB of empty lines, where one native call per
 * line takes seven times as long; on lines of prose or base64 the native calls are three times as fast.
 */
const SHORT = 32;

/**
 * Gives a source whose lines end in LF alone the CRLF that it had on the wire (RFC 5321 §2.3.8). Whether it is such a
 * source, its first line end tells: mixed line ends are kept as they are, since signatures cover the very bytes.
 * A program that wrote CRLF for each LF of a source that had CRLF made CR CR LF of every one.
 *
 * @returns the same array when there is nothing to convert
 */
export function toCrlf(source: Uint8Array): Uint8Array {
  const first = source.indexOf(LF);
  if (first < 0) return source;
  if (source[first - 1] === CR) return source[first - 2] === CR ? withoutDoubledReturns(source) : source;
  const out = new Uint8Array(source.length + countBareLineFeeds(source, first));
  let from = 0;
  let to = 0;
  for (let at = first; at >= 0; at = nextLineFeed(source, from)) {
    copy(source, from, at, out, to);
    to += at - from;
    if (source[at - 1] !== CR) out[to++] = CR;
    out[to++] = LF;
    from = at + 1;
  }
  copy(source, from, source.length, out, to);
  return out;
}

/**
 * The attack: CR CR LF, where one server sees the end of a line and another one does not. A receiving server's own lines end as usual: beside
 * them a sender's stay as they are.
 */
function withoutDoubledReturns(source: Uint8Array): Uint8Array {
  const out = new Uint8Array(source.length);
  let to = 0;
  for (let at = 0; at < source.length; at++) {
    const byte = source[at] ?? 0;
    if (byte === LF) return source;
    if (byte === CR && (source[++at] !== CR || source[++at] !== LF)) return source;
    out[to++] = byte;
    if (byte === CR) out[to++] = LF;
  }
  return out.subarray(0, to);
}

function countBareLineFeeds(bytes: Uint8Array, first: number): number {
  let bare = 0;
  for (let at = first; at >= 0; at = nextLineFeed(bytes, at + 1)) if (bytes[at - 1] !== CR) bare++;
  return bare;
}

function nextLineFeed(bytes: Uint8Array, from: number): number {
  const near = Math.min(from + SHORT, bytes.length);
  for (let at = from; at < near; at++) if (bytes[at] === LF) return at;
  return bytes.indexOf(LF, near);
}

function copy(source: Uint8Array, from: number, end: number, out: Uint8Array, to: number): void {
  if (end - from > SHORT) out.set(source.subarray(from, end), to);
  else for (let at = from; at < end; at++) out[to + at - from] = source[at] ?? 0;
}
