import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenIn } from '../../../../src/core/message/characters/hidden-facts.ts';

/** 'effect U+XXXX …' of each */
const hidden = (text: string) =>
  hiddenIn(text).map(({ effect, codes }) => `${effect} ${codes.map((code) => code.toString(16)).join(' ')}`);

describe('hidden characters of a name or a subject', () => {
  const cases: [string, string, string[]][] = [
    ['plain text', 'Zoë 山田 🎉\tx', []],
    ['marks that are spelled out', '[U+202E] ␀', []],
    ['text written backwards', '\u202eelpmaxe', ['turns 202e']],
    ['letters written backwards behind a Hebrew one', 'ש\u202eabc', ['turns 202e']],
    ['text written backwards within an isolate', '\u2068\u202eelpmaxe\u2069', ['turns 202e', 'harmless 2068 2069']],
    ['Hebrew forced from left to right', '\u202dשלום', ['turns 202d']],
    ['two words in the other order', '\u202bone\u200f two\u202c', ['turns 202b', 'harmless 200f 202c']],
    ['a figure behind its word', '\u20671 million\u2069', ['turns 2067', 'harmless 2069']],
    ['signs of Japan written backwards', '\u202e郎太田山', ['turns 202e']],
    ['text behind an isolate within an override', '\u202e\u2066x\u2069elpmaxe', ['turns 202e', 'harmless 2066 2069']],
    [
      'a figure behind its word, and an end of something else',
      '\u2067\u202c1 million\u2069',
      ['turns 2067', 'harmless 202c 2069'],
    ],
    [
      'two words in the other order, by an Arabic mark',
      '\u202bone\u061c two\u202c',
      ['turns 202b', 'harmless 61c 202c'],
    ],
    ['an override around one letter', '\u202ea\u202cbcd', ['harmless 202e 202c']],
    ['an override around an isolate', '\u202e\u2066ab\u2069\u202c', ['harmless 202e 2066 2069 202c']],
    [
      'an override around an isolate by its first letter',
      '\u202e\u2068ab\u2069\u202c',
      ['harmless 202e 2068 2069 202c'],
    ],
    [
      'an override around an isolate with an end of something else',
      '\u202e\u2066\u202cab\u2069',
      ['harmless 202e 2066 202c 2069'],
    ],
    ['an override around an embedding', '\u202e\u202aab\u202c\u202c', ['harmless 202e 202a 202c']],
    ['an override the way the letters go', '\u202dabc', ['harmless 202d']],
    ['one Hebrew letter forced from left to right', 'ab\u202dש\u202c', []],
    ['an isolate around a figure alone', '\u20671\u2069 million', ['harmless 2067 2069']],
    ['an isolate around words', '\u2067abc def\u2069', ['harmless 2067 2069']],
    ['an isolate around a word and its figure', '\u2067abc 1\u2069', ['harmless 2067 2069']],
    [
      'a figure and its word the way they go',
      '\u20681 m\u2069 \u20661 m\u2069 \u202a1 m\u202c',
      ['harmless 2068 2069 2066 202a 202c'],
    ],
    ['a mark before all letters', '\u202b\u200fone two\u202c', ['harmless 202b 200f 202c']],
    [
      'a figure behind its word, and an Arabic mark far off',
      '\u20671 million\u2069 a\u061c',
      ['turns 2067', 'harmless 2069 61c'],
    ],
    ['ends of nothing', 'a\u2069\u202cb', ['harmless 2069 202c']],
    ['an override around nothing', 'a\u202e\u202cb', ['harmless 202e 202c']],
    ['an override at the end', 'Report\u202e', ['harmless 202e']],
    ['isolates around a name', '\u2068Alice\u2069 sent you a message', ['harmless 2068 2069']],
    ['a path out of Windows', '\u202aC:\\Reports\\q3.xlsx', ['harmless 202a']],
    ['a mark of direction behind Latin letters', 'Alice\u200f', ['harmless 200f']],
    ['marks, embeddings and isolates in Arabic', '\u202bسلام \u2068Alice\u2069\u202c\u200f', []],
    ['a NUL', 'a\0b', ['cuts 0']],
    ['a NUL at the end', 'Your order\0', ['harmless 0']],
    ['NULs at the end, and blanks', 'Your order\0 \0\u00a0', ['harmless 0']],
    ['a NUL behind an address, at the end', 'admin@legit.example\0', ['harmless 0']],
    ['a NUL that hides what follows it', 'admin@legit.example\0 (x@attack.example)\0', ['cuts 0']],
    ['a backspace at the end', 'Your order\b', ['harmless 8']],
    ['DEL at the end', 'Your order\x7f', ['harmless 7f']],
    ['DEL within a word', 'Pay\x7fPal', ['unseen 7f']],
    ['a control of no meaning, within and at the end', 'a\x02b\x02\x1a', ['unseen 2', 'harmless 1a']],
    ['a control before all', '\x02Your order', ['harmless 2']],
    ['C1 at the end', 'Your order\u0085\u009d', ['harmless 85 9d']],
    ['a line end and a NUL behind an address', 'admin@legit.example\n\0', ['harmless a 0']],
    ['half a surrogate pair', 'a\ud83d', ['unseen d83d']],
    ['what moves the cursor of a terminal', '\x1b[2Jx', ['cuts 1b']],
    ['an address cut off by a line end (Mailsploit)', 'admin@legit.example\r\nx', ['cuts d a']],
    ['a line end behind an address', 'admin@legit.example\n', ['harmless a']],
    ['a line end between words', 'Your order\nis here', ['harmless a']],
    ['a separator of lines out of a document', 'a\u2028b', ['harmless 2028']],
    ['a quote of windows-1252 read as Latin-1', 'You\u0092re', ['harmless 92']],
    ['a text encoded twice', 'Youâ\u0080\u0099re', ['harmless 80 99']],
    ['a charset of ISO 2022 that nobody decodes', '\x1b$)A\x0ex\x0f', ['harmless 1b e f']],
    ['a byte order mark at the beginning', '\ufeffx', ['harmless feff']],
    ['a byte order mark within', 'x\ufeffy', ['unseen feff']],
    ['a byte order mark between signs of Japan', '山\ufeff田', ['unseen feff']],
    ['a zero-width space before all', '\u200bx', ['unseen 200b']],
    ['a soft hyphen', 'a\u00adb', ['unseen ad']],
    ['a joiner of graphemes', 'a\u034fb', ['unseen 34f']],
    ['a control beside a charset that nobody decodes', '\x1b$)A\x0ex\x0f\x02y', ['unseen 2', 'harmless 1b e f']],
    ['a tab and a wide blank behind a NUL', 'x\0\t\u3000', ['harmless 0']],
    ['a letter of Latin-1 behind a NUL', 'x\0é', ['cuts 0']],
    ['blanks that are none', 'a\u3164\u2800\u200b', ['unseen 3164 2800 200b']],
    ['joiners where a script needs them', 'می\u200cخواهم 👩\u200d💻 1\ufe0f\u20e3', []],
  ];
  for (const [name, text, expected] of cases)
    it(`are told by what they do: ${name}`, () => expect(hidden(text)).toEqual(expected));

  it('are told ten of each at most', () => {
    const many = Array.from({ length: 20 }, (_, at) => `${String.fromCodePoint(0xe0100 + at)}x`).join('');
    expect(hiddenIn(many).map(({ codes }) => codes.length)).toEqual([10]);
  });

  it('are told in linear time, whatever the text, and never throw', () => {
    for (const piece of [
      '\u202e',
      '\u202ea',
      '\u2067\u2069',
      '\u2067a\u200f',
      '\u202b1',
      '\u202e\u202c',
      '\u200f',
      '\n@',
    ])
      hiddenIn(piece.repeat(200_000));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void hiddenIn(text)));
  });
});
