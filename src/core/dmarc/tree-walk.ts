/**
 * The DNS Tree Walk (RFC 9989 §4.10). All names of a walk are asked for at the same time, since they are known beforehand
 * and are at most eight; the answers are then read in the walk's order, and those behind its stop count for nothing.
 */

import { isAnswer } from '../dns/answer.ts';
import { countLabels, lastLabels } from '../dns/labels.ts';
import type { DnsAnswer, Resolver } from '../dns/resolver.ts';
import { MAX_DMARC_WALK } from '../limits.ts';
import { type DmarcRecord, parseDmarcRecord } from './record.ts';

export interface WalkStep {
  /** The domain whose record was asked for, without the label _dmarc. */
  domain: string;
  answer: DnsAnswer;
  /** The one DMARC Policy Record there; null = none, or several, which are all discarded (steps 2 and 6). */
  record: DmarcRecord | null;
  several: boolean;
}

export interface Walk {
  start: string;
  /** From the longest name to the one where the walk stopped. */
  steps: WalkStep[];
  /** The first step that got no answer: what the walk would have found is then unknown. */
  trouble: WalkStep | null;
}

/** Walks that share their questions: every name is asked for once, however many walks pass it. */
export interface Walker {
  walk(domain: string): Promise<Walk>;
}

/** DNS Tree Walks (RFC 9989 §4.10) over one resolver, for all domains of one message. */
export function createWalker(resolver: Resolver): Walker {
  const asked = new Map<string, Promise<WalkStep>>();
  const look = (domain: string): Promise<WalkStep> => {
    const known = asked.get(domain);
    if (known) return known;
    const step = lookUp(domain, resolver);
    asked.set(domain, step);
    return step;
  };
  return {
    async walk(domain) {
      const steps = stopAtFlag(await Promise.all(walkTargets(domain).map(look)));
      return { start: domain, steps, trouble: steps.find((step) => !isAnswer(step.answer)) ?? null };
    },
  };
}

/**
 * The domains that a walk from `domain` visits, longest first: the domain itself, then its parents, of which those with
 * more than seven labels are left out (step 4), so that a name of a hundred labels costs no more than eight questions.
 */
export function walkTargets(domain: string): string[] {
  const targets = [domain];
  for (let left = Math.min(countLabels(domain), MAX_DMARC_WALK) - 1; left > 0; left--)
    targets.push(lastLabels(domain, left));
  return targets;
}

async function lookUp(domain: string, resolver: Resolver): Promise<WalkStep> {
  const name = `_dmarc.${domain}`;
  // A domain of 248 characters and more leaves no room for "_dmarc.": no such name can exist (RFC 1035 §2.3.4).
  const answer: DnsAnswer =
    name.length > 253 ? { status: 'nxdomain', records: [], secure: false, ttl: 0 } : await resolver.query(name, 'TXT');
  const records: DmarcRecord[] = [];
  for (const record of answer.records) {
    const parsed = record.type === 'TXT' ? parseDmarcRecord(record.data) : null;
    if (parsed) records.push(parsed);
  }
  return { domain, answer, record: records.length === 1 ? (records[0] ?? null) : null, several: records.length > 1 };
}

/** "If a single record remains and it contains a 'psd=n' or 'psd=y' tag, stop." (steps 2 and 6) */
function stopAtFlag(steps: WalkStep[]): WalkStep[] {
  const stop = steps.findIndex((step) => step.record !== null && step.record.psd !== 'u');
  return stop < 0 ? steps : steps.slice(0, stop + 1);
}
