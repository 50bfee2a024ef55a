/** Which remarks are shown at once and which are folded. */
import type { Finding, Inspection } from '../../core/index.ts';
import { isSaidAlready } from '../../core/marks/said-already.ts';

/** Lines that leave room for the rest of a popup. */
const SHOWN = 3;
const WEIGHT = { danger: 0, caution: 1, info: 2 } as const;

export interface Remarks {
  shown: Finding[];
  folded: Finding[];
}

/** Warnings first, the heaviest on top; mere information and what is said above already are always folded. */
export function remarksOf(inspection: Inspection): Remarks {
  const sorted = inspection.findings
    .map((finding, index) => ({ finding, index }))
    .sort((a, b) => WEIGHT[a.finding.severity] - WEIGHT[b.finding.severity] || a.index - b.index)
    .map(({ finding }) => finding);
  const warnings = sorted.filter((finding) => finding.severity !== 'info' && !isSaidAlready(finding, inspection));
  const shown = warnings.slice(0, SHOWN);
  return { shown, folded: sorted.filter((finding) => !shown.includes(finding)) };
}
