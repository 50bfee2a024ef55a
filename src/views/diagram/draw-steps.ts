import type { Inspection } from '../../core/index.ts';
import type { Journey } from '../../core/journey/journey.ts';
import { journeyLines } from '../../core/journey/text.ts';
import { visible } from '../../core/message/characters/visible.ts';
import type { Language } from '../../text/translate.ts';
import { stepLabel } from './labels.ts';
import type { Layout } from './layout.ts';
import { participantName } from './participant-names.ts';
import { placeWords } from './place-words.ts';
import { stepSentence } from './sentences.ts';
import type { DrawnStep } from './step-row.tsx';

/** Every row of the layout with its words. */
export function drawSteps(
  layout: Layout,
  journey: Journey,
  inspection: Inspection,
  language: Language,
): Omit<DrawnStep, 'choice' | 'lit'>[] {
  const names = new Map(
    journey.participants.map((participant) => [participant.id, participantName(participant, language)]),
  );
  const lines = new Map(journeyLines(journey).map((line) => [line.step, line]));
  return layout.rows.map((row) => {
    const { dns, id } = row.step;
    const line = lines.get(id);
    const label = stepLabel(row.step, dns === null ? undefined : inspection.dns[dns], language);
    return {
      row,
      words: placeWords(row, layout, label, names.get(row.step.to) ?? ''),
      sentence: line ? visible(stepSentence(line, row.step, language)) : '',
    };
  });
}
