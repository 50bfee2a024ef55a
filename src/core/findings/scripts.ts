/** Scripts of letters, as far as mixing them deceives (UTS 39 §5.1; what browsers show of mixed names). */
const SCRIPTS = {
  Latin: /\p{Script=Latin}/u,
  Cyrillic: /\p{Script=Cyrillic}/u,
  Greek: /\p{Script=Greek}/u,
  Armenian: /\p{Script=Armenian}/u,
  Cherokee: /\p{Script=Cherokee}/u,
} as const;

export type Script = keyof typeof SCRIPTS;

/**
 * @returns the scripts of this word whose letters look alike; with two or more of them the word was made to deceive. Latin beside
 *   Han, Kana or Hangul is everyday writing and not counted
 */
export function lookalikeScripts(word: string): Script[] {
  const found = new Set<Script>();
  for (const character of word.slice(0, 256)) {
    for (const [script, pattern] of Object.entries(SCRIPTS) as [Script, RegExp][]) {
      if (pattern.test(character)) found.add(script);
    }
  }
  return [...found];
}

/** Letters written in a style of their own: 𝐏𝐚𝐲𝐏𝐚𝐥, ＰａｙＰａｌ. Kana and Hangul of half width are everyday writing. */
export function hasStyledLetters(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const styled =
      (code >= 0x1d400 && code <= 0x1d7ff) || (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a);
    if (styled || (code >= 0x24b6 && code <= 0x24e9)) return true;
  }
  return false;
}
