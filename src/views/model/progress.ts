/** How far a running check is: each step once it is there stays there. */
import type { Inspection } from '../../core/index.ts';
import type { Mark } from '../../core/marks/mark.ts';
import { type Method, ourMarks } from '../../core/marks/our-marks.ts';

export interface ProgressStep {
  key: 'source' | 'route' | 'SPF' | 'DKIM' | 'DMARC';
  mark: Mark;
}

export interface ProgressFacts {
  steps: ProgressStep[];
  /** Answers of the DNS so far. */
  answers: number;
  /** Steps that are done, and all of them. */
  done: number;
  total: number;
}

/** In the order in which their answers come. */
const STEPS: readonly Method[] = ['SPF', 'DKIM', 'DMARC'];

/** How far a running check is, step by step in the order in which answers come. */
export function progressOf(inspection: Inspection): ProgressFacts {
  const read = inspection.fields.length > 0 || inspection.progress !== 'reading';
  const ours = new Map(ourMarks(inspection).map(({ method, mark }) => [method, mark]));
  const step = (key: Method): ProgressStep => ({ key, mark: ours.get(key) ?? 'pending' });
  const steps: ProgressStep[] = [
    { key: 'source', mark: read ? 'pass' : 'pending' },
    { key: 'route', mark: inspection.progress === 'reading' ? 'pending' : 'pass' },
    ...STEPS.map(step),
  ];
  return {
    steps,
    answers: inspection.dns.length,
    done: steps.filter((step) => step.mark !== 'pending').length,
    total: steps.length,
  };
}
