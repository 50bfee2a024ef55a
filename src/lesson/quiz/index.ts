/** The questions of the quiz, made from the messages of the stories. */
import { authenticationQuestions } from './authentication.ts';
import { deliveryQuestions } from './delivery.ts';
import { forwardingQuestions } from './forwarding.ts';
import type { Question, World } from './question.ts';

/**
 * Makes every question, in the order of the stories.
 *
 * @param world the built-in messages as the engine judged them: answers are read off these
 */
export function makeQuestions(world: World): Question[] {
  return [...deliveryQuestions, ...authenticationQuestions, ...forwardingQuestions].map((make) => make(world));
}
