import { toALabels } from '../../dns/names.ts';
import type { Note } from '../../inspection/index.ts';
import { ageOf } from '../../proof/age.ts';
import { isAligned } from '../../proof/aligned.ts';
import type { VerdictFacts } from '../../proof/facts.ts';
import { isPending } from '../../proof/pending.ts';
import { isSenderPastLimit } from '../../proof/sender-past-limit.ts';
import { lacksSpfAnswer } from '../../proof/spf-answer.ts';
import { whyNoSpf } from '../no-answer.ts';
import { NO, PENDING, type Rule, type Ruling, unknown } from '../ruling.ts';
import { recordedDmarcFail, trustedResults } from '../trusted.ts';

/**
 * SPF passes for a domain that speaks for the author's. It says which server handed the mail over, and nothing of the text.
 * The client's address is only as good as the border: at an inferred or unknown one the attacker's own Received field
 * would choose it.
 */
export const listed: Rule = (facts) => {
  if (facts.route.submission || isContradicted(facts)) return NO;
  const author = facts.message.author?.domain ?? '';
  if (author === '' || author.startsWith('[')) return NO;
  if (facts.withoutDns) return unknown({ code: 'verdict_reason_dns_off', values: {} });
  if (facts.route.standing !== 'known') return unknown(whyNoClient(facts));
  if (isPending(facts, 'spf')) return PENDING;
  if (facts.spf !== null) return ruleOn(facts, facts.spf);
  // Whoever the client was, SPF could not speak for the author by a MAIL FROM of another organization. By none it speaks for the greeting.
  const sender = facts.route.mailFrom?.address || author;
  const domain = toALabels(sender.slice(sender.lastIndexOf('@') + 1)) ?? '';
  return isAligned(facts, domain, 'spf') === 'no' || isSenderPastLimit(facts) ? NO : unknown(whyNoClient(facts));
};

/** A record that lets everyone in lists nobody; HELO's result says nothing of the author (RFC 9989 §3.2.4). */
function ruleOn(facts: VerdictFacts, spf: NonNullable<VerdictFacts['spf']>): Ruling {
  const { domain, ip, letsEveryoneIn } = spf.evidence;
  const aligned = isAligned(facts, domain, 'spf');
  if (aligned === 'no' || (spf.result === 'pass' && letsEveryoneIn)) return NO;
  if (aligned === 'unknown' && isPending(facts, 'dmarc')) return PENDING;
  if (lacksSpfAnswer(spf)) return unknown(whyNoSpf(spf));
  const old = ageOf(facts) !== 'fresh';
  if (spf.result !== 'pass') {
    if (recordedPass(facts, domain)) {
      return unknown({ code: 'verdict_reason_disagreement', values: { domain } });
    }
    return old ? unknown({ code: 'verdict_reason_old_mail', values: { domain } }) : NO;
  }
  // Who handed it over is then told by a field that a program on the server could have written.
  if (facts.route.resubmitted) {
    const host = facts.route.hops.find((hop) => hop.border)?.by ?? '';
    return unknown({ code: 'route_border_resubmitted', values: { host } });
  }
  const author = facts.message.author?.domain ?? '';
  if (aligned === 'unknown') return unknown({ code: 'verdict_reason_dmarc_unavailable', values: { domain: author } });
  return {
    fits: 'yes',
    verdict: {
      domain: author,
      headline: { code: 'verdict_listed', values: { domain: author } },
      reason: { code: old ? 'verdict_reason_listed_today' : 'verdict_reason_listed', values: { ip, domain } },
      advice: { code: 'verdict_advice_listed', values: { domain: author } },
    },
  };
}

/** The receiver recorded a pass for this very domain; one for the HELO name says nothing of it. */
function recordedPass(facts: VerdictFacts, domain: string): boolean {
  const spf = trustedResults(facts)?.spf;
  return spf?.result === 'pass' && spf.domain === domain;
}

/** The receiver saw the same mail, from the same client, and recorded another result: behind a gateway it mostly asked for the gateway's address. */
export function isContradicted(facts: VerdictFacts): boolean {
  const spf = trustedResults(facts)?.spf;
  const { gateway, client } = facts.route;
  if (gateway && client !== null && spf?.clientIp !== client.ip) return false;
  if (recordedDmarcFail(facts)) return true;
  return spf !== null && spf !== undefined && spf.result !== 'pass' && spf.result !== 'temperror';
}

/** Why nobody can say which address handed the mail over. */
function whyNoClient({ route, spfReason }: VerdictFacts): Note {
  if (route.standing === 'none') return { code: 'verdict_reason_receiver_unknown', values: {} };
  if (route.standing === 'inferred') return { code: 'verdict_reason_border_inferred', values: {} };
  // The route says more exactly why its border is not known.
  if (route.standing === 'unknown') return route.reason;
  return spfReason ?? { code: 'verdict_reason_client_unknown', values: {} };
}
