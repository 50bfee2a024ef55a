import { describe, expect, it } from 'vitest';
import type { Inspection } from '../../src/core/inspection/index.ts';
import { type Case, findingsOf, report } from './world.ts';

/** Level, and findings that must be among those told ('severity code'). */
export type Expected = readonly [level: string, ...findings: string[]];

export type Listed = readonly [Case, Expected];

/**
 * Attacks, one test a case: its level, its findings, what must hold for every message, and that it does not pass for the brand
 * unless the case says that it is the brand's own mail.
 */
export function testAttacks(title: string, cases: readonly Listed[]): void {
  testEach(title, cases, ({ ofBrand }, inspection) => {
    const told = passesForBrand(inspection);
    expect(told, told ? 'an attack passes for the brand' : 'the brand’s own mail no longer passes').toBe(
      ofBrand === true,
    );
  });
}

/** Honest mail, the brand's own among it: the same but for the last. */
export function testHonest(title: string, cases: readonly Listed[]): void {
  testEach(title, cases);
}

function testEach(
  title: string,
  cases: readonly Listed[],
  further?: (test: Case, inspection: Inspection) => void,
): void {
  describe(title, () => {
    for (const [test, [level, ...findings]] of cases) {
      it(`${test.id}: ${test.says}: ${level}`, async () => {
        const inspection = await report(test);
        expect(inspection.verdict.level).toBe(level);
        expect(findingsOf(inspection)).toEqual(expect.arrayContaining(findings));
        further?.(test, inspection);
      });
    }
  });
}

/** Whether a reader is told, in green or in blue, that the mail is the brand's. */
function passesForBrand({ verdict }: Inspection): boolean {
  return (
    ['verified', 'vouched', 'listed'].includes(verdict.level) && /(^|\.)legit\.example$/.test(verdict.domain ?? '')
  );
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
