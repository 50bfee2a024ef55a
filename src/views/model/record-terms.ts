/**
 * Records of the DNS taken apart for explaining: each tag or term with the sentence that says what it means. Only for
 * reading: what a record comes to, the engine has decided.
 */
import type { TextKey, TextValues } from '../../text/translate.ts';

export interface Term {
  /** As written. */
  text: string;
  /** null = a tag that no standard names. */
  meaning: { key: TextKey; values: TextValues } | null;
}

/** By name; no plain object, in which a tag of the name “constructor” would be found. */
type Table = ReadonlyMap<string, TextKey>;

type Mechanism =
  | 'view_spf_include'
  | 'view_spf_a'
  | 'view_spf_a_own'
  | 'view_spf_mx'
  | 'view_spf_mx_own'
  | 'view_spf_ptr'
  | 'view_spf_ip'
  | 'view_spf_exists';

/** SPF (RFC 7208 §5, §6): terms between blanks. */
export function spfTerms(record: string): Term[] {
  return record
    .split(' ')
    .filter((term) => term !== '')
    .slice(0, 100)
    .map((text) => ({ text, meaning: spfMeaning(text) }));
}

const QUALIFIERS: Table = new Map([
  ['+', 'view_spf_qualifier_pass'],
  ['-', 'view_spf_qualifier_fail'],
  ['~', 'view_spf_qualifier_softfail'],
  ['?', 'view_spf_qualifier_neutral'],
]);

const MECHANISMS: ReadonlyMap<string, Mechanism> = new Map([
  ['include', 'view_spf_include'],
  ['a', 'view_spf_a'],
  ['mx', 'view_spf_mx'],
  ['ptr', 'view_spf_ptr'],
  ['ip4', 'view_spf_ip'],
  ['ip6', 'view_spf_ip'],
  ['exists', 'view_spf_exists'],
]);

const OWN_MECHANISMS: ReadonlyMap<string, Mechanism> = new Map([
  ['a', 'view_spf_a_own'],
  ['mx', 'view_spf_mx_own'],
]);

function spfMeaning(text: string): Term['meaning'] {
  const lower = text.toLowerCase();
  if (lower === 'v=spf1') return { key: 'view_spf_version', values: {} };
  const value = termValue(text);
  if (lower.startsWith('redirect=')) return { key: 'view_spf_redirect', values: { value } };
  if (lower.startsWith('exp=')) return { key: 'view_spf_exp', values: { value } };
  const qualifier = QUALIFIERS.get(lower.slice(0, 1));
  const name = /^[+?~-]?([a-z0-9]+)/.exec(lower)?.[1] ?? '';
  if (name === 'all') return { key: qualifier ?? 'view_spf_qualifier_pass', values: {} };
  // Without a name "a" and "mx" speak of the domain itself.
  const key = value === '' ? (OWN_MECHANISMS.get(name) ?? MECHANISMS.get(name)) : MECHANISMS.get(name);
  if (key === undefined) return null;
  const kind = REFUSALS.get(lower.slice(0, 1));
  return { key: kind === undefined ? key : `${key}_${kind}`, values: { value } };
}

/** Every mechanism may have a qualifier, not "all" alone: what it matches is then not allowed (RFC 7208 §4.6.2). */
const REFUSALS: ReadonlyMap<string, 'fail' | 'softfail' | 'neutral'> = new Map([
  ['-', 'fail'],
  ['~', 'softfail'],
  ['?', 'neutral'],
]);

/** What stands behind the first ':' or '='; '' when there is none ("a/24"). */
function termValue(text: string): string {
  const at = text.search(/[:=]/);
  return at < 0 ? '' : text.slice(at + 1);
}

const DMARC_TAGS: Table = new Map([
  ['v', 'view_dmarc_v'],
  ['p', 'view_dmarc_p'],
  ['sp', 'view_dmarc_sp'],
  ['np', 'view_dmarc_np'],
  ['t', 'view_dmarc_t'],
  ['psd', 'view_dmarc_psd'],
  ['adkim', 'view_dmarc_adkim'],
  ['aspf', 'view_dmarc_aspf'],
  ['rua', 'view_dmarc_rua'],
  ['ruf', 'view_dmarc_ruf'],
  ['fo', 'view_dmarc_fo'],
  ['pct', 'view_dmarc_pct'],
  ['rf', 'view_dmarc_rf'],
  ['ri', 'view_dmarc_ri'],
]);

const POLICIES: Table = new Map([
  ['none', 'view_dmarc_policy_none'],
  ['quarantine', 'view_dmarc_policy_quarantine'],
  ['reject', 'view_dmarc_policy_reject'],
]);

/** DMARC (RFC 9989 §4.7). */
export function dmarcTerms(tags: readonly { name: string; value: string }[]): Term[] {
  return tags.map(({ name, value }) => {
    const lower = name.toLowerCase();
    const key = lower === 'p' ? POLICIES.get(value.toLowerCase()) : undefined;
    return { text: `${name}=${value}`, meaning: meaning(key ?? DMARC_TAGS.get(lower), value) };
  });
}

const KEY_TAGS: Table = new Map([
  ['v', 'view_key_v'],
  ['k', 'view_key_k'],
  ['h', 'view_key_h'],
  ['p', 'view_key_p'],
  ['t', 'view_key_t'],
  ['s', 'view_key_s'],
  ['n', 'view_key_n'],
]);

/** DKIM public keys (RFC 6376 §3.6.1). */
export function keyTerms(record: string): Term[] {
  return record
    .split(';')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '')
    .slice(0, 50)
    .map((text) => {
      const equals = text.indexOf('=');
      const name = text.slice(0, Math.max(0, equals)).trim().toLowerCase();
      const value = text.slice(equals + 1).trim();
      // An empty key is one that was taken back (RFC 6376 §3.6.1).
      const key = name === 'p' && value === '' ? 'view_key_p_empty' : KEY_TAGS.get(name);
      return { text, meaning: meaning(key, value) };
    });
}

function meaning(key: TextKey | undefined, value: string): Term['meaning'] {
  return key === undefined ? null : { key, values: { value } };
}
