/** SPF for the envelope as far as it is known, or for every reading of it. */
import type { DnsTrace } from '../dns/trace.ts';
import { areRelated } from '../findings/domains.ts';
import type { SpfCheck } from '../inspection/index.ts';
import { QUESTIONS_LEFT_TO_DMARC } from '../limits.ts';
import { lacksSpfAnswer } from '../proof/spf-answer.ts';
import { NO_DOMAIN } from '../route/envelope.ts';
import { checkHost } from '../spf/check-host.ts';
import type { InspectContext } from './context.ts';
import type { Read } from './read.ts';

/**
 * @param turns takes up the questions in the order in which SPF comes to them
 * @returns null = there is nothing to check it for, or the readings leave open whether it would pass
 */
export async function startSpf(
  { route, message }: Read,
  context: InspectContext,
  trace: DnsTrace,
  turns: Set<string>,
): Promise<SpfCheck | null> {
  const { client, mailFrom, readings } = route;
  const check = (ip: string, helo: string, sender: string) =>
    checkHost(
      {
        ip,
        helo,
        mailFrom: sender,
        askLocalPart: context.personalLookups ?? false,
        now: context.now,
        onTurn: (name, type) => turns.add(`${type} ${name}`),
        ...(context.signal ? { signal: context.signal } : {}),
      },
      trace.for('spf', QUESTIONS_LEFT_TO_DMARC),
    );
  if (client !== null && mailFrom !== null) {
    // A malformed reverse-path is nobody's domain ("Composition Kills", A2–A6), and not the empty one either.
    const malformed = mailFrom.source === 'return-path' && message.returnPath?.malformed === true;
    const found = await check(client.ip, client.helo, malformed ? NO_DOMAIN : mailFrom.address);
    return malformed ? { ...found, evidence: { ...found.evidence, mailFrom: mailFrom.address } } : found;
  }
  if (readings === undefined) return null;
  const helo = client?.helo ?? '';
  const ofSenders: SpfCheck[] = [];
  for (const sender of bySenderOfAuthor(readings.senders, message.author?.domain ?? '')) {
    const checks = await Promise.all(readings.clients.map((ip) => check(ip, helo, sender)));
    const worst = worstOf(checks);
    if (worst) ofSenders.push(worst);
  }
  return decisive(ofSenders, message.author?.domain ?? '');
}

/** Those that could speak for the author first. */
function bySenderOfAuthor(senders: readonly string[], author: string): string[] {
  const related = (sender: string) => areRelated(sender.slice(sender.lastIndexOf('@') + 1).toLowerCase(), author);
  return [...senders].sort((one, other) => Number(related(other)) - Number(related(one)));
}

/**
 * Of several clients for one sender. The attack: a greeting names the address of the brand's own server beside the true one, so what passes for
 * one of them alone does not pass.
 */
function worstOf(checks: readonly SpfCheck[]): SpfCheck | undefined {
  return (
    checks.find((check) => check.result !== 'pass' && !lacksSpfAnswer(check)) ??
    checks.find(lacksSpfAnswer) ??
    checks[0]
  );
}

/**
 * Of several senders, what could still speak for the author: where one of them passes, which was the true one stays open; where an answer is
 * missing, that is it; where all were determined and none passes, any of them tells it.
 */
function decisive(checks: readonly SpfCheck[], author: string): SpfCheck | null {
  const related = checks.filter(({ evidence }) => areRelated(evidence.domain, author));
  if (related.some(({ result }) => result === 'pass')) return null;
  return related.find(lacksSpfAnswer) ?? related[0] ?? checks[0] ?? null;
}
