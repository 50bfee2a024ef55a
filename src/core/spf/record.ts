/**
 * An SPF record's text → its terms (RFC 7208 §4.5, §4.6, §5, §6, and the collected grammar of §12). The whole record's syntax comes
 * before any of it is evaluated (§4.6).
 */
import type { SpfCode } from '../codes/index.ts';
import { type IpPrefix, parsePrefix } from '../net/prefix.ts';
import { type MacroString, parseDomainSpec, parseMacroString, type Syntax } from './domain-spec.ts';

export type Qualifier = '+' | '-' | '~' | '?';

export type Mechanism =
  | { kind: 'all' }
  | { kind: 'include'; domain: MacroString }
  | { kind: 'exists'; domain: MacroString }
  /** Prefix lengths: 32 and 128 when the term names none. */
  | { kind: 'a' | 'mx'; domain: MacroString | null; ip4Length: number; ip6Length: number }
  | { kind: 'ptr'; domain: MacroString | null }
  | { kind: 'ip4' | 'ip6'; prefix: IpPrefix };

export interface Directive {
  /** As written. */
  text: string;
  qualifier: Qualifier;
  mechanism: Mechanism;
}

export interface Modifier {
  text: string;
  domain: MacroString;
}

export interface SpfRecord {
  text: string;
  directives: readonly Directive[];
  redirect: Modifier | null;
  explanation: Modifier | null;
}

export interface SyntaxProblem {
  code: SpfCode;
  /** The term, as written. */
  term: string;
}

/** Whether a TXT record is an SPF record: "v=spf1" and then a space or the end (§4.5); ABNF's strings ignore case. */
export function isSpfRecord(text: string): boolean {
  return text.slice(0, 6).toLowerCase() === 'v=spf1' && (text.length === 6 || text[6] === ' ');
}

/**
 * record = version terms *SP; terms = *( 1*SP ( directive / modifier ) ).
 *
 * @param text a TXT record for which `isSpfRecord` holds; one character per byte
 */
export function parseRecord(text: string): SpfRecord | SyntaxProblem {
  const directives: Directive[] = [];
  const modifiers: { redirect: Modifier | null; exp: Modifier | null } = { redirect: null, exp: null };
  // Only SP parts terms: a TAB, CR or LF within is an error of the term that holds it.
  for (const term of text.slice(6).split(' ')) {
    if (term === '') continue;
    const name = MODIFIER_NAME.exec(term)?.[0];
    if (name === undefined) {
      const directive = parseDirective(term);
      if ('problem' in directive) return { code: directive.problem, term };
      directives.push(directive.value);
      continue;
    }
    const problem = readModifier(term, name.toLowerCase(), modifiers);
    if (problem) return { code: problem, term };
  }
  return { text, directives, redirect: modifiers.redirect, explanation: modifiers.exp };
}

/** name = ALPHA *( ALPHA / DIGIT / "-" / "_" / "." ), with its "=" behind it */
const MODIFIER_NAME = /^[a-z][\w.-]*(?==)/i;

/** modifier = redirect / explanation / unknown-modifier, of which the last is not greedy: "exp=-all" is no unknown modifier. */
function readModifier(
  term: string,
  name: string,
  modifiers: { redirect: Modifier | null; exp: Modifier | null },
): SpfCode | null {
  const value = term.slice(name.length + 1);
  if (name !== 'redirect' && name !== 'exp') {
    const ignored = parseMacroString(value, true);
    return 'problem' in ignored ? ignored.problem : null;
  }
  const domain = parseDomainSpec(value);
  if ('problem' in domain) return domain.problem;
  // §6: each at most once.
  if (modifiers[name]) return 'spf_permerror_repeated_modifier';
  modifiers[name] = { text: term, domain: domain.value };
  return null;
}

/** directive = [ qualifier ] mechanism; qualifier = "+" / "-" / "?" / "~" */
function parseDirective(text: string): Syntax<Directive> {
  const first = text.charAt(0);
  const qualifier = first === '+' || first === '-' || first === '~' || first === '?' ? first : null;
  const mechanism = parseMechanism(qualifier ? text.slice(1) : text);
  if ('problem' in mechanism) return mechanism;
  return { value: { text, qualifier: qualifier ?? '+', mechanism: mechanism.value } };
}

function parseMechanism(text: string): Syntax<Mechanism> {
  let nameEnd = 0;
  while (nameEnd < text.length && text[nameEnd] !== ':' && text[nameEnd] !== '/') nameEnd++;
  const rest = text.slice(nameEnd);
  const name = text.slice(0, nameEnd).toLowerCase();
  switch (name) {
    case 'all': // §5.1
      return rest === '' ? { value: { kind: 'all' } } : { problem: 'spf_permerror_unexpected_argument' };
    case 'include': // §5.2
    case 'exists': // §5.7
      if (rest === '') return { problem: 'spf_permerror_missing_argument' };
      return parseArgument(rest, (domain) => ({ kind: name, domain }));
    case 'a': // §5.3
    case 'mx': // §5.4
      return parseWithPrefixes(name, rest);
    case 'ptr': // §5.5
      if (rest === '') return { value: { kind: name, domain: null } };
      return parseArgument(rest, (domain) => ({ kind: name, domain }));
    case 'ip4': // §5.6
    case 'ip6':
      return parseAddress(name, rest);
    default:
      return { problem: /[^\x21-\x7e]/.test(text) ? 'spf_permerror_characters' : 'spf_permerror_unknown_term' };
  }
}

/** ":" domain-spec */
function parseArgument(
  rest: string,
  make: (domain: MacroString) => Mechanism,
  problem: SpfCode = 'spf_permerror_unexpected_argument',
): Syntax<Mechanism> {
  if (!rest.startsWith(':')) return { problem };
  const domain = parseDomainSpec(rest.slice(1));
  return 'problem' in domain ? domain : { value: make(domain.value) };
}

/** [ ":" domain-spec ] [ dual-cidr-length ]. A domain-spec may hold slashes itself, so the lengths are taken off its end. */
function parseWithPrefixes(kind: 'a' | 'mx', given: string): Syntax<Mechanism> {
  const ip6 = takeLength(given, '//', 128);
  const ip4 = takeLength(ip6.rest, '/', 32);
  const rest = ip4.rest;
  if (ip4.length === null || ip6.length === null) return { problem: 'spf_permerror_prefix_length' };
  const lengths = { ip4Length: ip4.length, ip6Length: ip6.length };
  if (rest === '') return { value: { kind, domain: null, ...lengths } };
  return parseArgument(rest, (domain) => ({ kind, domain, ...lengths }), 'spf_permerror_prefix_length');
}

/**
 * ip4-cidr-length = "/" ("0" / %x31-39 0*1DIGIT); ip6-cidr-length likewise with 0*2DIGIT, behind "//" in dual-cidr-length.
 *
 * @returns the text before it, and the length; `full` when there is none, null when it is more than `full`
 */
function takeLength(text: string, slashes: '/' | '//', full: number): { rest: string; length: number | null } {
  const [whole = '', digits = ''] = (slashes === '/' ? ONE_SLASH : TWO_SLASHES).exec(text) ?? [];
  if (whole === '') return { rest: text, length: full };
  const isValid = !/^0./.test(digits) && Number(digits) <= full;
  return { rest: text.slice(0, -whole.length), length: isValid ? Number(digits) : null };
}

const ONE_SLASH = /(?<!\/)\/(\d+)$/;
const TWO_SLASHES = /\/\/(\d+)$/;

/** ":" ip4-network [ ip4-cidr-length ], ":" ip6-network [ ip6-cidr-length ] */
function parseAddress(kind: 'ip4' | 'ip6', rest: string): Syntax<Mechanism> {
  if (rest === '' || rest === ':') return { problem: 'spf_permerror_missing_argument' };
  const text = rest.slice(1);
  if (!rest.startsWith(':') || text.includes('%')) return { problem: 'spf_permerror_address' };
  const prefix = parsePrefix(text);
  const family = kind === 'ip4' ? 4 : 6;
  if (prefix?.address.family === family) return { value: { kind, prefix } };
  const address = text.includes('/') ? parsePrefix(text.slice(0, text.indexOf('/'))) : null;
  return { problem: address?.address.family === family ? 'spf_permerror_prefix_length' : 'spf_permerror_address' };
}
