/** How a handler says that it has no answer: in the one envelope, a Problem with its sentence. */
import type { Problem } from './messages.ts';
import type { Reply } from './wire.ts';

/** A handler has no answer, for this reason. */
export class Failure {
  readonly problem: Problem;
  constructor(problem: Problem) {
    this.problem = problem;
  }
}

/** @returns a failure with the sentence of that key */
export function failure(key: Problem['key'], values: Problem['values'] = {}): Failure {
  return new Failure({ key, values });
}

/**
 * Runs a handler and puts its answer into the envelope. A handler that throws is a programmer's mistake: it is logged, and
 * the asker still gets a sentence.
 */
export async function answered(handle: () => unknown): Promise<Reply<unknown>> {
  try {
    const answer = await handle();
    return answer instanceof Failure ? { answer: null, problem: answer.problem } : { answer, problem: null };
  } catch (error) {
    console.error(error);
    return { answer: null, problem: { key: 'errors_unexpected', values: { detail: String(error).slice(0, 200) } } };
  }
}
