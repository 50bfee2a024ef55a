import { describe, expect, it } from 'vitest';
import { type Case, findingsOf, report } from './world.ts';

/** Level, and findings that must be among those told ('severity code'). */
export type Expected = readonly [level: string, ...findings: string[]];

export type Listed = readonly [Case, Expected];

/** One test a case: its level, its findings, and what must hold for every message. */
export function testCases(title: string, cases: readonly Listed[]): void {
  describe(title, () => {
    for (const [test, [level, ...findings]] of cases) {
      it(`${test.id}: ${test.says}: ${level}`, async () => {
        const inspection = await report(test);
        expect(inspection.verdict.level).toBe(level);
        expect(findingsOf(inspection)).toEqual(expect.arrayContaining(findings));
      });
    }
  });
}

/** The case of that number, for a closer look. */
export function find(cases: readonly Listed[], id: string): Case {
  const found = cases.find(([test]) => test.id === id)?.[0];
  if (!found) throw new Error(`no case ${id}`);
  return found;
}

/** Honest mail is never red, and nothing beside it is a danger; the same with checks switched off. */
export function testCalm(cases: readonly Listed[]): void {
  describe.each([
    ['with checks', {}],
    ['without checks', { resolver: null }],
  ])('honest mail %s', (_, without) => {
    it.each(cases.map(([test]) => [test.id, test] as const))(
      '%s is not red, and has no danger beside it',
      async (_id, test) => {
        const inspection = await report({ ...test, context: { ...test.context, ...without } });
        expect(inspection.verdict.level).not.toBe('failed');
        expect(findingsOf(inspection).filter((finding) => finding.startsWith('danger'))).toEqual([]);
      },
    );
  });
}
