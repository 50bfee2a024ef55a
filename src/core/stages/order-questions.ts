import type { DkimCheck, DmarcCheck, DnsPurpose, DnsQuestion, RecordType } from '../inspection/index.ts';
import type { SpfTurns } from './checks.ts';

export interface CheckedOrder {
  dkim: readonly DkimCheck[];
  dmarc: DmarcCheck | null;
  spfTurns: SpfTurns;
}

/**
 * Puts the questions into the order in which the checks come to them, which is what a reader can follow: as SPF goes from term to term,
 * signature by signature, as DMARC's walk went. It does not depend on which answer came first, although many are asked at once, so that
 * the same message gives the same report. What was asked ahead and never needed stands behind the others of its check.
 *
 * @returns the questions in their order, and the signatures, which point at their keys' new places
 */
export function orderQuestions(
  questions: readonly DnsQuestion[],
  checks: CheckedOrder,
): { dns: DnsQuestion[]; dkim: DkimCheck[] } {
  const keys = questions.map((question, index) => sortKey(question, turnOf(question, index, checks)));
  const order = [...keys.keys()].sort((one, other) => ((keys[one] ?? '') < (keys[other] ?? '') ? -1 : 1));
  const places = new Map(order.map((index, place) => [index, place]));
  return {
    dns: order.flatMap((index) => questions[index] ?? []),
    dkim: checks.dkim.map((check) => {
      const { dns } = check.evidence;
      return { ...check, evidence: { ...check.evidence, dns: dns === null ? null : (places.get(dns) ?? null) } };
    }),
  };
}

/** As the checks build upon each other. */
const PURPOSES: readonly DnsPurpose[] = ['spf', 'dkim', 'dmarc', 'arc', 'bimi', 'receiver', 'other'];

/** When its check came to it; -1 = never, or nobody can tell. */
function turnOf({ purpose, type, name }: DnsQuestion, index: number, { dkim, dmarc, spfTurns }: CheckedOrder): number {
  if (purpose === 'spf') return [...spfTurns].indexOf(`${type} ${name}`);
  if (purpose === 'dkim') return dkim.findIndex(({ evidence }) => evidence.dns === index);
  return dmarc?.evidence.walk.indexOf(name) ?? -1;
}

/** Turns first; then names with more labels before those above them, as DMARC's other walks go (RFC 9989 §4.10); then by name. */
function sortKey({ purpose, type, name }: DnsQuestion, turn: number): string {
  const labels = name.split('.').reverse();
  // Of SPF's questions that were asked ahead, those for hosts lead to those for their addresses.
  const depth = purpose === 'spf' ? SPF_TYPES.indexOf(type) : LAST - labels.length;
  const numbers = [PURPOSES.indexOf(purpose), turn < 0 ? LAST : turn, depth];
  return [...numbers.map((number) => number + LAST), ...labels, type].join('.');
}

const SPF_TYPES: readonly RecordType[] = ['TXT', 'PTR', 'MX', 'A', 'AAAA'];

/** More than there are turns or labels; numbers below twice of it are compared as text. */
const LAST = 1000;
