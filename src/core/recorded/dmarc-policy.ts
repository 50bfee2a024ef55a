/** The policy that a recorded DMARC result tells of: every server writes it somewhere else. */
import type { DmarcPolicy, MethodResult } from '../inspection/index.ts';
import type { OverrideWords } from '../receivers/overrides.ts';
import { pairOf, propertyOf } from './properties.ts';

/**
 * Reads `policy.dmarc`, Gmail's comment "(p=REJECT sp=NONE dis=NONE)", or Exchange's "action=".
 *
 * @param result a dmarc result out of a field that is believed
 * @returns the policy for this author domain as far as it is told; null = not told
 */
export function recordedPolicy(result: MethodResult): DmarcPolicy | null {
  const tags = readTags(result.comment ?? '');
  const own = publishedPolicy(result);
  const subdomains = toPolicy(tags.get('sp'));
  const disposition = toPolicy(tags.get('dis') ?? pairOf(result, 'action'));
  if (own !== null && (subdomains === null || subdomains === own)) return own;
  // What was done tells which of the two applies; when nothing was done, the weaker of the two can have been asked for.
  if (disposition === 'reject' || disposition === 'quarantine') return disposition;
  if (own !== null && subdomains !== null) return weaker(own, subdomains);
  // That nothing was done with mail that passes says nothing of what would have been.
  return result.result === 'fail' ? disposition : null;
}

/** p= of the record, wherever the server writes it. */
function publishedPolicy(result: MethodResult): DmarcPolicy | null {
  const tags = readTags(result.comment ?? '');
  return toPolicy(
    propertyOf(result, 'policy', 'dmarc') ??
      propertyOf(result, 'policy', 'published-domain-policy') ??
      tags.get('p') ??
      tags.get('policy'),
  );
}

/**
 * The words with which the provider says why it let a mail through although DMARC fails: Gmail's "dis=NONE" beside arc=pass,
 * Exchange's "action=none" or a compauth=pass. A sender cannot have them for nothing: they come from a chain that the provider
 * trusts, or from what the mailbox's own side has set up. The attack: any whole chain is "arc=pass", and of a record that asked for
 * nothing "dis=NONE" is no more than obedience. So the policy that it recorded must have asked for more.
 *
 * @param results all of one provider
 * @param words those that mean it there
 * @returns null when DMARC does not fail, or the provider says nothing of the kind
 */
export function letThrough(
  dmarc: MethodResult,
  results: readonly MethodResult[],
  words: OverrideWords | null,
): string | null {
  if (dmarc.result !== 'fail' || words === null) return null;
  const of = (method: string) => results.find((result) => result.method === method);
  if (words === 'dis=none arc=pass') {
    const disposition = toPolicy(readTags(dmarc.comment ?? '').get('dis'));
    return disposition === 'none' && asksForMore(dmarc) && of('arc')?.result === 'pass' ? words : null;
  }
  const compauth = of('compauth');
  if (compauth?.result === 'pass') return `compauth=pass${reasonOf(compauth)}`;
  if (pairOf(dmarc, 'action')?.toLowerCase() !== 'none') return null;
  return `action=none${compauth ? ` compauth=${compauth.result}${reasonOf(compauth)}` : ''}`;
}

/** "p=REJECT sp=NONE": which of the two applies is not told here, and where it is "none" nothing turns red anyway. */
function asksForMore(dmarc: MethodResult): boolean {
  const subdomains = toPolicy(readTags(dmarc.comment ?? '').get('sp'));
  return [recordedPolicy(dmarc), publishedPolicy(dmarc), subdomains].some((policy) => (policy ?? 'none') !== 'none');
}

function reasonOf({ reason }: MethodResult): string {
  return reason !== null && /^\d{3}$/.test(reason) ? ` reason=${reason}` : '';
}

/** "p=REJECT sp=NONE dis=NONE", "p=none,d=none", Rspamd's "policy=reject": the first of each name */
function readTags(comment: string): Map<string, string> {
  const tags = new Map<string, string>();
  for (const word of comment.slice(0, 1000).split(/[ \t\r\n,;()]/)) {
    const equals = word.indexOf('=');
    const name = word.slice(0, Math.max(equals, 0)).toLowerCase();
    if (name !== '' && !tags.has(name)) tags.set(name, word.slice(equals + 1));
  }
  return tags;
}

const STRENGTH: readonly DmarcPolicy[] = ['none', 'quarantine', 'reject'];

/** Exchange prefixes: "oreject" = reject, overridden; "pct.quarantine" = spared by pct=. */
function toPolicy(word: string | null | undefined): DmarcPolicy | null {
  const bare = (word ?? '').toLowerCase().replace(/^(?:pct\.|o\.?(?=reject|quarantine))/, '');
  return STRENGTH.find((policy) => policy === bare) ?? null;
}

function weaker(a: DmarcPolicy, b: DmarcPolicy): DmarcPolicy {
  return STRENGTH.indexOf(a) < STRENGTH.indexOf(b) ? a : b;
}
