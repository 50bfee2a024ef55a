/** What DMARC is given: who is authenticated, and of whom that cannot be said (RFC 9989 §5.3.6). */
import type { DkimCheck, Inspection, MessageFacts, SpfCheck } from '../inspection/index.ts';
import { ageOf } from '../proof/age.ts';
import { isSenderPastLimit } from '../proof/sender-past-limit.ts';
import { hasUnusableKey, isKeyGone, isUndetermined, isUnread } from '../proof/signatures.ts';
import { lacksSpfAnswer } from '../proof/spf-answer.ts';

export interface DmarcIdentifiers {
  from: string[];
  spf: string | null;
  dkim: string[];
  undetermined: string[];
}

type Facts = Pick<Inspection, 'source' | 'message' | 'route' | 'inspectedAt' | 'spf' | 'dkim'>;

/** The domain of every author, of every From field that some reader of mail may see. */
export function authorsOf({ from }: MessageFacts): string[] {
  return from.flatMap((field) => field.mailboxes.map(({ domain, address }) => (domain === '' ? address : domain)));
}

/** The identifiers that DMARC compares (RFC 9989 §4.4), and those of checks whose outcome is not known (§5.3.6). */
export function dmarcIdentifiers(facts: Facts): DmarcIdentifiers {
  const old = ageOf(facts) !== 'fresh';
  const { spf, route } = facts;
  // At a border that is only inferred the client's address may be the sender's invention: neither a pass nor a fail.
  const spfCounts = spf !== null && route.standing === 'known';
  const spfUndetermined = !spfCounts || lacksSpfAnswer(spf) || (spf.result !== 'pass' && old);
  return {
    from: authorsOf(facts.message),
    spf: spfCounts && spf.result === 'pass' ? spf.evidence.domain : null,
    dkim: facts.dkim.filter((check) => check.result === 'pass').map((check) => check.evidence.domain),
    undetermined: [
      ...facts.dkim.filter((check) => couldAlign(check, old)).map((check) => check.evidence.domain),
      ...(spfUndetermined ? envelopeDomains(facts, spf) : []),
    ],
  };
}

/**
 * No answer, no body to compare; and of old mail, a key that is no longer there. A signature that a limit left unread counts as absent: the
 * author's own are tried first, and surplus ones cost a forger nothing; so does one of a key that nothing computes with.
 */
function couldAlign(check: DkimCheck, old: boolean): boolean {
  return !isUnread(check) && !hasUnusableKey(check) && (isUndetermined(check) || (old && isKeyGone(check)));
}

/** The domain that SPF was or would be checked for; unknown, it may be the author's own. */
function envelopeDomains(facts: Facts, spf: SpfCheck | null): string[] {
  if (spf !== null) return [spf.evidence.domain];
  if (isSenderPastLimit(facts)) return [];
  const { route, message } = facts;
  const sender = route.mailFrom?.address ?? '';
  return sender.includes('@') ? [sender] : authorsOf(message);
}
