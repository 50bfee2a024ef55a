/** What everything that is said is made of: a code, and what goes into its sentence. */
import type { Code } from '../codes/index.ts';

/** RFC 8601 §2.7's words. */
export type Result = 'pass' | 'fail' | 'softfail' | 'neutral' | 'none' | 'temperror' | 'permerror' | 'policy';

/** Values put into a code's sentence: names, addresses, numbers; always inert text. */
export type Values = Record<string, string | number>;

/** One thing said: a code and what goes into its sentence. */
export interface Note<C extends Code = Code> {
  code: C;
  values: Values;
}

/** What every check returns. */
export interface Check<C extends Code, E> extends Note<C> {
  result: Result;
  evidence: E;
  warnings: Note[];
}
