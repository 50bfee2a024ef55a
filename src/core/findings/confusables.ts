/**
 * Letters that look like Latin ones, and kanji like kana, each with what it looks like. A small own table of what is seen in look-alike domains;
 * Unicode's whole list (UTS 39) has thousands that no registry lets through.
 */
const LOOKS_LIKE: Readonly<Record<string, string>> = Object.fromEntries(
  // Cyrillic
  (
    'аa вb сc ԁd еe ёe ғf һh нh іi їi јj кk ӏl мm пn оo рp ԛq гr ѕs тt цu ѵv ѡw ԝw шw хx уy үy з3 б6 ьb ' +
    // Greek
    'αa βb ϲc εe ηn ιi κk νv οo ρp σo τt υu χx γy ωw ϳj μu ' +
    // Armenian
    'ցg հh յj ոn օo զq սu աw ' +
    // Small capitals
    'ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ꞯq ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz ' +
    // Latin letters of other shapes
    'ɑa ƅb ƈc đd ɖd ɡg ħh ıi ɩi ĸk łl ƚl ɱm ƞn ŋn øo ɔc þp ſf ŧt ʋv ƶz æae œoe ßb ' +
    // Figures and signs that pass for letters
    '0o 1l 3e 5s |l !l ' +
    // Kanji and kana of other shapes
    '夭天 卜ト 力カ 口ロ 工エ 二ニ 八ハ 夕タ 一ー へヘ リり ァア ィイ ッツ'
  )
    .split(' ')
    .map(([letter = '', ...seen]) => [letter, seen.join('')]),
);

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
  for (const character of text.normalize('NFKC').toLowerCase()) folded += LOOKS_LIKE[character] ?? character;
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
    if (!/^[a-z]+$/.test(LOOKS_LIKE[character] ?? '')) return false;
    foreign++;
  }
  return foreign > 0;
}
