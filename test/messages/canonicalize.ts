/**
 * RFC 6376 §3.4 written a second time, the plainest way, for making test messages: so that a mistake of the engine is
 * not made by its tests too. Strings hold one character per byte.
 */
export type Canonicalization = 'simple' | 'relaxed';

export function canonicalizeField(field: string, how: Canonicalization): string {
  if (how === 'simple') return field;
  const colon = field.indexOf(':');
  const name = field
    .slice(0, colon)
    .replace(/[ \t]+$/, '')
    .toLowerCase();
  const value = field
    .slice(colon + 1)
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .replace(/^ | $/g, '');
  return `${name}:${value}\r\n`;
}

export function canonicalizeBody(body: string, how: Canonicalization): string {
  let lines = body.split('\r\n');
  if (how === 'relaxed') lines = lines.map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''));
  while (lines.length > 0 && lines.at(-1) === '') lines.pop();
  if (lines.length === 0) return how === 'simple' ? '\r\n' : '';
  return `${lines.join('\r\n')}\r\n`;
}
