/** Macro strings and domain-specs of RFC 7208 §7.1, by its grammar. Expanding them is macro.ts's. */
import type { SpfCode } from '../codes/index.ts';

/** "s", "l", "o", "d", "i", "p", "h", "v"; "c", "r" and "t" in explanations only. */
export type MacroLetter = 's' | 'l' | 'o' | 'd' | 'i' | 'p' | 'h' | 'c' | 'r' | 't' | 'v';

export type MacroPart =
  /** Text as it stands; "%%", "%_" and "%-" are already the text they mean. `plain`: none of those three. */
  | { literal: string; plain: boolean }
  | {
      letter: MacroLetter;
      /** Upper case: what comes out is URL-escaped (§7.3). */
      escape: boolean;
      /** Right-hand parts that are kept; null = all. */
      keep: number | null;
      reverse: boolean;
      /** Characters at which the value is split; "." when the macro names none. */
      delimiters: string;
    };

export type MacroString = readonly MacroPart[];

export type Syntax<T> = { value: T } | { problem: SpfCode };

const LETTERS_ONLY_IN_EXP = 'crt';
const ESCAPES: Readonly<Record<string, string>> = { '%': '%', _: ' ', '-': '%20' };

/**
 * macro-string = *( macro-expand / macro-literal ); explain-string with `inExplanation`, which adds SP and the letters c, r and t.
 *
 * @returns what is wrong, as a code, when the text does not follow the grammar
 */
export function parseMacroString(text: string, inExplanation: boolean): Syntax<MacroPart[]> {
  const parts: MacroPart[] = [];
  let at = 0;
  while (at < text.length) {
    const percent = text.indexOf('%', at);
    const end = percent < 0 ? text.length : percent;
    if (end > at) {
      const literal = text.slice(at, end);
      if (!isLiteral(literal, inExplanation)) return { problem: 'spf_permerror_characters' };
      parts.push({ literal, plain: true });
      at = end;
      continue;
    }
    const escaped = ESCAPES[text[at + 1] ?? ''];
    if (escaped !== undefined) {
      parts.push({ literal: escaped, plain: false });
      at += 2;
      continue;
    }
    const close = text[at + 1] === '{' ? text.indexOf('}', at) : -1;
    if (close < 0) return { problem: 'spf_permerror_macro' };
    const macro = parseMacroExpand(text.slice(at + 2, close));
    if (!macro) return { problem: 'spf_permerror_macro' };
    if (!inExplanation && LETTERS_ONLY_IN_EXP.includes(macro.letter))
      return { problem: 'spf_permerror_macro_only_in_exp' };
    parts.push(macro);
    at = close + 1;
  }
  return { value: parts };
}

/** macro-letter transformers *delimiter; what stands between "%{" and "}". */
function parseMacroExpand(text: string): Exclude<MacroPart, { literal: string }> | null {
  const [, written = '', digits = '', reverse, delimiters] = MACRO_EXPAND.exec(text) ?? [];
  const keep = digits === '' ? null : Number(digits);
  // §7.1: keeping no part at all is an error.
  if (written === '' || keep === 0) return null;
  const letter = written.toLowerCase() as MacroLetter;
  return { letter, escape: written !== letter, keep, reverse: reverse !== '', delimiters: delimiters || '.' };
}

const MACRO_EXPAND = /^([slodiphcrtv])(\d*)(r?)([.\-+,/_=]*)$/i;

/**
 * domain-spec = macro-string domain-end; domain-end = ( "." toplabel [ "." ] ) / macro-expand. Only its end is checked before expansion:
 * whether the whole is a name, the expansion shows.
 */
export function parseDomainSpec(text: string): Syntax<MacroString> {
  if (text === '') return { problem: 'spf_permerror_missing_argument' };
  const parsed = parseMacroString(text, false);
  if ('problem' in parsed) return parsed;
  const last = parsed.value.at(-1);
  if (last && 'literal' in last && last.plain && !endsInTopLabel(last.literal)) {
    // §5.3's most common mistake deserves its own words: "a:192.0.2.1" for "ip4:192.0.2.1".
    return { problem: looksLikeIpv4(text) ? 'spf_permerror_domain_is_address' : 'spf_permerror_domain' };
  }
  return parsed;
}

function endsInTopLabel(literal: string): boolean {
  const end = literal.endsWith('.') ? literal.length - 1 : literal.length;
  const dot = literal.lastIndexOf('.', end - 1);
  return dot >= 0 && isTopLabel(literal.slice(dot + 1, end));
}

/** toplabel = ( *alphanum ALPHA *alphanum ) / ( 1*alphanum "-" *( alphanum / "-" ) alphanum ): never all digits. */
function isTopLabel(label: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i.test(label) && /\D/.test(label);
}

function looksLikeIpv4(text: string): boolean {
  return /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(text);
}

/** macro-literal = %x21-24 / %x26-7E: visible, but for "%". */
function isLiteral(text: string, withSpace: boolean): boolean {
  return (withSpace ? /^[ -~]*$/ : /^[!-~]*$/).test(text);
}
