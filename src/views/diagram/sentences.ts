import type { Step } from '../../core/journey/journey.ts';
import { isSupposed } from '../../core/journey/supposed.ts';
import type { JourneyLine } from '../../core/journey/text.ts';
import { type Language, translate } from '../../text/translate.ts';
import { textKey } from '../reading.tsx';
import type { StepLabel } from './labels.ts';

/** A step in one sentence; what is only claimed, or does not take place, says so. */
export function stepSentence(line: JourneyLine, step: Step, language: Language): string {
  const sentence = translate(textKey(line.note), line.note.values, language);
  if (step.halted) return translate('learn_halted', { sentence }, language);
  return line.trust === 'claimed' && !isSupposed(step)
    ? translate('view_text_claimed', { sentence }, language)
    : sentence;
}

/** A line of the text form: the sentence and the facts that stand on its arrow. */
export function stepLine(line: JourneyLine, step: Step, label: StepLabel, language: Language): string {
  const sentence = stepSentence(line, step, language);
  // What was asked and answered stands in the sentence already.
  const facts =
    step.dns === null && step.kind !== 'line' ? [label.above, label.below].filter((text) => text !== '') : [];
  return facts.length === 0 ? sentence : translate('view_text_facts', { sentence, facts: facts.join(' · ') }, language);
}
