/**
 * What if? The same rules judge again over changed facts: from the answers that were kept, without the message's bytes, a network or a clock.
 *
 * What the provider recorded speaks of the message as it came, so it is set aside. What was never asked for is taken as saying nothing.
 */
import { evaluateDmarc } from '../dmarc/evaluate.ts';
import { findAll } from '../findings/index.ts';
import type { Inspection, Result } from '../inspection/index.ts';
import { bestResult } from '../marks/our-marks.ts';
import { checkHost } from '../spf/check-host.ts';
import { dmarcIdentifiers } from '../stages/identifiers.ts';
import { judge } from '../verdict/judge.ts';
import { CHANGES, type Change, type ChangeRule } from './change.ts';
import { noPolicy, policyNone, policyQuarantine, policyReject } from './changes/policy.ts';
import { forwarded, serverAllowed, serverNotAllowed } from './changes/server.ts';
import { bodyChanged, keyRevoked, otherSigner, signed, subjectTagged } from './changes/signature.ts';
import { allowsNobody, keptAnswers, saysNothing } from './kept-answers.ts';

export { CHANGES, type Change } from './change.ts';

const RULES: Readonly<Record<Change, ChangeRule>> = {
  server_allowed: serverAllowed,
  server_not_allowed: serverNotAllowed,
  forwarded,
  signed,
  other_signer: otherSigner,
  body_changed: bodyChanged,
  subject_tagged: subjectTagged,
  key_revoked: keyRevoked,
  no_policy: noPolicy,
  policy_none: policyNone,
  policy_quarantine: policyQuarantine,
  policy_reject: policyReject,
};

/** Of these no more than one can hold. */
const APART: readonly (readonly Change[])[] = [
  ['server_allowed', 'server_not_allowed', 'forwarded'],
  ['signed', 'other_signer', 'key_revoked'],
  ['signed', 'body_changed'],
  ['signed', 'subject_tagged'],
  ['no_policy', 'policy_none', 'policy_quarantine', 'policy_reject'],
];

export interface WhatIf {
  inspection: Inspection;
  changed: Changed;
}

/** What is not as it was. */
export interface Changed {
  results: { method: 'SPF' | 'DKIM' | 'DMARC' | 'ARC'; before: Result; after: Result }[];
  /** Indexes into `Inspection.dns` of answers that are others, or new. */
  dns: number[];
  /** Positions in `Route.hops` of hops that are others, or new. */
  hops: number[];
}

/**
 * @param inspection one that is done
 * @returns the changes that would change a fact of this message; none of one that is not judged, or that names no single author
 */
export function changesFor(inspection: Inspection): Change[] {
  if (inspection.progress !== 'done' || inspection.message.author === null) return [];
  if (inspection.source.problem !== null || inspection.withoutDns) return [];
  return CHANGES.filter((change) => RULES[change].applies(inspection));
}

/** @returns those that are chosen, with `added` and without what cannot hold beside it */
export function withChange(chosen: readonly Change[], added: Change): Change[] {
  const excluded = APART.filter((group) => group.includes(added)).flat();
  return [...chosen.filter((change) => !excluded.includes(change)), added];
}

/**
 * Judges again.
 *
 * @param inspection the message as it came
 * @param changes what would be otherwise; those that do not apply change nothing
 * @returns the inspection as it would be; without any change, the very same. Never rejects
 */
export async function whatIf(inspection: Inspection, changes: readonly Change[]): Promise<WhatIf> {
  const wanted = CHANGES.filter((change) => changes.includes(change) && RULES[change].applies(inspection));
  if (wanted.length === 0) return { inspection, changed: { results: [], dns: [], hops: [] } };
  const start: Inspection = { ...inspection, recorded: { ...inspection.recorded, trusted: null } };
  const facts = wanted.reduce((before, change) => RULES[change].change(before), start);
  const spf = await spfOf(inspection, facts);
  const dmarc =
    facts.dmarc && (await evaluateDmarc(dmarcIdentifiers({ ...facts, spf }), keptAnswers(facts.dns, saysNothing)));
  const judged = { ...facts, spf, dmarc };
  const after: Inspection = { ...judged, findings: findAll(judged), verdict: judge(judged) };
  return { inspection: after, changed: compare(inspection, after) };
}

/** Only when another server brings it or its record is another one: the check that was made knew more answers than were kept. */
async function spfOf(before: Inspection, { spf, dns, route, inspectedAt }: Inspection): Promise<Inspection['spf']> {
  if (spf === null || route.client === null) return spf;
  const isSame = (one: Inspection['dns'][number], index: number) => one.purpose !== 'spf' || one === before.dns[index];
  if (route === before.route && dns.every(isSame)) return spf;
  const { ip, helo } = route.client;
  const query = { ip, helo, mailFrom: spf.evidence.mailFrom, askLocalPart: false, now: new Date(inspectedAt) };
  return checkHost(query, keptAnswers(dns, allowsNobody));
}

function compare(before: Inspection, after: Inspection): Changed {
  const results: Changed['results'] = [];
  const add = (method: Changed['results'][number]['method'], one: Result, other: Result) => {
    if (one !== other) results.push({ method, before: one, after: other });
  };
  add('SPF', before.spf?.result ?? 'none', after.spf?.result ?? 'none');
  add('DKIM', dkimResult(before), dkimResult(after));
  add('DMARC', before.dmarc?.result ?? 'none', after.dmarc?.result ?? 'none');
  add('ARC', before.arc?.result ?? 'none', after.arc?.result ?? 'none');
  return {
    results,
    dns: after.dns.flatMap((question, index) => (question === before.dns[index] ? [] : [index])),
    hops: after.route.hops.flatMap((hop, index) => {
      const same = before.route.hops.some(({ fieldIndex, ip }) => fieldIndex === hop.fieldIndex && ip === hop.ip);
      return same ? [] : [index];
    }),
  };
}

function dkimResult({ dkim }: Inspection): Result {
  return bestResult(dkim.map(({ result }) => result));
}
