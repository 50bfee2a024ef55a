/** The two witnesses: what we found out ourselves, and what the provider wrote down when the mail came. */
import type { Inspection, TrustedResults } from '../inspection/index.ts';
import { dkimEntry, foundMarks, type MethodMark, ourMarks, passEntry, passMark, resultEntry } from './our-marks.ts';

export type { MethodMark };

export interface Witnesses {
  ours: MethodMark[];
  /**
   * `same`: nothing that it recorded contradicts what we found; `nothing`: it recorded no result; `unproven`: there are results, and nothing shows that
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
  const pass = passMark(inspection);
  const marks = recorded.map((entry) => (entry.mark === 'pass' ? passEntry(entry.method, pass) : entry));
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
  if (dkim.length > 0) marks.push(dkimEntry(dkim.map((entry) => entry.result)));
  if (spf) marks.push(resultEntry('SPF', spf.result));
  if (dmarc) marks.push(resultEntry('DMARC', dmarc.result));
  return marks;
}

function includesAll(ours: MethodMark[], theirs: MethodMark[]): boolean {
  return theirs.every(({ method, mark }) => ours.some((own) => own.method === method && own.mark === mark));
}
