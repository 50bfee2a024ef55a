/** Every question, in the order of the stories. */
import { ofGuard } from './of-guard.ts';
import { ofOnward } from './of-onward.ts';
import { ofWay } from './of-way.ts';
import type { Question, World } from './question.ts';

/** @param world the built-in messages as the engine judged them: every question is made from these */
export function makeQuestions(world: World): Question[] {
  return [...ofWay, ...ofGuard, ...ofOnward].map((make) => make(world));
}
