/** Fields that were folded otherwise, or whose names were spelt so: simple canonicalization (RFC 6376 §3.4.1) forgives neither. */

import { trimBlanks } from '../../message/fields/field-value.ts';
import type { Message } from '../../message/message.ts';
import { earlierHeader, type HeaderCandidate } from './earlier-header.ts';

/** A field out of its name with the colon and its value with the line end. */
type Write = (name: string, value: string) => string;

const unfolded: Write = (name, value) => name + value.replace(/\r\n[ \t]/g, ' ');
const withoutBlank: Write = (name, value) => name + trimBlanks(value);

const WRITINGS: readonly Write[] = [
  (name, value) => name + value.replaceAll('\r\n\t', '\r\n '),
  (name, value) => name + value.replaceAll('\r\n ', '\r\n\t'),
  unfolded,
  withoutBlank,
  (name, value) => `${name} ${trimBlanks(value)}`,
];

/** As mail programs spell them. */
const NAMES = ['Message-ID', 'Message-Id', 'Message-id', 'MIME-Version', 'Mime-Version', 'CC', 'Cc', 'Content-type'];

const OWN = 'dkim-signature';
/** Fields that are tried alone. */
const MAX_ALONE = 10;

/**
 * All fields written otherwise, since most programs write all in one way; then single ones.
 *
 * @param names what h= names, in lower case
 */
export function foldingCandidates(message: Message, names: readonly string[]): HeaderCandidate[] {
  const candidate = (write: Write, isMeant: (lowerName: string) => boolean): HeaderCandidate => ({
    note: { code: 'dkim_undone_folding', values: {} },
    make: () =>
      earlierHeader(message, ({ lowerName }, name, value) => (isMeant(lowerName) ? write(name, value) : null)),
  });
  // A signature is folded as its signer does it, then passed on with the rest.
  const meant = [(name: string) => name !== OWN, () => true, (name: string) => name === OWN];
  const all = WRITINGS.flatMap((write) => meant.map((isMeant) => candidate(write, isMeant)));
  const spelt = NAMES.map((name) =>
    candidate(
      (_, value) => `${name}:${value}`,
      (lowerName) => lowerName === name.toLowerCase(),
    ),
  );
  const present = [...new Set(names)].filter((name) => message.byName.has(name)).slice(0, MAX_ALONE);
  const alone = present.flatMap((one) =>
    [unfolded, withoutBlank].map((write) => candidate(write, (name) => name === one)),
  );
  return [...all, ...spelt, ...alone];
}
