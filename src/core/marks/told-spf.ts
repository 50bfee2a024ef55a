/** What may be told of SPF: in the Checks tab, on the cards, in the story and in saved reports alike. */
import type { Inspection, Note, Result } from '../inspection/index.ts';

export interface ToldSpf {
  /** null = none that may be told. */
  result: Result | null;
  /** The result in words, or why there is none; null = nobody knows why. */
  note: Note | null;
}

/**
 * SPF's result as far as it may be told. The attack: at a border that is only inferred, the address that SPF was checked for may be the
 * sender's invention, and whatever comes out says nothing.
 */
export function toldSpf({ spf, spfReason, route }: Pick<Inspection, 'spf' | 'spfReason' | 'route'>): ToldSpf {
  if (spf === null) return { result: null, note: spfReason };
  if (route.standing !== 'inferred') return { result: spf.result, note: spf };
  return { result: null, note: { code: 'verdict_reason_border_inferred', values: {} } };
}
