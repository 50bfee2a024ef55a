/**
 * BIMI (draft-brand-indicators-for-message-identification): where a domain says that its logo lies. Only the record is looked up
 * and shown as text. The logo and its certificate are never fetched: they lie where the sender likes, and the request would tell
 * him that his mail was read. Other selectors than "default", which a BIMI-Selector field could name, are not followed.
 */

import { organizationalDomain } from '../dmarc/organization.ts';
import { createWalker } from '../dmarc/tree-walk.ts';
import type { Resolver } from '../dns/resolver.ts';
import type { BimiFacts } from '../inspection/index.ts';
import { type TagList, tagValue } from '../message/fields/tag-list.ts';
import { readTagRecord } from '../message/fields/tag-record.ts';

/** Questions that the look-up costs at most; those of the tree walk are DMARC's own. */
export const MAX_BIMI_QUESTIONS = 2;

/**
 * Looks up the Assertion Record of a domain, and where it has none, its Organizational Domain's.
 *
 * @param author the author domain, in A-labels
 * @param resolver asked for BIMI's records
 * @param walk asked for the DMARC walk, which names the Organizational Domain; the checks have asked the same, so with a
 *   resolver that keeps its answers nothing is asked for twice
 * @returns what was found; a missing answer is its own state. Never rejects
 */
export async function lookUpBimi(author: string, resolver: Resolver, walk: Resolver): Promise<BimiFacts> {
  const [own, walked] = await Promise.all([askAt(author, resolver), createWalker(walk).walk(author)]);
  const organization = organizationalDomain(walked);
  if (own.code !== 'bimi_none' || organization === null || organization === author) return own;
  const above = await askAt(organization, resolver);
  return above.code === 'bimi_none' ? own : above;
}

async function askAt(domain: string, resolver: Resolver): Promise<BimiFacts> {
  const answer = await resolver.query(`default._bimi.${domain}`, 'TXT');
  return { ...readTagRecord('bimi', answer, isAssertion, judge), values: { domain }, domain };
}

/** An empty value of a tag is no fault here: it is how a domain says that it wants no logo shown. */
function judge(list: TagList): 'malformed' | 'declined' | 'published' {
  const location = tagValue(list, 'l');
  if (location === null || list.problem?.kind === 'duplicate') return 'malformed';
  return location === '' && (tagValue(list, 'a') ?? '') === '' ? 'declined' : 'published';
}

function isAssertion(record: string): boolean {
  const [version = ''] = record.split(';', 1);
  return version.replace(/[ \t]/g, '') === 'v=BIMI1';
}
