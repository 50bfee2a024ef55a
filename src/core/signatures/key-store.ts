/** Looks up key records (RFC 6376 §3.6.2, §6.1.2): each name once, however many signatures name it. */
import type { DnsAnswer, Resolver } from '../dns/resolver.ts';
import { safeResolver } from '../dns/safe-resolver.ts';
import type { DnsTrouble } from '../inspection/index.ts';
import { MAX_KEY_RECORDS } from '../limits.ts';
import { type KeyRecord, parseKeyRecord } from './key-record.ts';

export type KeyAnswer =
  | { readonly status: 'found'; readonly records: readonly KeyRecord[] }
  /** No such name, or the name without a TXT record: the key is gone, or never was. */
  | { readonly status: 'nxdomain' | 'nodata' }
  | { readonly status: 'unavailable'; readonly trouble: DnsTrouble }
  /** Checks by DNS are switched off. */
  | { readonly status: 'off' };

export interface KeyStore {
  /**
   * Asks for the keys at a name, at once.
   *
   * @param queryName '<selector>._domainkey.<domain>' in A-labels
   * @returns never rejects
   */
  find(queryName: string): Promise<KeyAnswer>;
}

/**
 * @param resolver null = checks by DNS are switched off
 * @param maxNames names that are asked for at most; keys at further ones are unavailable
 */
export function createKeyStore(
  resolver: Resolver | null,
  signal?: AbortSignal,
  maxNames = Number.POSITIVE_INFINITY,
): KeyStore {
  const safe = resolver && safeResolver(resolver);
  const asked = new Map<string, Promise<KeyAnswer>>();
  return {
    find(queryName) {
      let answer = asked.get(queryName);
      if (!answer) {
        if (!safe) answer = Promise.resolve({ status: 'off' });
        else if (asked.size >= maxNames) answer = Promise.resolve({ status: 'unavailable', trouble: 'limit' });
        else answer = ask(safe, queryName, signal);
        asked.set(queryName, answer);
      }
      return answer;
    },
  };
}

async function ask(resolver: Resolver, name: string, signal: AbortSignal | undefined): Promise<KeyAnswer> {
  return readAnswer(await resolver.query(name, 'TXT', signal));
}

function readAnswer(answer: DnsAnswer): KeyAnswer {
  if (answer.status === 'nxdomain' || answer.status === 'nodata') return { status: answer.status };
  if (answer.status !== 'ok') {
    const named = answer.status === 'error' ? 'malformed' : answer.status;
    return { status: 'unavailable', trouble: answer.trouble ?? named };
  }
  const texts = answer.records.flatMap((record) => (record.type === 'TXT' ? [record.data] : []));
  if (texts.length === 0) return { status: 'nodata' };
  return { status: 'found', records: texts.slice(0, MAX_KEY_RECORDS).map(parseKeyRecord) };
}
