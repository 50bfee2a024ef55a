import type { VerdictFacts } from './facts.ts';
import { provesWhole } from './signatures.ts';

type Facts = Pick<VerdictFacts, 'dkim' | 'spf' | 'route'>;

/**
 * The domains that are proven to have had this message in hand as it is now, whoever its author is: by a signature over the whole message, or by
 * the server at a known border. A record that lets everyone in lists nobody, and a signature whose key is only being tried out is to be taken
 * like none (RFC 6376 §3.6.1, t=y).
 */
export function provenParties({ dkim, spf, route }: Facts): { dkim: string[]; spf: string | null } {
  const isSent =
    spf?.result === 'pass' && route.standing === 'known' && !route.resubmitted && !spf.evidence.letsEveryoneIn;
  return {
    dkim: dkim
      .filter((check) => provesWhole(check) && !check.evidence.key?.testing)
      .map(({ evidence }) => evidence.domain),
    spf: isSent ? spf.evidence.domain : null,
  };
}

/** The same in one list. */
export function provenDomains(facts: Facts): string[] {
  const { dkim, spf } = provenParties(facts);
  return spf === null ? dkim : [...dkim, spf];
}
