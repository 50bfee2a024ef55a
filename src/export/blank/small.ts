/**
 * In small letters, each character in its place, and one for what is read alike: full-width letters as those of ASCII, katakana as
 * hiragana. "İ" is the only letter that is longer when it is small (Unicode, SpecialCasing.txt).
 */
export function small(text: string): string {
  return text
    .replaceAll('İ', 'i')
    .toLowerCase()
    .replace(OTHERWISE, (character) => {
      const code = character.charCodeAt(0);
      return String.fromCharCode(code - (code < 0xff00 ? 0x60 : 0xfee0));
    });
}

/** Katakana, and what is full-width of ASCII (Unicode, blocks 30A0 and FF00): both in the order of their counterparts. */
const OTHERWISE = /[ァ-ヶ！-～]/g;
