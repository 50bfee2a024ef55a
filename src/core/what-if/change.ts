/** What can be changed about a message, and the facts that a change works on. */
import type { DnsQuestion, Inspection } from '../inspection/index.ts';

/** In the order in which they are offered and applied: who hands it over, what became of it, what the domain asks for. */
export const CHANGES = [
  'server_allowed',
  'server_not_allowed',
  'forwarded',
  'signed',
  'other_signer',
  'body_changed',
  'subject_tagged',
  'key_revoked',
  'no_policy',
  'policy_none',
  'policy_quarantine',
  'policy_reject',
] as const;
export type Change = (typeof CHANGES)[number];

/** One change: where it makes sense, and what it makes of the facts. Pure. */
export interface ChangeRule {
  /** Whether it would change any fact of this message at all. */
  applies(facts: Inspection): boolean;
  change(facts: Inspection): Inspection;
}

/** Seconds that a record that we made up may be kept. */
const TTL = 3600;

/**
 * Puts another answer in the place of one that was kept, so that everything that asks for it is answered so; one that was never
 * asked for comes in at the end.
 *
 * @param records null = there is no such record
 */
export function withAnswer(
  facts: Inspection,
  name: string,
  purpose: DnsQuestion['purpose'],
  records: string[] | null,
): Inspection {
  const at = facts.dns.findIndex((question) => question.name === name && question.type === 'TXT');
  const before = facts.dns[at];
  const answer: DnsQuestion = {
    name,
    type: 'TXT',
    purpose: before?.purpose ?? purpose,
    secure: false,
    trouble: null,
    status: records === null ? 'nodata' : 'ok',
    answers: records ?? [],
    ttl: before?.ttl || TTL,
  };
  const others = records === null ? facts.dns : facts.dns.map((question) => thereAbove(name, question));
  return { ...facts, dns: before ? others.with(at, answer) : [...others, answer] };
}

/** What has a name below it is there itself, whatever was answered of it (RFC 8020 §2). */
function thereAbove(name: string, question: DnsQuestion): DnsQuestion {
  const isAbove = question.status === 'nxdomain' && name.endsWith(`.${question.name}`);
  return isAbove ? { ...question, status: 'nodata' } : question;
}

/** All records that were kept for a name. */
export function keptRecords({ dns }: Inspection, name: string): string[] {
  return dns.find((question) => question.name === name && question.type === 'TXT')?.answers ?? [];
}
