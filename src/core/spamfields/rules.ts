/** The rules of SpamAssassin and the symbols of Rspamd, told by their families: there are thousands, and sites add their own. */
import type { SpamFieldsCode } from '../codes/index.ts';
import type { SpamToken } from '../inspection/index.ts';
import { inert, token } from './token.ts';

/** The first that fits counts. */
const FAMILIES: readonly (readonly [RegExp, SpamFieldsCode])[] = [
  [/^BAYES|NEURAL_/, 'spamfields_rule_bayes'],
  [/PHISH/, 'spamfields_rule_phishing'],
  [/DMARC/, 'spamfields_rule_dmarc'],
  [/(?:^|_)ARC(?:_|$)/, 'spamfields_rule_arc'],
  [/DKIM/, 'spamfields_rule_dkim'],
  [/(?:^|_)SPF(?:_|$)|^T_SPF/, 'spamfields_rule_spf'],
  [/URIBL|SURBL|(?:^|_)DBL(?:_|$)|^URI_|_URI(?:_|$)|^R_SUSPICIOUS_URL/, 'spamfields_rule_link_list'],
  [/^RCVD_IN_|(?:^|_)(?:RBL|DNSWL|DNSBL|RWL)(?:_|$)|SPAMHAUS|MAILSPIKE/, 'spamfields_rule_list'],
  [/FUZZY|RAZOR|PYZOR|DCC_/, 'spamfields_rule_fuzzy'],
  [/FREEMAIL/, 'spamfields_rule_free_mail'],
  [/REPUTATION|^TXREP|^AWL$|^IP_SCORE|^ASN$/, 'spamfields_rule_reputation'],
  [/^(?:T_)?HTML_|_HTML_|_HTML$/, 'spamfields_rule_html'],
  [/MIME|CTYPE|CTE_|CHARSET|BASE64/, 'spamfields_rule_mime'],
  [/SUBJ/, 'spamfields_rule_subject'],
  [/^RCVD_|^RCVD|^RDNS|^HELO|^HFILTER|_RDNS_|^UNPARSEABLE_RELAY/, 'spamfields_rule_route'],
  [/FROM|REPLYTO|REPLY_TO|^TO_|^RCPT_|ENVFROM/, 'spamfields_rule_address'],
  [/HEADER|^MISSING_|^DATE_|^MSGID|^MID_|^INVALID_|HAS_LIST|HAS_X_|^HAS_/, 'spamfields_rule_header'],
];

/**
 * @param text as written: "BAYES_99=3.5", "R_SPF_ALLOW(-0.20)"
 * @param name of the rule
 * @param score its points, where they are told
 */
export function ruleToken(text: string, name: string, score: number | null): SpamToken {
  const upper = name.toUpperCase();
  const family = FAMILIES.find(([pattern]) => pattern.test(upper));
  return token(text, family?.[1] ?? 'spamfields_rule_other', { rule: inert(name) }, score);
}

/** What rules and symbols are called. */
export function isRuleName(text: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_.-]{0,127}$/.test(text);
}
