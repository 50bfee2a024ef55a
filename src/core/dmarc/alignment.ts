/** Identifier Alignment (RFC 9989 §3.2.10, §4.4, §4.10.2). */
import { isAtOrUnder } from '../dns/names.ts';
import { MAX_SIGNATURES } from '../limits.ts';
import type { Identifiers } from './identifiers.ts';
import { organizationalDomain } from './organization.ts';
import type { Walk, Walker } from './tree-walk.ts';

export type Alignment = 'aligned' | 'unaligned' | 'unknown';
export type Mode = 'relaxed' | 'strict';

/** The walks of the Author Domain and of every identifier that may turn out aligned with it. */
export interface AlignmentWalks {
  author: Walk;
  identifiers: ReadonlyMap<string, Walk>;
}

/** Sends out all walks at once: they share their questions, and none needs the result of another to begin. */
export async function walkAhead(author: string, identifiers: Identifiers, walker: Walker): Promise<void> {
  await Promise.all([author, ...namesToWalk(author, identifiers)].map((name) => walker.walk(name)));
}

/**
 * Walks for the author, then for the identifiers that can still be aligned: an attacker may sign by ten domains of his own of
 * eight labels each, and none of their eighty questions would change anything.
 */
export async function walkAll(author: string, identifiers: Identifiers, walker: Walker): Promise<AlignmentWalks> {
  const authorWalk = await walker.walk(author);
  const organization = organizationalDomain(authorWalk);
  const names = namesToWalk(author, identifiers).filter((name) => !organization || isAtOrUnder(name, organization));
  const walks = await Promise.all(names.map((name) => walker.walk(name)));
  return { author: authorWalk, identifiers: new Map(walks.map((walk) => [walk.start, walk])) };
}

function namesToWalk(author: string, { spf, dkim, undetermined }: Identifiers): string[] {
  const all = new Set([...(spf === null ? [] : [spf]), ...dkim, ...undetermined]);
  return [...all].filter((name) => mayShareOrganization(name, author)).slice(0, MAX_SIGNATURES + 1);
}

/**
 * Whether `identifier` is aligned with the Author Domain; 'unknown' when a question that decides it got no answer, or when
 * there are more identifiers than are walked for.
 */
export function align(identifier: string, mode: Mode, walks: AlignmentWalks): Alignment {
  const author = walks.author.start;
  // Identical names have the same Organizational Domain, whatever it is.
  if (identifier === author) return 'aligned';
  if (mode === 'strict' || !mayShareOrganization(identifier, author)) return 'unaligned';
  const authorOrganization = organizationalDomain(walks.author);
  const walk = walks.identifiers.get(identifier);
  const identifierOrganization = walk ? organizationalDomain(walk) : null;
  // An Organizational Domain is always the domain itself or stands above it: one of the two can suffice for a "no".
  if (authorOrganization !== null && !isAtOrUnder(identifier, authorOrganization)) return 'unaligned';
  if (identifierOrganization !== null && !isAtOrUnder(author, identifierOrganization)) return 'unaligned';
  if (authorOrganization === null || identifierOrganization === null) return 'unknown';
  return authorOrganization === identifierOrganization ? 'aligned' : 'unaligned';
}

/** Only names under one top-level domain can have a common parent; nothing is asked about the others. */
function mayShareOrganization(one: string, other: string): boolean {
  return one.slice(one.lastIndexOf('.') + 1) === other.slice(other.lastIndexOf('.') + 1);
}
