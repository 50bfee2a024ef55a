import type { Finding } from '../inspection/index.ts';
import { hiddenCodes, isControl, isOverride, isTurning } from './characters.ts';
import { type Finder, fromIndexes, indexesOf, warn } from './finding.ts';

/**
 * Characters in the author's name or the subject that are not seen, or that turn the text around.
 *
 * The attack: U+202E writes what follows backwards; control characters out of encoded words cut the text for some readers
 * (Mailsploit); blanks that do not look like blanks push the address out of sight ("Weak Links", A13, A14). Innocent: marks of
 * direction in Arabic and Hebrew names, joiners in emoji and in Indic and Persian words: not counted. Caveat: none of it
 * changes who sent the mail.
 */
export const hiddenCharacters: Finder = (facts) => {
  const { from, subject } = facts.message;
  const mailboxes = from.flatMap((field) => field.mailboxes.slice(0, 10));
  return [
    ...inspectTexts(
      mailboxes.flatMap(({ name, localPart }) => [name, localPart]),
      fromIndexes(facts),
    ),
    ...inspectTexts([subject], indexesOf(facts, 'subject')),
  ];
};

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

function inspectTexts(texts: string[], fieldIndexes: number[]): Finding[] {
  const [turning, controls, invisible] = [new Set<number>(), new Set<number>(), new Set<number>()];
  for (const text of texts) {
    const rightToLeft = RIGHT_TO_LEFT.test(text);
    for (const code of hiddenCodes(text)) {
      if (isControl(code)) controls.add(code);
      else if (!isTurning(code)) invisible.add(code);
      else if (isOverride(code) || !rightToLeft) turning.add(code);
    }
  }
  const found: Finding[] = [];
  if (turning.size > 0) found.push(warn('danger', 'finding_turned_text', { codes: name(turning) }, fieldIndexes));
  if (controls.size > 0)
    found.push(warn('danger', 'finding_control_characters', { codes: name(controls) }, fieldIndexes));
  if (invisible.size > 0) {
    found.push(warn('caution', 'finding_invisible_characters', { codes: name(invisible) }, fieldIndexes));
  }
  return found;
}

function name(codes: ReadonlySet<number>): string {
  return [...codes]
    .slice(0, 5)
    .map((code) => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ');
}
