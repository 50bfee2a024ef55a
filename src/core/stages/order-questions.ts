import type { DkimCheck, DnsPurpose, DnsQuestion } from '../inspection/index.ts';

/**
 * Puts the questions into an order that does not depend on which answer came first, so that the same message gives the same report;
 * signatures that point at one point at its new place.
 */
export function orderQuestions(
  questions: readonly DnsQuestion[],
  dkim: readonly DkimCheck[],
): { dns: DnsQuestion[]; dkim: DkimCheck[] } {
  const order = questions.map((_, index) => index).sort((one, other) => compare(questions[one], questions[other]));
  const places = new Map(order.map((index, place) => [index, place]));
  return {
    dns: order.flatMap((index) => questions[index] ?? []),
    dkim: dkim.map((check) => {
      const { dns } = check.evidence;
      return { ...check, evidence: { ...check.evidence, dns: dns === null ? null : (places.get(dns) ?? null) } };
    }),
  };
}

/** As the checks build upon each other. */
const PURPOSES: readonly DnsPurpose[] = ['spf', 'dkim', 'dmarc', 'arc', 'bimi', 'receiver', 'other'];

function compare(one: DnsQuestion | undefined, other: DnsQuestion | undefined): number {
  if (one === undefined || other === undefined) return 0;
  const byPurpose = PURPOSES.indexOf(one.purpose) - PURPOSES.indexOf(other.purpose);
  if (byPurpose !== 0) return byPurpose;
  const [left, right] = [keyOf(one), keyOf(other)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Names from their end, so that "_dmarc.example.com" stands behind "_dmarc.com", as parents before children. */
function keyOf({ name, type }: DnsQuestion): string {
  return `${name.split('.').reverse().join('.')} ${type}`;
}
