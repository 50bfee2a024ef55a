/**
 * BIMI (draft-brand-indicators-for-message-identification): where a domain says that its logo lies. Only the record is looked up
 * and shown as text. The logo and its certificate are never fetched: they lie where the sender likes, and the request would tell
 * him that his mail was read. Other selectors than "default", which a BIMI-Selector field could name, are not followed.
 */

import { organizationalDomain } from '../dmarc/organization.ts';
import { createWalker } from '../dmarc/tree-walk.ts';
import { isAnswer } from '../dns/answer.ts';
import type { DnsAnswer, Resolver } from '../dns/resolver.ts';
import { shownRecord } from '../dns/shown-record.ts';
import type { BimiFacts } from '../inspection/index.ts';
import { parseTagList, tagValue } from '../message/fields/tag-list.ts';

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
  const [own, organization] = await Promise.all([askAt(author, resolver), organizationOf(author, walk)]);
  if (own.code !== 'bimi_none' || organization === null || organization === author) return own;
  const above = await askAt(organization, resolver);
  return above.code === 'bimi_none' ? own : above;
}

async function organizationOf(author: string, resolver: Resolver): Promise<string | null> {
  return organizationalDomain(await createWalker(resolver).walk(author));
}

async function askAt(domain: string, resolver: Resolver): Promise<BimiFacts> {
  return readAnswer(domain, await resolver.query(`default._bimi.${domain}`, 'TXT'));
}

/** Records that do not begin with the version are no Assertion Records; of several, none counts. */
function readAnswer(domain: string, answer: DnsAnswer): BimiFacts {
  const found = (code: BimiFacts['code'], text: string | null = null, tags: BimiFacts['tags'] = []): BimiFacts => ({
    code,
    values: { domain },
    domain,
    ...(text === null ? { record: null, tags } : shownRecord(text, tags)),
  });
  if (!isAnswer(answer)) return found('bimi_unknown');
  const records = answer.records.flatMap(({ type, data }) => (type === 'TXT' && isAssertion(data) ? [data] : []));
  const [record] = records;
  if (record === undefined) return found('bimi_none');
  if (records.length > 1) return found('bimi_several');
  const list = parseTagList(record);
  const tags = list.tags.map(({ name, value }) => ({ name, value }));
  const location = tagValue(list, 'l');
  // An empty value of a tag is no fault here: it is how a domain says that it wants no logo shown.
  if (location === null || list.problem?.kind === 'duplicate') return found('bimi_malformed', record, tags);
  const declined = location === '' && (tagValue(list, 'a') ?? '') === '';
  return found(declined ? 'bimi_declined' : 'bimi_published', record, tags);
}

function isAssertion(record: string): boolean {
  const [version = ''] = record.split(';', 1);
  return version.replace(/[ \t]/g, '') === 'v=BIMI1';
}
