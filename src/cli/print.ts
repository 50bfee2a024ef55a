/** An inspection on a terminal. */
import type { Code } from '../core/codes/index.ts';
import type { Inspection, Level } from '../core/index.ts';
import { buildJourney } from '../core/journey/build.ts';
import { stepDetails } from '../core/journey/details.ts';
import { journeyLines } from '../core/journey/text.ts';
import { visible } from '../core/message/characters/visible.ts';
import { exportText } from '../export/text.ts';
import { sentenceFor } from '../text/told-values.ts';
import { type Language, type TextKey, translate } from '../text/translate.ts';

/**
 * @param colour whether the headline is coloured; everything that comes out of the mail is free of control characters, or
 *   it could move the cursor and write a verdict of its own (escape sequences)
 */
export function printInspection(inspection: Inspection, language: Language, colour: boolean): string {
  const report = exportText(inspection, language);
  const headline = visible(sentenceFor(inspection.verdict.headline.code, inspection.verdict.headline.values, language));
  const advice = visible(sentenceFor(inspection.verdict.advice.code, inspection.verdict.advice.values, language));
  const hint = HINTS[inspection.verdict.advice.code];
  const hinted = hint ? report.replace(advice, () => `${advice}\n${translate(hint, {}, language)}`) : report;
  const painted = colour ? hinted.replace(headline, () => paint(headline, inspection.verdict.level)) : hinted;
  return `${painted}\n${printJourney(inspection, language)}`;
}

function printJourney(inspection: Inspection, language: Language): string {
  const journey = buildJourney(inspection);
  const lines = journeyLines(journey).map(({ note }, index) => {
    const step = journey.steps[index];
    const more = (step ? stepDetails(step) : []).map(({ code, values }) => sentenceFor(code, values, language));
    return [sentenceFor(note.code, note.values, language), ...(more.length > 0 ? [`(${more.join(', ')})`] : [])].join(
      ' ',
    );
  });
  return `${lines.map((line, index) => visible(`${index + 1}. ${line}`)).join('\n')}\n`;
}

/** The advice speaks of buttons; here it takes an option. */
const HINTS: Partial<Record<Code, TextKey>> = {
  verdict_advice_switch_on: 'cli_hint_dns',
  verdict_advice_receiver: 'cli_hint_receiver',
  verdict_advice_receiver_inferred: 'cli_hint_receiver',
};

/** SGR parameters (ECMA-48 §8.3.117): green, blue, yellow, red; bold where there is no colour. */
const COLOURS: Record<Level, number> = {
  verified: 32,
  vouched: 34,
  listed: 34,
  altered: 33,
  ambiguous: 33,
  failed: 31,
  internal: 1,
  unchecked: 1,
  unverified: 1,
};

function paint(text: string, level: Level): string {
  return `\u001b[${COLOURS[level]}m${text}\u001b[0m`;
}
