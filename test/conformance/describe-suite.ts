import { afterAll, describe, it } from 'vitest';
import * as engine from '../../src/core/index.ts';
import { type Job, runJob } from './job.ts';
import type { Suite } from './suite.ts';

/**
 * One test per case of a suite; its figures are printed.
 *
 * @param run does a job; by default here in Node, by the engine's sources
 */
export function describeSuite(
  { title, cases }: Suite,
  run: (job: Job) => unknown = (job) => runJob(engine, job),
): void {
  describe(title, () => {
    if (cases.length === 0) return void it.skip('does not lie beside this checkout');
    let right = 0;
    for (const { name, job, judge } of cases) {
      it(name, async () => {
        judge(await run(job));
        right++;
      });
    }
    afterAll(() => console.log(`${title}: ${right} of ${cases.length}`));
  });
}
