/** How far a running check is: each step once it is there stays there. */
import type { Inspection } from '../../core/index.ts';
import { type Mark, markOf, spfMark } from './marks.ts';

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

export function progressOf(inspection: Inspection): ProgressFacts {
  const read = inspection.fields.length > 0 || inspection.progress !== 'reading';
  const finished = inspection.progress === 'done';
  const absent: Mark = finished ? 'none' : 'pending';
  const [dkim] = inspection.dkim;
  const steps: ProgressStep[] = [
    { key: 'source', mark: read ? 'pass' : 'pending' },
    { key: 'route', mark: inspection.progress === 'reading' ? 'pending' : 'pass' },
    { key: 'SPF', mark: spfMark(inspection) ?? absent },
    { key: 'DKIM', mark: dkim ? markOf(dkim.result) : absent },
    { key: 'DMARC', mark: inspection.dmarc ? markOf(inspection.dmarc.result) : absent },
  ];
  return {
    steps,
    answers: inspection.dns.length,
    done: steps.filter((step) => step.mark !== 'pending').length,
    total: steps.length,
  };
}
