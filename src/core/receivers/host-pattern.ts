import { withoutFinalDot } from '../dns/names.ts';

/**
 * Whether a host name fits one of the patterns. A "*" stands for at least one character of any kind, dots included:
 * '*.mail.protection.outlook.com' fits every host under that domain, but not the domain itself. Linear in the name's length
 * for each pattern.
 *
 * @param host as a Received field or the DNS writes it; letters count alike, a final dot not at all
 */
export function matchesHost(host: string | null, patterns: readonly string[]): boolean {
  if (host === null || host === '') return false;
  const name = normalize(host);
  return patterns.some((pattern) => fits(name, normalize(pattern)));
}

function normalize(host: string): string {
  return withoutFinalDot(host).toLowerCase();
}

function fits(name: string, pattern: string): boolean {
  const [head = '', ...pieces] = pattern.split('*');
  const tail = pieces.pop();
  if (tail === undefined) return name === pattern;
  if (!name.startsWith(head) || !name.endsWith(tail)) return false;
  // What is left between the two ends must hold the other pieces in their order, each after at least one character.
  const end = name.length - tail.length;
  let at = head.length;
  for (const piece of pieces) {
    const found = name.indexOf(piece, at + 1);
    if (found < 0 || found + piece.length > end) return false;
    at = found + piece.length;
  }
  return at < end;
}
