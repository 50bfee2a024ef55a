import type { Inspection, Note, Result } from '../../core/index.ts';

export interface ShownSpf {
  /** null = none that may be told. */
  result: Result | null;
  /** The result in words, or why there is none; null = nobody knows why. */
  note: Note | null;
}

/**
 * SPF's result as far as it may be told. At a border that is only inferred, the address that it was checked for may be the sender's
 * invention: whatever comes out says nothing.
 */
export function shownSpf({ spf, spfReason, route }: Pick<Inspection, 'spf' | 'spfReason' | 'route'>): ShownSpf {
  if (spf === null) return { result: null, note: spfReason };
  if (route.standing !== 'inferred') return { result: spf.result, note: spf };
  return { result: null, note: { code: 'verdict_reason_border_inferred', values: {} } };
}
