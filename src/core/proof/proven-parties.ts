import type { VerdictFacts } from './facts.ts';
import { coversBody, verifies } from './signatures.ts';

/**
 * The domains that are proven to have had this message in hand as it is now, whoever its author is: by a signature over the whole body, or by
 * the server at a known border. A record that lets everyone in lists nobody.
 */
export function provenParties({ dkim, spf, route }: Pick<VerdictFacts, 'dkim' | 'spf' | 'route'>): {
  dkim: string[];
  spf: string | null;
} {
  const isSent = spf?.result === 'pass' && route.standing === 'known' && !spf.evidence.letsEveryoneIn;
  return {
    dkim: dkim.filter((check) => verifies(check) && coversBody(check)).map(({ evidence }) => evidence.domain),
    spf: isSent ? spf.evidence.domain : null,
  };
}
