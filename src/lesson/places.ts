/** Which cards open from a record, a header field, a check: small, since pages load it with these themselves. */
import type { CardId } from './card-ids.ts';

export type RecordKind = 'spf' | 'key' | 'dmarc';

/**
 * The card of one tag or term of a record.
 *
 * @param text as written in the record: "-all", "p=reject"
 * @returns always one: what has no card of its own belongs to that of its record
 */
export function cardOfTerm(record: RecordKind, text: string): CardId {
  const lower = text.slice(0, 200).toLowerCase();
  if (record === 'spf') return spfCard(lower);
  const equals = lower.indexOf('=');
  const name = lower.slice(0, Math.max(0, equals)).trim();
  if (record === 'key') return name === 'p' ? 'p' : 'dkim_record';
  if (name === 'p' || name === 'sp' || name === 'np') return policyCard(lower.slice(equals + 1).trim());
  if (name === 'rua') return 'rua';
  return name === 'adkim' || name === 'aspf' ? 'alignment' : 'dmarc';
}

function spfCard(term: string): CardId {
  if (term === 'v=spf1') return 'v_spf1';
  const bare = /^[+?~-]/.test(term) ? term.slice(1) : term;
  if (bare === 'all') return 'all';
  if (bare.startsWith('ip4:') || bare.startsWith('ip6:')) return 'ip';
  if (bare.startsWith('include:')) return 'include';
  return bare === term ? 'spf' : 'qualifier';
}

function policyCard(value: string): CardId {
  return value === 'none' || value === 'quarantine' || value === 'reject' ? value : 'p';
}

/** @returns null for a field that no card speaks of */
export function cardOfField(name: string): CardId | null {
  const lower = name.slice(0, 100).toLowerCase();
  const known = BY_FIELD.get(lower);
  if (known) return known;
  if (lower.startsWith('list-')) return 'mailing_list';
  if (lower.startsWith('arc-')) return 'arc';
  return lower.startsWith('resent-') ? 'forwarding' : null;
}

/** A map: a field may be called "constructor". */
const BY_FIELD: ReadonlyMap<string, CardId> = new Map<string, CardId>([
  ['from', 'from'],
  ['to', 'to'],
  ['cc', 'to'],
  ['subject', 'subject'],
  ['return-path', 'return_path'],
  ['received', 'received'],
  ['dkim-signature', 'signature'],
  ['received-spf', 'spf'],
  ['authentication-results', 'auth_results'],
  ['x-mailer', 'mua'],
  ['user-agent', 'mua'],
  ['content-type', 'body'],
  ['content-transfer-encoding', 'body'],
  ['mime-version', 'body'],
  ['delivered-to', 'envelope'],
  ['x-original-to', 'envelope'],
  ['x-forwarded-to', 'forwarding'],
  ['x-forwarded-for', 'forwarding'],
]);

/** @param name as the checks are called: "SPF", "DKIM 2" */
export function cardOfCheck(name: string): CardId | null {
  return BY_CHECK.get(name.split(' ')[0] ?? '') ?? null;
}

const BY_CHECK: ReadonlyMap<string, CardId> = new Map<string, CardId>([
  ['SPF', 'spf'],
  ['DKIM', 'dkim'],
  ['DMARC', 'dmarc'],
  ['ARC', 'arc'],
]);
