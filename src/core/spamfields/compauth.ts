/** Composite authentication: Exchange's own word on whether the From domain is real, out of SPF, DKIM, DMARC and what it knows besides. */
import type { SpamFieldsCode } from '../codes/index.ts';
import type { SpamToken } from '../inspection/index.ts';
import { parseAuthenticationResults } from '../recorded/authentication-results.ts';
import { inert, tokenOf } from './token.ts';

/** @param value of an Authentication-Results field; nothing comes back when it has no compauth */
export function readCompauth(value: string): SpamToken[] {
  const found = parseAuthenticationResults(value).results.find(({ method }) => method === 'compauth');
  if (found === undefined) return [];
  const tokens = [tokenOf(`compauth=${found.result}`, resultCode(found.result), { result: inert(found.result) })];
  const reason = found.reason ?? '';
  const code = reasonCode(reason);
  if (code !== null) tokens.push(tokenOf(`reason=${reason}`, code, { reason: inert(reason) }));
  return tokens;
}

function resultCode(result: string): SpamFieldsCode {
  if (result === 'pass') return 'spamfields_compauth_pass';
  if (result === 'softpass') return 'spamfields_compauth_softpass';
  return result === 'fail' ? 'spamfields_compauth_fail' : 'spamfields_compauth_none';
}

/** Three digits; of most, only the first is explained. null for what says no more than the result. */
function reasonCode(reason: string): SpamFieldsCode | null {
  if (!/^\d{3}$/.test(reason)) return null;
  const known = REASONS.get(reason);
  if (known) return known;
  if (reason.startsWith('6')) return 'spamfields_compauth_own_domain_implicit';
  return reason.startsWith('4') || reason.startsWith('9') ? 'spamfields_compauth_bypassed' : null;
}

const REASONS: ReadonlyMap<string, SpamFieldsCode> = new Map<string, SpamFieldsCode>([
  ['000', 'spamfields_compauth_explicit'],
  ['001', 'spamfields_compauth_implicit'],
  ['002', 'spamfields_compauth_forbidden'],
  ['010', 'spamfields_compauth_own_domain'],
  ['130', 'spamfields_compauth_arc'],
]);
