import type { Finding } from '../inspection.ts';
import { isControl, isInvisible, isOverride, isTurning } from './characters.ts';
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
  const found: Finding[] = [];
  const turning = codesIn(texts, (code, text) => isOverride(code) || (isTurning(code) && !RIGHT_TO_LEFT.test(text)));
  if (turning !== '') found.push(warn('danger', 'finding_turned_text', { codes: turning }, fieldIndexes));
  const controls = codesIn(texts, isControl);
  if (controls !== '') found.push(warn('danger', 'finding_control_characters', { codes: controls }, fieldIndexes));
  const invisible = codesIn(texts, isInvisible);
  if (invisible !== '') found.push(warn('caution', 'finding_invisible_characters', { codes: invisible }, fieldIndexes));
  return found;
}

/** The first few such characters, as code points: never the characters themselves. */
function codesIn(texts: string[], matches: (code: number, text: string) => boolean): string {
  const codes = new Set<string>();
  for (const text of texts) {
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0;
      if (matches(code, text)) codes.add(`U+${code.toString(16).toUpperCase().padStart(4, '0')}`);
      if (codes.size === 5) return [...codes].join(' ');
    }
  }
  return [...codes].join(' ');
}
