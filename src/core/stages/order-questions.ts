import type { DkimCheck, DmarcCheck, DnsPurpose, DnsQuestion } from '../inspection/index.ts';
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
  const turns = turnsOf(questions, checks);
  const order = questions.map((_, index) => index).sort((one, other) => compare(questions, turns, one, other));
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

const NEVER = 1e6;

/** For each question, when its check came to it. */
function turnsOf(questions: readonly DnsQuestion[], { dkim, dmarc, spfTurns }: CheckedOrder): number[] {
  const spf = [...spfTurns];
  return questions.map(({ purpose, type, name }, index) => {
    const turn =
      purpose === 'spf'
        ? spf.indexOf(`${type} ${name}`)
        : purpose === 'dkim'
          ? dkim.findIndex(({ evidence }) => evidence.dns === index)
          : (dmarc?.evidence.walk ?? []).indexOf(name);
    return turn < 0 ? NEVER : turn;
  });
}

function compare(questions: readonly DnsQuestion[], turns: readonly number[], first: number, second: number): number {
  const [one, other] = [questions[first], questions[second]];
  if (one === undefined || other === undefined) return 0;
  // The walks of other domains go up from the longest name, too (RFC 9989 §4.10).
  const byLength = one.purpose === 'dmarc' ? labels(other) - labels(one) : 0;
  return (
    PURPOSES.indexOf(one.purpose) - PURPOSES.indexOf(other.purpose) ||
    (turns[first] ?? 0) - (turns[second] ?? 0) ||
    byLength ||
    (keyOf(one) < keyOf(other) ? -1 : 1)
  );
}

function labels({ name }: DnsQuestion): number {
  return name.split('.').length;
}

/** Names from their end, so that those of one domain stand together. */
function keyOf({ name, type }: DnsQuestion): string {
  return `${name.split('.').reverse().join('.')} ${type}`;
}
