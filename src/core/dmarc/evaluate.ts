/**
 * DMARC (RFC 9989, which obsoletes RFC 7489 and 9091): whether the domain of From authorized the message, and what it
 * asks receivers to do with one that it did not. Reports (RFC 9990, 9991) are not sent: a reader is no receiver.
 */
import type { Resolver } from '../dns/resolver.ts';
import { safeResolver } from '../dns/safe-resolver.ts';
import type { DmarcCheck, DmarcPolicy, Note } from '../inspection/index.ts';
import { MAX_DMARC_AUTHORS } from '../limits.ts';
import { walkAhead } from './alignment.ts';
import { emptyEvidence, evaluateAuthor } from './author.ts';
import { domainOf, readIdentifiers } from './identifiers.ts';
import { createWalker } from './tree-walk.ts';

/**
 * @param ids.from the addresses (or domains) of every mailbox in every From field
 * @param ids.spf the MAIL FROM domain of an SPF pass, or null
 * @param ids.dkim d= of the signatures that verified
 * @param ids.undetermined domains whose SPF or DKIM check could not be done: while one of them could still align, the
 *   message can be said neither to pass nor to fail (§5.3.6)
 * @returns one Author Domain: its result. None, or one that is no domain name: none (§5.3.1). Several: permerror, with
 *   the evidence and the policy of the worst of them, and each one's own result in `evidence.authors`. Never rejects.
 */
export async function evaluateDmarc(
  ids: { from: string[]; spf: string | null; dkim: string[]; undetermined?: string[] },
  resolver: Resolver,
): Promise<DmarcCheck> {
  const authors = distinctAuthors(ids.from);
  const [only] = authors;
  if (only === undefined) return notApplicable('', { code: 'dmarc_no_author_domain', values: {} });
  const identifiers = readIdentifiers(ids);
  const safe = safeResolver(resolver);
  const walker = createWalker(safe);
  const evaluate = ({ domain, text }: Author): Promise<DmarcCheck> | DmarcCheck =>
    domain === null
      ? notApplicable(text, { code: 'dmarc_author_not_a_domain', values: { text } })
      : evaluateAuthor(domain, identifiers, walker, safe);
  if (authors.length === 1) return evaluate(only);
  const checks = await Promise.all(authors.slice(0, MAX_DMARC_AUTHORS).map(evaluate));
  return worstOf(checks, authors.length);
}

/**
 * Sends the questions of the tree walks out before SPF and DKIM are done, so that evaluateDmarc finds the answers already
 * there; for a resolver that keeps its answers.
 *
 * @param from as evaluateDmarc takes it
 * @param identifiers domains that may turn out authenticated: d= of every signature, the domain of MAIL FROM
 */
export function prefetchDmarc(from: string[], identifiers: string[], resolver: Resolver): void {
  const walker = createWalker(resolver);
  const read = readIdentifiers({ spf: null, dkim: identifiers });
  for (const { domain } of distinctAuthors(from).slice(0, MAX_DMARC_AUTHORS)) {
    if (domain !== null) void walkAhead(domain, read, walker);
  }
}

interface Author {
  /** A-labels; null when what stands behind the @ is no domain name. */
  domain: string | null;
  text: string;
}

function distinctAuthors(from: string[]): Author[] {
  const authors = new Map<string, Author>();
  for (const text of from) {
    const domain = domainOf(text);
    const part = text.slice(text.lastIndexOf('@') + 1);
    authors.set(domain ?? `? ${part}`, { domain, text: part.slice(0, MAX_SHOWN_DOMAIN) });
  }
  return [...authors.values()];
}

/** What is no domain name is shown no longer than a domain name could be. */
const MAX_SHOWN_DOMAIN = 253;

/**
 * §5.3.1: with more than one domain DMARC is not possible, so nothing is passed; §11.5: an attacker who writes two
 * authors must not escape the policy of the one whom the reader sees, so the strictest policy among those that fail stands.
 */
function worstOf(checks: DmarcCheck[], authors: number): DmarcCheck {
  const worst = checks.reduce((one, other) => (badness(other) > badness(one) ? other : one));
  const shown = checks.map((check) => ({ domain: check.evidence.domain, result: check.result, policy: check.policy }));
  const domains = shown.map((author) => author.domain).join(', ');
  const unread: Note[] =
    authors > checks.length ? [{ code: 'dmarc_authors_unread', values: { count: authors - checks.length } }] : [];
  return {
    ...worst,
    result: 'permerror',
    code: 'dmarc_several_authors',
    values: { domains, worst: worst.evidence.domain },
    evidence: { ...worst.evidence, authors: shown },
    warnings: [...worst.warnings, ...unread],
  };
}

const BADNESS_OF_POLICY: Record<DmarcPolicy, number> = { none: 0, quarantine: 1, reject: 2 };

/** fail (reject, quarantine, none) > could not be told > no record > pass */
function badness(check: DmarcCheck): number {
  if (check.result === 'fail') return 10 + BADNESS_OF_POLICY[check.policy ?? 'none'];
  if (check.result === 'pass') return 0;
  return check.result === 'none' ? 1 : 5;
}

function notApplicable(domain: string, note: Pick<DmarcCheck, 'code' | 'values'>): DmarcCheck {
  return {
    result: 'none',
    ...note,
    evidence: emptyEvidence(domain),
    warnings: [],
    policy: null,
    policyDomain: null,
    organizationalDomain: null,
  };
}
