/** The "by" clause: the server that wrote the field, and what it runs. */

import { withoutFinalDot } from '../dns/names.ts';
import { trimEnd } from '../message/characters/trim-end.ts';
import { canonicalIp } from '../net/ip.ts';
import { type Clause, commentsOf } from './clauses.ts';
import { addressInBrackets, addressInWord } from './client-address.ts';
import { kindOfComment } from './remarks.ts';
import { scan } from './scan.ts';

export interface Server {
  by: string | null;
  byIp: string | null;
  software: string | null;
}

/**
 * @param by the clause
 * @param rest the comments of the clauses behind it, where Exim and others name themselves
 */
export function readServer(by: Clause | undefined, rest: string[]): Server {
  const name = readHost(by);
  const remarks = commentsOf(by).filter((comment) => kindOfComment(comment) === 'connection');
  const address = remarks.map(ownAddress).find((ip) => ip !== null);
  const products = [...remarks.filter((comment) => ownAddress(comment) === null), ...rest];
  return {
    by: name,
    byIp: address ?? (name === null ? null : canonicalIp(name)),
    software: productBeside(by) ?? products.map(productName).find((product) => product !== '') ?? null,
  };
}

/** In brackets, or all of the remark: "(ecelerity 4.9.1.3 …)" is a version. */
function ownAddress(comment: string): string | null {
  const items = scan(comment);
  const literal = items.find((item) => item.kind === 'literal');
  if (literal) return addressInBrackets(literal.text);
  return items.length === 1 ? addressInWord(items[0]?.text ?? '') : null;
}

/** ": HOSTING RELAY :" is no host. */
function readHost(by: Clause | undefined): string | null {
  const first = by?.tokens[0];
  if (first === undefined || first.kind === 'comment') return null;
  const name = withoutFinalDot(trimEnd(first.text, ','));
  return /[A-Za-z0-9]/.test(name) ? name : null;
}

/** "by mx.example - SurfControl E-mail Filter (6.0.1)" and "by : HOSTING RELAY :" */
function productBeside(by: Clause | undefined): string | null {
  const words = (by?.tokens ?? []).filter((token) => token.kind === 'word').map((token) => token.text);
  const start = words.findIndex((word) => word === '-' || word === ':');
  if (start < 0) return null;
  const product = words.slice(start + 1).filter((word) => /[A-Za-z0-9]/.test(word));
  return product.join(' ') || null;
}

/** "Postfix, from userid 33" and "amavis, port 10024" name the product before the comma. */
function productName(comment: string): string {
  const name = comment.split(',', 1)[0] ?? '';
  return kindOfComment(comment) === 'connection' ? name : '';
}
