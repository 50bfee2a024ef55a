/** Records that are only shown, taken apart: BIMI, MTA-STS, TLS-RPT. */
import type { TextKey } from '../../text/translate.ts';
import type { Term } from './record-terms.ts';

export type Tags = readonly { name: string; value: string }[];

/** By name; no plain object, in which a tag of the name “constructor” would be found. */
type Table = ReadonlyMap<string, TextKey>;

const BIMI_TAGS: Table = new Map([
  ['v', 'view_bimi_v'],
  ['l', 'view_bimi_l'],
  ['a', 'view_bimi_a'],
  ['e', 'view_bimi_e'],
  ['avp', 'view_bimi_avp'],
  ['lps', 'view_bimi_lps'],
]);
const EMPTY_BIMI_TAGS: Table = new Map([
  ['l', 'view_bimi_l_empty'],
  ['a', 'view_bimi_a_empty'],
]);
const MTA_STS_TAGS: Table = new Map([
  ['v', 'view_sts_v'],
  ['id', 'view_sts_id'],
]);
const TLS_RPT_TAGS: Table = new Map([
  ['v', 'view_tlsrpt_v'],
  ['rua', 'view_tlsrpt_rua'],
]);

/** draft-brand-indicators-for-message-identification. */
export function bimiTerms(tags: Tags): Term[] {
  return terms(tags, (name, value) => (value === '' ? EMPTY_BIMI_TAGS.get(name) : undefined) ?? BIMI_TAGS.get(name));
}

/** RFC 8461 §3.1. */
export function mtaStsTerms(tags: Tags): Term[] {
  return terms(tags, (name) => MTA_STS_TAGS.get(name));
}

/** RFC 8460 §3. */
export function tlsRptTerms(tags: Tags): Term[] {
  return terms(tags, (name) => TLS_RPT_TAGS.get(name));
}

function terms(tags: Tags, keyOf: (name: string, value: string) => TextKey | undefined): Term[] {
  return tags.map(({ name, value }) => {
    const key = keyOf(name.toLowerCase(), value);
    return { text: `${name}=${value}`, meaning: key === undefined ? null : { key, values: {} } };
  });
}
