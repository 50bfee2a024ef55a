/** One question to one resolver, asked because the person wants to know whether it works. */
import type { DnsAnswer } from '../core/dns/resolver.ts';
import { type DohOptions, dohResolver } from './doh.ts';

/** A name that is signed (DNSSEC), has a TXT record, and tells nothing about who asks (RFC 2606 §3). */
export const TESTED_NAME = 'example.com';

export interface ResolverTest {
  answer: DnsAnswer;
  /** From the question to the answer, the connection included. */
  milliseconds: number;
}

/**
 * Asks once; no other resolver, and no second time.
 *
 * @param address as `readResolverUrl` gives it; what is no such address is never contacted and counts as offline
 */
export async function testResolver(address: string, options: DohOptions = {}): Promise<ResolverTest> {
  const before = performance.now();
  const answer = await dohResolver([address], { ...options, tries: 1 }).query(TESTED_NAME, 'TXT');
  return { answer, milliseconds: Math.round(performance.now() - before) };
}
