/** The two witnesses: what we found out ourselves, and what the provider wrote down when the mail came. */
import type { Inspection, Result, TrustedResults } from '../../core/index.ts';
import { type Mark, markOf, spfMark } from './marks.ts';

export type Method = 'DKIM' | 'SPF' | 'DMARC';

export interface MethodMark {
  method: Method;
  mark: Mark;
}

export interface Witnesses {
  ours: MethodMark[];
  /** `same`: it recorded what we found; `nothing`: it recorded nothing that can be believed; `unknown`: nobody's mailbox is known. */
  provider: { kind: 'same' | 'marks' | 'nothing' | 'unknown' | 'pending'; marks: MethodMark[] };
}

export function witnessesOf(inspection: Inspection): Witnesses {
  const ours = ourMarks(inspection);
  if (inspection.progress === 'reading') return { ours, provider: { kind: 'pending', marks: [] } };
  const { trusted } = inspection.recorded;
  const marks = trusted ? providerMarks(trusted) : [];
  if (marks.length > 0) return { ours, provider: { kind: isSame(ours, marks) ? 'same' : 'marks', marks } };
  return { ours, provider: { kind: inspection.route.standing === 'none' ? 'unknown' : 'nothing', marks } };
}

function ourMarks(inspection: Inspection): MethodMark[] {
  const { progress, dkim, dmarc } = inspection;
  const absent: Mark = progress === 'done' ? 'none' : 'pending';
  return [
    { method: 'DKIM', mark: dkim.length > 0 ? markOf(best(dkim.map((check) => check.result))) : absent },
    { method: 'SPF', mark: spfMark(inspection) ?? absent },
    { method: 'DMARC', mark: dmarc ? markOf(dmarc.result) : absent },
  ];
}

function providerMarks({ dkim, spf, dmarc }: TrustedResults): MethodMark[] {
  const marks: MethodMark[] = [];
  if (dkim.length > 0) marks.push({ method: 'DKIM', mark: markOf(best(dkim.map((entry) => entry.result))) });
  if (spf) marks.push({ method: 'SPF', mark: markOf(spf.result) });
  if (dmarc) marks.push({ method: 'DMARC', mark: markOf(dmarc.result) });
  return marks;
}

/** One signature that verifies is enough (RFC 6376 §4.2: the others are as if they were not there). */
function best(results: Result[]): Result {
  const order: Result[] = ['pass', 'fail', 'temperror', 'permerror', 'policy', 'neutral', 'softfail', 'none'];
  return order.find((result) => results.includes(result)) ?? 'none';
}

function isSame(ours: MethodMark[], theirs: MethodMark[]): boolean {
  return theirs.every(({ method, mark }) => ours.some((own) => own.method === method && own.mark === mark));
}
