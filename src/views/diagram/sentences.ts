import type { Step } from '../../core/journey/journey.ts';
import { type Language, translate } from '../../text/translate.ts';
import { kindWord, type StepLabel } from './labels.ts';

/** A step in one sentence, without the facts that stand on its arrow. */
export function stepSentence(step: Step, names: ReadonlyMap<string, string>, language: Language): string {
  if (step.kind === 'line') return translate('view_text_line', {}, language);
  const values = {
    what: translate(kindWord(step.kind), {}, language),
    from: names.get(step.from) ?? '',
    to: names.get(step.to) ?? '',
  };
  if (step.dns !== null) return translate('view_text_dns', values, language);
  return translate(step.trust === 'recorded' ? 'view_text_recorded' : 'view_text_claimed', values, language);
}

/** A line of the text form: the sentence and its facts. */
export function stepLine(step: Step, names: ReadonlyMap<string, string>, label: StepLabel, language: Language): string {
  const sentence = stepSentence(step, names, language);
  const facts = [label.above, label.below].filter((text) => text !== '').join(' · ');
  return step.kind === 'line' || facts === '' ? sentence : translate('view_text_facts', { sentence, facts }, language);
}
