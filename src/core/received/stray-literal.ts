import { readClauses } from './clauses.ts';
import { addressInBrackets } from './client-address.ts';
import { kindOfComment } from './remarks.ts';
import { scan } from './scan.ts';

/**
 * What stands in brackets where the client's address should be, and is none: kits that forge Received fields put dates there
 * ("([Thu, 28 Sep 2023 05:29:36 -0700])"), or octets above 255.
 *
 * @param value of a Received field
 * @returns without the brackets; null when there is no such thing
 */
export function strayLiteral(value: string): string | null {
  for (const token of readClauses(scan(value)).client ?? []) {
    const items = token.kind === 'comment' && kindOfComment(token.text) === 'connection' ? scan(token.text) : [token];
    const stray = items.find(
      (item) => item.kind === 'literal' && /\d/.test(item.text) && addressInBrackets(item.text) === null,
    );
    if (stray) return stray.text;
  }
  return null;
}
