/**
 * Letters that look like Latin ones, and what they look like. A small own table of what is seen in look-alike domains;
 * Unicode's whole list (UTS 39) has thousands that no registry lets through.
 */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  // Cyrillic
  а: 'a',
  в: 'b',
  с: 'c',
  ԁ: 'd',
  е: 'e',
  ё: 'e',
  ғ: 'f',
  һ: 'h',
  н: 'h',
  і: 'i',
  ї: 'i',
  ј: 'j',
  к: 'k',
  ӏ: 'l',
  м: 'm',
  п: 'n',
  о: 'o',
  р: 'p',
  ԛ: 'q',
  г: 'r',
  ѕ: 's',
  т: 't',
  ц: 'u',
  ѵ: 'v',
  ѡ: 'w',
  ԝ: 'w',
  ш: 'w',
  х: 'x',
  у: 'y',
  ү: 'y',
  з: '3',
  б: '6',
  ь: 'b',
  // Greek
  α: 'a',
  β: 'b',
  ϲ: 'c',
  ε: 'e',
  η: 'n',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  σ: 'o',
  τ: 't',
  υ: 'u',
  χ: 'x',
  γ: 'y',
  ω: 'w',
  ϳ: 'j',
  μ: 'u',
  // Armenian
  ց: 'g',
  հ: 'h',
  յ: 'j',
  ո: 'n',
  օ: 'o',
  զ: 'q',
  ս: 'u',
  ա: 'w',
  // Latin letters of other shapes
  ɑ: 'a',
  ƅ: 'b',
  ƈ: 'c',
  đ: 'd',
  ɖ: 'd',
  ɡ: 'g',
  ħ: 'h',
  ı: 'i',
  ɩ: 'i',
  ĸ: 'k',
  ł: 'l',
  ƚ: 'l',
  ɱ: 'm',
  ƞ: 'n',
  ŋ: 'n',
  ø: 'o',
  ɔ: 'c',
  þ: 'p',
  ſ: 'f',
  ŧ: 't',
  ʋ: 'v',
  ƶ: 'z',
  æ: 'ae',
  œ: 'oe',
  ß: 'b',
  // Figures and signs that pass for letters
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '5': 's',
  '|': 'l',
  '!': 'l',
};

/** Small capitals, and what each looks like. */
const SMALL_CAPITALS = 'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ';
const CAPITALS = 'abcdefghijklmnopqrstuvwyz';

/** Pairs of letters that pass for one. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['rn', 'm'],
  ['vv', 'w'],
  ['cl', 'd'],
];

/**
 * What a name looks like: two names with the same skeleton are hard to tell apart. Full-width and mathematical letters
 * are folded by NFKC, accents dropped by NFD.
 */
export function skeleton(text: string): string {
  let folded = '';
  for (const character of text.normalize('NFKC').toLowerCase()) {
    folded += LOOKS_LIKE[character] ?? CAPITALS[SMALL_CAPITALS.indexOf(character)] ?? character;
  }
  folded = folded.normalize('NFD').replace(/\p{Mn}/gu, '');
  // i and l differ by a dot that capitals and many fonts do not show.
  folded = folded.replaceAll('i', 'l');
  for (const [pair, single] of PAIRS) folded = folded.replaceAll(pair, single);
  return folded;
}

/** A name without a Latin letter of its own that reads as if it were all Latin: "аррӏе" in Cyrillic. */
export function readsAsLatin(label: string): boolean {
  let foreign = 0;
  for (const character of label) {
    if (/[0-9-]/.test(character)) continue;
    if (character <= '\u007f' || !/^[a-z]+$/.test(LOOKS_LIKE[character] ?? '')) return false;
    foreign++;
  }
  return foreign > 0;
}
