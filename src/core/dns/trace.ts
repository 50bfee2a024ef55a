/**
 * One inspection's questions to the DNS: each is asked once however many checks rest on it, counted against the limit,
 * and kept with its answer, so that the report can show what was asked and why.
 */
import type { DnsPurpose, DnsQuestion, DnsRef, RecordType } from '../inspection/index.ts';
import { MAX_DNS_QUESTIONS, MAX_SHOWN_FIELD } from '../limits.ts';
import { normalizeName, recordText, troubled } from './answer.ts';
import { isQueryName } from './names.ts';
import type { DnsAnswer, Resolver } from './resolver.ts';
import { safeResolver } from './safe-resolver.ts';
import { untilAborted } from './until-aborted.ts';

export interface DnsTrace {
  /**
   * A resolver whose questions are noted with this purpose (of a question that several checks ask, the first one's).
   *
   * @param leave how many of the questions that may be asked it leaves to others. The attack: names in signatures and seals cost
   *   their sender nothing, and enough of them would leave no question for the record that makes his mail fail
   */
  for(purpose: DnsPurpose, leave?: number): Resolver;
  /** Questions with their answers, in the order in which they were answered; grows only at its end. */
  readonly questions: DnsQuestion[];
  /** Where in `questions` this one stands; null while it is not answered or was never asked. */
  indexOf(name: string, type: RecordType): DnsRef;
  /** Waits for every question that was asked, also those asked ahead that no check came to need: all of them are shown. */
  settled(): Promise<void>;
}

/** Records of one answer that are kept to be shown; the checks see all of them. */
const MAX_SHOWN_ANSWERS = 100;

/**
 * @param resolver where questions go; may be any implementation: one that rejects or never answers does no harm
 * @param options.signal when it aborts, every question open or new is answered 'aborted' at once
 * @param options.maxQuestions different questions that are asked at most; further ones get the trouble 'limit'
 * @param options.onAnswer told whenever `questions` has grown
 */
export function createTrace(
  resolver: Resolver,
  options: { signal?: AbortSignal; maxQuestions?: number; onAnswer?: () => void } = {},
): DnsTrace {
  const { signal, maxQuestions = MAX_DNS_QUESTIONS } = options;
  const safe = safeResolver(resolver);
  const questions: DnsQuestion[] = [];
  const asked = new Map<string, Promise<DnsAnswer>>();
  const answered = new Map<string, number>();

  async function ask(name: string, type: RecordType, purpose: DnsPurpose): Promise<DnsAnswer> {
    const answer = await safe.query(name, type, signal);
    answered.set(keyOf(name, type), questions.length);
    questions.push(toQuestion(name, type, purpose, answer));
    options.onAnswer?.();
    return answer;
  }

  function query(given: string, type: RecordType, purpose: DnsPurpose, leave: number): Promise<DnsAnswer> {
    if (!isQueryName(given)) return Promise.resolve(troubled('invalid_name'));
    const name = normalizeName(given);
    const known = asked.get(keyOf(name, type));
    if (known) return known;
    if (signal?.aborted) return Promise.resolve(troubled('aborted'));
    if (asked.size >= maxQuestions - leave) return Promise.resolve(troubled('limit'));
    const answer = ask(name, type, purpose);
    asked.set(keyOf(name, type), answer);
    return answer;
  }

  return {
    questions,
    for: (purpose, leave = 0) => ({
      // One asker's own signal takes only that asker out: others may wait for the same answer.
      query: (name, type, own) => untilAborted(query(name, type, purpose, leave), own),
    }),
    indexOf: (name, type) => answered.get(keyOf(normalizeName(name), type)) ?? null,
    async settled() {
      // An answer may lead to further questions; there are maxQuestions of them at most.
      for (let seen = -1; seen !== asked.size; ) {
        seen = asked.size;
        await Promise.all(asked.values());
      }
    },
  };
}

function keyOf(name: string, type: RecordType): string {
  return `${type} ${name}`;
}

function toQuestion(name: string, type: RecordType, purpose: DnsPurpose, answer: DnsAnswer): DnsQuestion {
  return {
    name,
    type,
    purpose,
    status: answer.status,
    trouble: answer.trouble ?? null,
    answers: answer.records
      .slice(0, MAX_SHOWN_ANSWERS)
      .map((record) => recordText(record, type).slice(0, MAX_SHOWN_FIELD)),
    ttl: answer.ttl,
    secure: answer.secure,
    ...(answer.cached ? { cached: true } : {}),
  };
}
