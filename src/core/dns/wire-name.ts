/** Domain names on the wire (RFC 1035 §3.1, §4.1.4). */

/** RFC 1035 §2.3.4: octets of a name, length octets and the root included. */
const MAX_OCTETS = 255;
/** No honest name needs more pointers than it can have labels. */
const MAX_POINTERS = 127;

/** A name as labels with their lengths; `name` must be a query name (see names.ts). */
export function writeName(name: string): number[] {
  const bytes: number[] = [];
  for (const label of name.replace(/\.$/, '').split('.')) {
    bytes.push(label.length);
    for (let at = 0; at < label.length; at++) bytes.push(label.charCodeAt(at));
  }
  bytes.push(0);
  return bytes;
}

/**
 * Reads a name, following compression pointers. Each pointer must point before the one that led to it, so a loop ("\xc0\x0c" at
 * offset 12) ends at once, and the number of pointers is bounded, so that thousands of records cannot share one long ladder of them.
 *
 * @returns the name without final dot ('' = the root), bytes that are no letter, digit, hyphen or underscore escaped as in RFC 1035 §5.1,
 *   and where the bytes behind it begin; null when it is malformed
 */
export function readName(bytes: Uint8Array, start: number): { name: string; end: number } | null {
  const labels: string[] = [];
  let octets = 1;
  let pointers = 0;
  let end = -1;
  let at = start;
  let limit = start;
  for (;;) {
    const length = bytes[at];
    if (length === undefined) return null;
    if (length === 0) return { name: labels.join('.'), end: end < 0 ? at + 1 : end };
    if (length >= 0xc0) {
      const low = bytes[at + 1];
      const target = ((length & 0x3f) << 8) | (low ?? 0);
      if (low === undefined || target >= limit || ++pointers > MAX_POINTERS) return null;
      if (end < 0) end = at + 2;
      at = target;
      limit = target;
    } else {
      octets += length + 1;
      // 0x40 and 0x80 are label types that were never used (RFC 6891 §5).
      if (length > 63 || octets > MAX_OCTETS || at + 1 + length > bytes.length) return null;
      labels.push(escapeLabel(bytes.subarray(at + 1, at + 1 + length)));
      at += 1 + length;
    }
  }
}

/** A dot within a label must not look like one between labels: "evil.example\.bank.example" is no host of bank.example. */
function escapeLabel(label: Uint8Array): string {
  let text = '';
  for (const byte of label) {
    const character = String.fromCharCode(byte);
    if (/[A-Za-z0-9_-]/.test(character)) text += character;
    else if (character === '.' || character === '\\') text += `\\${character}`;
    else text += `\\${String(byte).padStart(3, '0')}`;
  }
  return text;
}
