import { namesOf, ofAuthors, warn } from './finding.ts';
import { hasStyledLetters, lookalikeScripts } from './scripts.ts';

/**
 * A display name that is made to be misread, or too long to be read.
 *
 * The attack: "РayPal" with a Cyrillic letter escapes filters for the word; a name of hundreds of characters pushes the address off the
 * screen. Innocent: letters in a style of their own are a fashion of newsletters. Caveat: says nothing about the domain.
 */
export const disguisedName = ofAuthors((mailbox, fieldIndex) => {
  const { name, nameLength: characters = name.length } = mailbox;
  if (characters > MAX_PLAUSIBLE_NAME) {
    return [warn('caution', 'finding_padded_name', { characters }, [fieldIndex])];
  }
  const mixed = namesOf(mailbox)
    .flatMap((one) => one.split(/\s+/u))
    .map(lookalikeScripts)
    .find((scripts) => scripts.length > 1);
  if (mixed) return [warn('caution', 'finding_name_mixed_scripts', { scripts: mixed.join(' + ') }, [fieldIndex])];
  return namesOf(mailbox).some(hasStyledLetters) ? [warn('info', 'finding_name_styled', {}, [fieldIndex])] : [];
});

/** The longest real names in mail are below half of this. */
const MAX_PLAUSIBLE_NAME = 200;
