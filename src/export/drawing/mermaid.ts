/** The sequence diagram as Mermaid's text, for documents and tickets that draw it themselves. */
import type { Inspection } from '../../core/index.ts';
import { buildJourney } from '../../core/journey/build.ts';
import type { Journey, Step } from '../../core/journey/journey.ts';
import { visible } from '../../core/message/characters/visible.ts';
import { type Language, translate } from '../../text/translate.ts';
import { stepLabel } from '../../views/diagram/labels.ts';
import { participantName, roleNames } from '../../views/diagram/participant-names.ts';
import { blankedNote } from '../blanked-note.ts';

/**
 * Solid arrows are recorded by the receiver, dashed ones claimed, as in the drawing.
 *
 * @returns one statement a line. The attack: a host called "x<br>end" or "x;participant y", which would write statements or markup of
 *   its own; so every character that could mean something to Mermaid is written by its number
 */
export function exportMermaid(inspection: Inspection, language: Language, journey = buildJourney(inspection)): string {
  const places = new Map(journey.participants.map(({ id }, index) => [id, `P${index}`]));
  return [
    'sequenceDiagram',
    `  %% ${translate(blankedNote(inspection), {}, language)}`,
    ...journey.participants.map((participant, index) => {
      const roles = roleNames(participant, language);
      const name = `${participantName(participant, language)}${roles === '' ? '' : ` (${roles})`}`;
      return `  participant P${index} as ${mermaidText(name)}`;
    }),
    ...journey.steps.map((step) => `  ${statement(step, places, journey, inspection, language)}`),
    '',
  ].join('\n');
}

function statement(
  step: Step,
  places: ReadonlyMap<string, string>,
  { participants }: Journey,
  inspection: Inspection,
  language: Language,
): string {
  const label = stepLabel(step, step.dns === null ? undefined : inspection.dns[step.dns], language);
  if (step.kind === 'line') {
    const words = `${label.below}: ${translate('view_claimed_until_here', {}, language)}`;
    return `Note over P0,P${participants.length - 1}: ${mermaidText(words)}`;
  }
  const text = [label.above, label.below].filter((part) => part !== '').join(' · ');
  return `${places.get(step.from)}${ARROWS[arrowOf(step)]}${places.get(step.to)}: ${mermaidText(text) || ' '}`;
}

const ARROWS = { recorded: '->>', claimed: '-->>', answer: '--)', halted: '-x' } as const;

function arrowOf({ kind, trust, halted }: Step): keyof typeof ARROWS {
  if (halted) return 'halted';
  return kind === 'answer' ? 'answer' : trust;
}

/** Characters of one label: a name of thousands would push all others away. */
const LONGEST = 160;

/** @returns letters, digits, blanks and "._/-" as they are; everything else as `#number;` */
export function mermaidText(text: string): string {
  return (
    Array.from(visible(text.slice(0, 4 * LONGEST)))
      .slice(0, LONGEST)
      .map((character) => (/^[\p{L}\p{N} ._/-]$/u.test(character) ? character : `#${character.codePointAt(0)};`))
      .join('')
      // As a word of its own it ends a block, wherever it stands.
      .replace(/\bend\b/gi, (word) => `#${word.charCodeAt(0)};${word.slice(1)}`)
      .trim()
  );
}
