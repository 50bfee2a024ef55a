/** Punycode's decoder (RFC 3492 §6.2). Encoding is left to `URL`, which also maps and validates (UTS 46). */

// RFC 3492 §5
const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const INITIAL_BIAS = 72;
const INITIAL_N = 0x80;
const MAX_CODE_POINT = 0x10ffff;

/**
 * Decodes what stands behind "xn--" in an A-label.
 *
 * @param encoded at most 59 characters (a label of 63 without its prefix)
 * @returns the U-label; null when it is no Punycode or longer than a label can be
 */
export function decodePunycode(encoded: string): string | null {
  if (encoded.length === 0 || encoded.length > 59) return null;
  const delimiter = encoded.lastIndexOf('-');
  const output: number[] = [];
  for (let at = 0; at < delimiter; at++) {
    const code = encoded.charCodeAt(at);
    if (code >= 0x80) return null;
    output.push(code);
  }
  let at = delimiter < 0 ? 0 : delimiter + 1;
  let n = INITIAL_N;
  let index = 0;
  let bias = INITIAL_BIAS;
  while (at < encoded.length) {
    const start = index;
    let weight = 1;
    for (let k = BASE; ; k += BASE) {
      const digit = digitValue(encoded.charCodeAt(at++));
      if (digit < 0) return null;
      index += digit * weight;
      const threshold = Math.min(Math.max(k - bias, T_MIN), T_MAX);
      if (digit < threshold) break;
      weight *= BASE - threshold;
      // No label needs more: refused here, numbers stay exact (RFC 3492 §6.4 on overflow).
      if (weight > MAX_CODE_POINT * 64 || index > MAX_CODE_POINT * 64) return null;
    }
    const length = output.length + 1;
    bias = adapt(index - start, length, start === 0);
    n += Math.floor(index / length);
    index %= length;
    if (n > MAX_CODE_POINT || (n >= 0xd800 && n <= 0xdfff)) return null;
    output.splice(index, 0, n);
    index++;
  }
  return String.fromCodePoint(...output);
}

/** RFC 3492 §6.1 */
function adapt(delta: number, length: number, first: boolean): number {
  let rest = first ? Math.floor(delta / DAMP) : Math.floor(delta / 2);
  rest += Math.floor(rest / length);
  let k = 0;
  while (rest > ((BASE - T_MIN) * T_MAX) / 2) {
    rest = Math.floor(rest / (BASE - T_MIN));
    k += BASE;
  }
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}

/** RFC 3492 §5: a–z are 0–25, 0–9 are 26–35; NaN (the end) and everything else are no digit. */
function digitValue(code: number): number {
  if (code >= 0x61 && code <= 0x7a) return code - 0x61;
  if (code >= 0x41 && code <= 0x5a) return code - 0x41;
  if (code >= 0x30 && code <= 0x39) return code - 0x30 + 26;
  return -1;
}
