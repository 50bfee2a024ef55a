/** Which cards open from a step and a lifeline of the drawing: loaded with what explains them. */
import type { DnsPurpose } from '../core/index.ts';
import type { Role, Step } from '../core/journey/journey.ts';
import type { CardId } from './card-ids.ts';

/** What an arrow teaches; the first one is what it is. */
export function cardsOfStep({ kind }: Pick<Step, 'kind'>, purpose?: DnsPurpose): readonly CardId[] {
  if (kind === 'question') return [...(BY_PURPOSE[purpose ?? 'other'] ?? []), 'dns'];
  if (kind === 'answer') return [...(RECORDS_BY_PURPOSE[purpose ?? 'other'] ?? []), 'txt', 'ttl', 'resolver', 'dnssec'];
  return BY_STEP[kind];
}

const BY_STEP: Record<Exclude<Step['kind'], 'question' | 'answer'>, readonly CardId[]> = {
  write: ['mua', 'from', 'received', 'spoofing'],
  submit: ['port587', 'smtp_auth', 'op25b', 'smtp', 'protocol', 'tls', 'port', 'mua', 'msa'],
  relay: ['smtp', 'port25', 'mta', 'received', 'hop', 'protocol', 'tls'],
  receive: [
    'port25',
    'ip25b',
    'op25b',
    'mx',
    'received',
    'envelope',
    'ip_address',
    'reverse_name',
    'dynamic',
    'greeting',
    'protocol',
    'tls',
  ],
  internal: ['mta', 'received', 'hop'],
  deliver: ['mda', 'lmtp', 'return_path', 'received'],
  fetch: ['mra', 'pop', 'imap', 'received'],
  read: ['imap', 'pop', 'mra', 'mua'],
  line: ['trust_line', 'received', 'header', 'auth_results'],
};

const BY_PURPOSE: Partial<Record<DnsPurpose, readonly CardId[]>> = {
  spf: ['spf', 'envelope'],
  dkim: ['dkim', 'selector', 'dkim_record'],
  dmarc: ['dmarc', 'alignment'],
  arc: ['arc', 'forwarding'],
  bimi: ['bimi'],
};

const RECORDS_BY_PURPOSE: Partial<Record<DnsPurpose, readonly CardId[]>> = {
  spf: ['spf', 'qualifier'],
  dkim: ['dkim_record', 'p', 'keys', 'pki', 'signature', 'hash'],
  dmarc: ['dmarc', 'p', 'rua'],
  arc: ['arc', 'dkim_record'],
  bimi: ['bimi'],
};

/** What a lifeline teaches. */
export function cardsOfRole(role: Role): readonly CardId[] {
  return BY_ROLE[role];
}

const BY_ROLE: Record<Role, readonly CardId[]> = {
  author: ['from', 'envelope', 'spoofing'],
  mua: ['mua', 'to', 'subject', 'body'],
  msa: ['msa', 'port587', 'smtp_auth'],
  mta: ['mta', 'port25'],
  mx: ['mx', 'trust_line', 'ip_address', 'greeting'],
  filter: ['mta', 'received'],
  mda: ['mda'],
  mra: ['mra', 'pop', 'imap'],
  dns: ['dns', 'resolver', 'txt', 'ttl', 'dnssec'],
  you: ['mua', 'mra', 'imap', 'pop'],
};
