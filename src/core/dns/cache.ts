/** Answers kept as long as they say, so that a second message of the same sender asks nothing. */

import type { RecordType } from '../inspection/index.ts';
import { isAnswer, normalizeName, troubled } from './answer.ts';
import type { DnsAnswer, Resolver } from './resolver.ts';

/** Some 60 questions a message: the last few dozen senders. */
const MAX_ENTRIES = 2000;
/** RFC 8767 §4 has seven days at most; mail is read on the day, and keys change. */
const MAX_TTL = 24 * 60 * 60;
/** RFC 2308 §5: one to three hours at most have been found to work well. */
const MAX_NEGATIVE_TTL = 3 * 60 * 60;

interface Entry {
  answer: DnsAnswer;
  /** Milliseconds on the caller's clock. */
  storedAt: number;
}

/**
 * A resolver that keeps answers, negative ones too, for their TTL (RFC 1035 §3.2.1, RFC 2308 §5), and asks identical questions that are
 * under way once. Failures are not kept: the next question may fare better.
 *
 * @param now the clock in milliseconds
 * @returns answers whose `ttl` is what is left of it; one that was kept says so (`cached`)
 */
export function cachingResolver(inner: Resolver, now: () => number, maxEntries: number = MAX_ENTRIES): Resolver {
  /** Oldest use first: a Map keeps the order of insertion. */
  const kept = new Map<string, Entry>();
  const underWay = new Map<string, Promise<DnsAnswer>>();

  function recall(key: string): DnsAnswer | null {
    const entry = kept.get(key);
    if (!entry) return null;
    kept.delete(key);
    const left = entry.answer.ttl - Math.floor((now() - entry.storedAt) / 1000);
    // A clock that was set back must not keep an answer for ever.
    if (left <= 0 || left > entry.answer.ttl) return null;
    kept.set(key, entry);
    return { ...entry.answer, ttl: left, cached: true };
  }

  function keep(key: string, answer: DnsAnswer): DnsAnswer {
    const most = answer.status === 'ok' ? MAX_TTL : MAX_NEGATIVE_TTL;
    const capped = { ...answer, ttl: Math.min(answer.ttl, most) };
    if (!isAnswer(answer) || capped.ttl <= 0) return answer;
    kept.set(key, { answer: capped, storedAt: now() });
    for (const oldest of kept.keys()) {
      if (kept.size <= maxEntries) break;
      kept.delete(oldest);
    }
    return capped;
  }

  async function ask(key: string, name: string, type: RecordType, signal: AbortSignal | undefined): Promise<DnsAnswer> {
    try {
      return keep(key, await inner.query(name, type, signal));
    } catch {
      return troubled('offline');
    }
  }

  async function query(given: string, type: RecordType, signal?: AbortSignal): Promise<DnsAnswer> {
    const name = normalizeName(given);
    const key = `${type} ${name}`;
    const known = recall(key);
    if (known) return known;
    const joined = underWay.get(key);
    if (joined) {
      const answer = await joined;
      // The one who asked first gave up; this one did not.
      return answer.trouble === 'aborted' && !signal?.aborted ? query(given, type, signal) : answer;
    }
    const answer = ask(key, name, type, signal);
    underWay.set(key, answer);
    await answer;
    underWay.delete(key);
    return answer;
  }

  return { query };
}
