/**
 * The documents that the page may cite, and how many numbered sections each has: a citation of another document, or of a
 * section past the last one, is a slip of the pen.
 */
export const SECTIONS: Readonly<Record<string, number>> = {
  'RFC 1035': 9,
  'RFC 2045': 12,
  'RFC 2046': 9,
  'RFC 2047': 12,
  'RFC 2308': 12,
  'RFC 2919': 11,
  'RFC 3207': 8,
  'RFC 3834': 10,
  'RFC 3848': 5,
  'RFC 4954': 15,
  'RFC 5321': 10,
  'RFC 5322': 7,
  'RFC 5598': 7,
  'RFC 5890': 8,
  'RFC 6376': 9,
  'RFC 6377': 11,
  'RFC 6409': 12,
  'RFC 6532': 7,
  'RFC 6761': 7,
  'RFC 6840': 9,
  'RFC 6854': 8,
  'RFC 6890': 5,
  'RFC 7103': 11,
  'RFC 7208': 15,
  'RFC 7489': 15,
  'RFC 7960': 8,
  'RFC 8020': 12,
  'RFC 8301': 7,
  'RFC 8314': 9,
  'RFC 8460': 9,
  'RFC 8461': 11,
  'RFC 8463': 11,
  'RFC 8484': 11,
  'RFC 8601': 8,
  'RFC 8616': 8,
  'RFC 8617': 12,
  'RFC 9989': 12,
  'UAX #9': 8,
  'UTS #39': 7,
  'UTS #46': 9,
  'MS-CFB': 7,
  'MS-OXPROPS': 4,
};

export interface Citation {
  document: string;
  /** '4.6.4', 'A.4', …; none = the document as a whole. */
  sections: string[];
}

/** Not the "MS-" within a header field's name. */
const DOCUMENT = /RFC \d+|U[AT][XS] #\d+|(?<!-)\bMS-[A-Z]{3,}/g;
const SECTION = /§([0-9]+(?:\.[0-9]+)*)|Appendix ([A-Z](?:\.[0-9]+)*)/g;

/** "RFC 7208 §2.6.3, §8.3; RFC 9989 Appendix A.4" → each document with its sections. */
export function readCitations(text: string): Citation[] {
  const starts = [...text.matchAll(DOCUMENT)];
  return starts.map((match, index) => {
    const rest = text.slice(match.index + match[0].length, starts[index + 1]?.index ?? text.length);
    const sections = [...rest.matchAll(SECTION)].map(([, number, letter]) => number ?? letter ?? '');
    return { document: match[0], sections };
  });
}

/** Whether a numbered section can exist; of appendices only the letter's form is known. */
export function exists(document: string, section: string): boolean {
  const last = SECTIONS[document];
  if (last === undefined) return false;
  const first = section.split('.')[0] ?? '';
  return /^[A-H]$/.test(first) || (Number(first) >= 1 && Number(first) <= last);
}
