const LF = 0x0a;
const CR = 0x0d;

/**
 * Gives a source whose lines end in LF alone the CRLF that it had on the wire (RFC 5321 §2.3.8). Whether it is such a
 * source, its first line end tells: mixed line ends are kept as they are, since signatures cover the very bytes.
 *
 * @returns the same array when there is nothing to convert
 */
export function toCrlf(source: Uint8Array): Uint8Array {
  const first = source.indexOf(LF);
  if (first < 0 || (first > 0 && source[first - 1] === CR)) return source;
  let bare = 0;
  for (let at = first; at >= 0; at = source.indexOf(LF, at + 1)) if (source[at - 1] !== CR) bare++;
  const out = new Uint8Array(source.length + bare);
  let from = 0;
  let to = 0;
  for (let at = first; at >= 0; at = source.indexOf(LF, at + 1)) {
    out.set(source.subarray(from, at), to);
    to += at - from;
    if (source[at - 1] !== CR) out[to++] = CR;
    out[to++] = LF;
    from = at + 1;
  }
  out.set(source.subarray(from), to);
  return out;
}
