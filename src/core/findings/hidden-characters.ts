import type { FindingCode } from '../codes/index.ts';
import type { Finding, HiddenCharacters, HiddenEffect, Severity } from '../inspection/index.ts';
import { type Finder, fromIndexes, indexesOf, warn } from './finding.ts';

/**
 * Characters in the author's name or the subject that are not seen, or that turn the text around.
 *
 * The attack: U+202E writes what follows backwards; control characters out of encoded words cut the text for some readers
 * (Mailsploit); blanks that do not look like blanks push the address out of sight ("Weak Links", A13, A14). Innocent: marks of
 * direction in Arabic and Hebrew names, joiners in emoji and in Indic and Persian words: not counted; what a wrong charset leaves, a line
 * end out of a template, isolates around a name: only mentioned. Caveat: none of it
 * changes who sent the mail.
 */
export const hiddenCharacters: Finder = (facts) => {
  const { from, subjectHidden = [] } = facts.message;
  const inNames = from.flatMap((field) => field.mailboxes.slice(0, 10).flatMap(({ hidden = [] }) => hidden));
  return [...warnOf(inNames, fromIndexes(facts)), ...warnOf(subjectHidden, indexesOf(facts, 'subject'))];
};

const TOLD: readonly (readonly [HiddenEffect, Severity, FindingCode])[] = [
  ['turns', 'danger', 'finding_turned_text'],
  ['cuts', 'danger', 'finding_control_characters'],
  ['unseen', 'caution', 'finding_invisible_characters'],
  ['harmless', 'info', 'finding_invisible_characters'],
];

function warnOf(hidden: readonly HiddenCharacters[], fieldIndexes: number[]): Finding[] {
  return TOLD.flatMap(([effect, severity, code]) => {
    const codes = new Set(hidden.filter((one) => one.effect === effect).flatMap((one) => one.codes));
    return codes.size === 0 ? [] : [warn(severity, code, { codes: codePoints(codes) }, fieldIndexes)];
  });
}

function codePoints(codes: ReadonlySet<number>): string {
  return [...codes]
    .slice(0, 5)
    .map((code) => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ');
}
