/** What a walk says: the Organizational Domain (RFC 9989 §4.10.2) and the DMARC Policy Record (§4.10.1). */
import { countLabels, lastLabels } from '../dns/labels.ts';
import type { DmarcRecord } from './record.ts';
import type { Walk, WalkStep } from './tree-walk.ts';

/**
 * The Organizational Domain of the domain where the walk started.
 *
 * @returns null when a question of the walk got no answer: then it cannot be told
 */
export function organizationalDomain(walk: Walk): string | null {
  if (walk.trouble) return null;
  // Rule 1: psd=n ends the walk, as psd=y does; rule 3: of others the one with the fewest labels, not the first found.
  const last = walk.steps.filter(hasRecord).at(-1);
  // Rule 2; there is nothing below where the walk started.
  if (last?.record.psd === 'y') return oneLabelBelow(last.domain, walk.start);
  return last?.domain ?? walk.start;
}

/**
 * The record that applies to the Author Domain where the walk started: its own, else its Organizational Domain's, else
 * its Public Suffix Domain's.
 *
 * @returns 'none' = there is no such record; 'trouble' = a question that could still change this got no answer
 */
export function policyRecord(walk: Walk): { domain: string; record: DmarcRecord } | 'none' | 'trouble' {
  const own = walk.steps[0];
  if (own && hasRecord(own)) return own;
  if (walk.trouble) return 'trouble';
  const organization = organizationalDomain(walk);
  const found = walk.steps.filter(hasRecord);
  return found.find((step) => step.domain === organization) ?? found.find((step) => step.record.psd === 'y') ?? 'none';
}

function hasRecord(step: WalkStep): step is WalkStep & { record: DmarcRecord } {
  return step.record !== null;
}

function oneLabelBelow(parent: string, domain: string): string {
  return lastLabels(domain, countLabels(parent) + 1);
}
