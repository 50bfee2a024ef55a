/**
 * What Exchange Online's filter writes: X-Forefront-Antispam-Report and X-Microsoft-Antispam ("SCL:1;SFV:NSPM;CAT:NONE;…"),
 * X-MS-Exchange-Organization-SCL and -PCL (a number). By Microsoft's own page on anti-spam message headers; what is not explained
 * there is for its diagnosis only, and told as such.
 */
import type { SpamFieldsCode } from '../codes/index.ts';
import type { SpamToken } from '../inspection/index.ts';
import { trimBlanks } from '../message/fields/field-value.ts';
import { inert, tokenOf } from './token.ts';

/** @param value of a report: pairs of name and value between semicolons */
export function readReport(value: string): SpamToken[] {
  return value.split(';').flatMap((part) => {
    const text = trimBlanks(part);
    const colon = text.indexOf(':');
    const given = text.slice(colon + 1);
    // "CTRY:;" says nothing.
    return colon < 1 || given === '' ? [] : [readPair(text, text.slice(0, colon).toUpperCase(), given)];
  });
}

/** @param value a number alone */
export function readLevel(name: 'SCL' | 'PCL' | 'BCL', value: string): SpamToken[] {
  const level = trimBlanks(value);
  return level === '' ? [] : [readPair(level, name, level)];
}

function readPair(text: string, name: string, value: string): SpamToken {
  const explained = EXPLAINED.get(`${name}:${value.toUpperCase()}`);
  if (explained) return tokenOf(text, explained);
  if (name === 'SCL') return tokenOf(text, sclCode(value), { level: inert(value) });
  const stated = STATED.get(name);
  return tokenOf(text, stated ?? 'spamfields_diagnostic', { value: inert(value), name: inert(name) });
}

/** -1 skipped; 0, 1 no spam; 5, 6 spam; 8, 9 spam for certain; the others are not given out. */
function sclCode(value: string): SpamFieldsCode {
  if (value === '-1') return 'spamfields_scl_skipped';
  if (value === '0' || value === '1') return 'spamfields_scl_not_spam';
  if (value === '5' || value === '6') return 'spamfields_scl_spam';
  return value === '8' || value === '9' ? 'spamfields_scl_high' : 'spamfields_scl_other';
}

const EXPLAINED: ReadonlyMap<string, SpamFieldsCode> = new Map<string, SpamFieldsCode>([
  ['SFV:NSPM', 'spamfields_sfv_not_spam'],
  ['SFV:SPM', 'spamfields_sfv_spam'],
  ['SFV:BLK', 'spamfields_sfv_user_blocked'],
  ['SFV:SFE', 'spamfields_sfv_user_allowed'],
  ['SFV:SKA', 'spamfields_sfv_policy_allowed'],
  ['SFV:SKB', 'spamfields_sfv_policy_blocked'],
  ['SFV:SKI', 'spamfields_sfv_skipped'],
  ['SFV:SKN', 'spamfields_sfv_rule_not_spam'],
  ['SFV:SKQ', 'spamfields_sfv_released'],
  ['SFV:SKS', 'spamfields_sfv_rule_spam'],
  ['CAT:NONE', 'spamfields_cat_none'],
  ['CAT:SPM', 'spamfields_cat_spam'],
  ['CAT:HSPM', 'spamfields_cat_high_spam'],
  ['CAT:BULK', 'spamfields_cat_bulk'],
  ['CAT:PHSH', 'spamfields_cat_phishing'],
  ['CAT:INTOS', 'spamfields_cat_phishing'],
  ['CAT:HPHSH', 'spamfields_cat_high_phishing'],
  ['CAT:HPHISH', 'spamfields_cat_high_phishing'],
  ['CAT:SPOOF', 'spamfields_cat_spoof'],
  ['CAT:DIMP', 'spamfields_cat_domain_impersonation'],
  ['CAT:UIMP', 'spamfields_cat_user_impersonation'],
  ['CAT:BIMP', 'spamfields_cat_brand_impersonation'],
  ['CAT:GIMP', 'spamfields_cat_mailbox_impersonation'],
  ['CAT:MALW', 'spamfields_cat_malware'],
  ['CAT:AMP', 'spamfields_cat_malware'],
  ['CAT:SAP', 'spamfields_cat_attachment'],
  ['CAT:FTBP', 'spamfields_cat_attachment'],
  ['CAT:OSPM', 'spamfields_cat_outbound'],
  ['IPV:CAL', 'spamfields_ip_allowed'],
  ['IPV:NLI', 'spamfields_ip_unlisted'],
  ['SRV:BULK', 'spamfields_bulk'],
  ['DIR:INB', 'spamfields_inbound'],
  ['DIR:OUT', 'spamfields_outbound'],
  ['DIR:INT', 'spamfields_internal'],
  ['SFTY:9.19', 'spamfields_tip_domain_impersonation'],
  ['SFTY:9.20', 'spamfields_tip_user_impersonation'],
  ['SFTY:9.25', 'spamfields_tip_first_contact'],
]);

/** Names whose value stands for itself. */
const STATED: ReadonlyMap<string, SpamFieldsCode> = new Map<string, SpamFieldsCode>([
  ['CIP', 'spamfields_client_ip'],
  ['CTRY', 'spamfields_country'],
  ['LANG', 'spamfields_language'],
  ['H', 'spamfields_helo'],
  ['PTR', 'spamfields_reverse_name'],
  ['BCL', 'spamfields_bcl'],
  ['PCL', 'spamfields_pcl'],
  ['X-CUSTOMSPAM', 'spamfields_custom'],
]);
