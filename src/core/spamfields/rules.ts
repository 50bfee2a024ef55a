/** The rules of SpamAssassin and the symbols of Rspamd, told by their families: there are thousands, and sites add their own. */
import type { SpamToken } from '../inspection/index.ts';
import { inert, tokenOf } from './token.ts';

/** Looked for in "_NAME_"; the first that fits counts. */
const FAMILIES = [
  ['bayes', /^_BAYES|NEURAL_/],
  ['phishing', /PHISH/],
  ['dmarc', /DMARC/],
  ['arc', /_ARC_/],
  ['dkim', /DKIM/],
  ['spf', /_SPF_/],
  ['link_list', /URIBL|SURBL|_DBL_|_URI_|^_R_SUSPICIOUS_URL/],
  ['list', /^_RCVD_IN_|_(RBL|DNSWL|DNSBL|RWL)_|SPAMHAUS|MAILSPIKE/],
  ['fuzzy', /FUZZY|RAZOR|PYZOR|DCC_/],
  ['free_mail', /FREEMAIL/],
  ['reputation', /REPUTATION|^_TXREP|^_AWL_$|^_IP_SCORE|^_ASN_$/],
  ['html', /_HTML_/],
  ['mime', /MIME|CTYPE|CTE_|CHARSET|BASE64/],
  ['subject', /SUBJ/],
  ['route', /^_(RCVD|RDNS|HELO|HFILTER|UNPARSEABLE_RELAY)|_RDNS_/],
  ['address', /FROM|REPLY_?TO|^_(TO|RCPT)_/],
  ['header', /HEADER|^_(MISSING_|DATE_|MSGID|MID_|INVALID_|HAS_)|HAS_(LIST|X_)/],
] as const;

/**
 * @param text as written: "BAYES_99=3.5", "R_SPF_ALLOW(-0.20)"
 * @param name of the rule
 * @param score its points, where they are told
 */
export function ruleToken(text: string, name: string, score: number | null): SpamToken {
  const upper = `_${name.toUpperCase()}_`;
  const [family] = FAMILIES.find(([, pattern]) => pattern.test(upper)) ?? ['other' as const];
  return tokenOf(text, `spamfields_rule_${family}`, { rule: inert(name) }, score);
}

/** What rules and symbols are called. */
export function isRuleName(text: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_.-]{0,127}$/.test(text);
}
