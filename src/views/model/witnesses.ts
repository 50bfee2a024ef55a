/** The two witnesses: what we found out ourselves, and what the provider wrote down when the mail came. */
import type { Inspection, TrustedResults } from '../../core/index.ts';
import { type Mark, markOf } from './marks.ts';
import { dkimMark, foundMarks, type MethodMark, ourMarks, passMark } from './our-marks.ts';

export type { MethodMark };

export interface Witnesses {
  ours: MethodMark[];
  /**
   * `same`: it recorded what we found; `nothing`: it recorded no result; `unproven`: there are results, and nothing shows that
   * it wrote them; `unknown`: nobody's mailbox is known.
   */
  provider: { kind: 'same' | 'marks' | 'nothing' | 'unproven' | 'unknown' | 'pending'; marks: MethodMark[] };
}

/** What each of the two witnesses found: we, and the provider as far as it is believed. */
export function witnessesOf(inspection: Inspection): Witnesses {
  const ours = ourMarks(inspection);
  if (inspection.progress === 'reading') return { ours, provider: { kind: 'pending', marks: [] } };
  const { trusted } = inspection.recorded;
  const recorded = trusted ? recordedMarks(trusted) : [];
  const marks = recorded.map(({ method, mark }) => ({ method, mark: mark === 'pass' ? passMark(inspection) : mark }));
  // Neither two different results that are shown alike are the same, nor one result that is shown in two ways.
  const same = includesAll(foundMarks(inspection), recorded) && includesAll(ours, marks);
  if (marks.length > 0) return { ours, provider: { kind: same ? 'same' : 'marks', marks } };
  return { ours, provider: { kind: whyNoMarks(inspection), marks } };
}

function whyNoMarks({ route, recorded }: Inspection): 'unknown' | 'unproven' | 'nothing' {
  if (route.standing === 'none') return 'unknown';
  return recorded.fields.some(({ trust }) => trust === 'claimed') ? 'unproven' : 'nothing';
}

function recordedMarks({ dkim, spf, dmarc }: TrustedResults): MethodMark[] {
  const marks: MethodMark[] = [];
  const add = (method: MethodMark['method'], mark: Mark) => marks.push({ method, mark });
  if (dkim.length > 0) add('DKIM', dkimMark(dkim.map((entry) => entry.result)));
  if (spf) add('SPF', markOf(spf.result));
  if (dmarc) add('DMARC', markOf(dmarc.result));
  return marks;
}

function includesAll(ours: MethodMark[], theirs: MethodMark[]): boolean {
  return theirs.every(({ method, mark }) => ours.some((own) => own.method === method && own.mark === mark));
}
