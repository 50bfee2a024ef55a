/** Conformance cases: a job, and the judge of its answer. The judge always runs in Node, wherever the job ran. */
import { existsSync, readFileSync } from 'node:fs';
import type { Answers, Job, Jobs, Kind } from './job.ts';

export interface Case {
  readonly name: string;
  readonly job: Job;
  /** Throws, by `expect`, when the answer is not the wanted one. */
  judge(answer: unknown): void;
}

export interface Suite {
  readonly title: string;
  /** [] = the suite does not lie beside the checkout. */
  readonly cases: readonly Case[];
}

/** The public suites, when they lie beside the checkout. */
const SUITES = new URL('../../../shared/suites/', import.meta.url);

export function suiteFile(path: string): URL {
  return new URL(path, SUITES);
}

/** @returns the file's text; '' when it is not there */
export function readSuiteFile(path: string, encoding: 'utf8' | 'latin1' = 'utf8'): string {
  const file = suiteFile(path);
  return existsSync(file) ? readFileSync(file, encoding) : '';
}

export function makeCase<K extends Kind>(
  name: string,
  kind: K,
  job: Jobs[K],
  judge: (answer: Answers[K]) => void,
): Case {
  // `runJob` answers each kind of job by its own kind of answer.
  return { name, job: { kind, ...job } as unknown as Job, judge: (answer) => judge(answer as Answers[K]) };
}

/** When the messages of the suites are read: none of them is then from the future. */
export const NOW = '2026-11-24T00:00:00Z';
