/** Notices that gateways put above a text: "CAUTION: This email originated from outside of the organization. …" */
const MAX_BANNER = 500;

/** Bytes that are no usual words: the name of an organization. */
const MAX_OWN = 20;

/** With one of these a notice begins. */
const FIRST_WORDS = 'caution warning attention alert notice external ext this'.split(' ');

/** One of these says what the notice is about. */
const SUBJECTS = 'external ext outside'.split(' ');

/** What such notices are made of, as they stand quoted in the archives of public lists. */
const USUAL_WORDS = new Set(
  (
    'caution warning attention alert notice dont don t external ext externally outside sender email e mail message came comes ' +
    'originated originates originating was sent received from of the this our your an a is not company organization ' +
    'organisation university network system domain do click on any links link or and open attachments attachment in it ' +
    'unless until you recognize recognise know can confirm verify trust that content contents are be safe to expected ' +
    'expecting were with if when please careful exercise use think before clicking opening responding replying'
  ).split(' '),
);

/**
 * Where a notice at the start of the body may end: behind its first line, behind the empty line after its paragraph, or behind all
 * empty lines there.
 *
 * @param start the beginning of the body, one character per byte
 */
export function bannerEnds(start: string): number[] {
  const line = start.indexOf('\r\n') + 2;
  const paragraph = start.indexOf('\r\n\r\n') + 4;
  const ends = line > 2 ? [line] : [];
  if (paragraph > 4) {
    ends.push(paragraph);
    let all = paragraph;
    while (start.startsWith('\r\n', all)) all += 2;
    if (all > paragraph) ends.push(all);
  }
  return ends.filter((end) => end <= MAX_BANNER);
}

/**
 * The attack: "WARNING: your mailbox is closed, sign in at …" above a text that somebody else signed. So a notice is made of the
 * words that notices are made of, and names no place to go to.
 *
 * @param text a notice, decoded, one character per byte
 * @returns bytes of it that are no usual words; null when it is no notice
 */
export function bannerWords(text: string): number | null {
  // Runs of letters, digits and bytes beyond US-ASCII.
  const words = text.toLowerCase().match(/[a-z\d\x80-\xff]+/g) ?? [];
  if (!FIRST_WORDS.includes(words[0] ?? '') || !words.some((word) => SUBJECTS.includes(word))) return null;
  if (PLACE_OR_CONTROL.test(text)) return null;
  let own = 0;
  for (const word of words) if (!USUAL_WORDS.has(word)) own += word.length;
  return own <= MAX_OWN ? own : null;
}

/**
 * An address, a URL, a host that a mail program makes a link of, a telephone number; or an escape sequence, which makes other characters of the
 * letters behind it.
 */
const PLACE_OR_CONTROL = /[@\d]|[./][a-z]|[^\t\r\n -\xff]/i;
