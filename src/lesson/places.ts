/** Which cards open from where: small, since pages load it with the places themselves. */
import type { DnsPurpose } from '../core/index.ts';
import type { Role, Step } from '../core/journey/journey.ts';
import type { CardId } from './card-ids.ts';

/** What an arrow teaches; the first one is what it is. */
export function cardsOfStep({ kind }: Pick<Step, 'kind'>, purpose?: DnsPurpose): readonly CardId[] {
  if (kind === 'question') return [...(BY_PURPOSE[purpose ?? 'other'] ?? []), 'dns'];
  if (kind === 'answer') return [...(RECORDS_BY_PURPOSE[purpose ?? 'other'] ?? []), 'txt', 'ttl', 'dnssec'];
  return BY_STEP[kind];
}

const BY_STEP: Record<Exclude<Step['kind'], 'question' | 'answer'>, readonly CardId[]> = {
  write: ['mua', 'from', 'received'],
  submit: ['port587', 'smtp_auth', 'op25b', 'smtp', 'mua', 'msa'],
  relay: ['smtp', 'port25', 'mta', 'received'],
  receive: ['port25', 'ip25b', 'op25b', 'mx', 'received', 'envelope'],
  internal: ['mta', 'received'],
  deliver: ['mda', 'return_path', 'received'],
  fetch: ['mra', 'pop', 'imap', 'received'],
  read: ['imap', 'pop', 'mra', 'mua'],
  line: ['trust_line', 'received', 'header'],
};

const BY_PURPOSE: Partial<Record<DnsPurpose, readonly CardId[]>> = {
  spf: ['spf', 'envelope'],
  dkim: ['dkim', 'selector', 'dkim_record'],
  dmarc: ['dmarc', 'alignment'],
  arc: ['arc', 'forwarding'],
};

const RECORDS_BY_PURPOSE: Partial<Record<DnsPurpose, readonly CardId[]>> = {
  spf: ['spf', 'qualifier'],
  dkim: ['dkim_record', 'p', 'pki', 'signature'],
  dmarc: ['dmarc', 'p', 'rua'],
  arc: ['arc', 'dkim_record'],
};

/** What a lifeline teaches. */
export function cardsOfRole(role: Role): readonly CardId[] {
  return BY_ROLE[role];
}

const BY_ROLE: Record<Role, readonly CardId[]> = {
  author: ['from', 'envelope'],
  mua: ['mua', 'to', 'subject', 'body'],
  msa: ['msa', 'port587', 'smtp_auth'],
  mta: ['mta', 'port25'],
  mx: ['mx', 'trust_line'],
  filter: ['mta', 'received'],
  mda: ['mda'],
  mra: ['mra', 'pop', 'imap'],
  dns: ['dns', 'txt', 'ttl', 'dnssec'],
  you: ['mua', 'mra', 'imap', 'pop'],
};

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
  ['authentication-results', 'trust_line'],
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
