import { lookUpBimi } from '../bimi/look-up.ts';
import type { DnsTrace } from '../dns/trace.ts';
import type { BimiFacts, MessageFacts } from '../inspection/index.ts';
import { LEFT_BY_CLAIMS } from './checks.ts';

/**
 * Looks up the author domain's BIMI record beside the checks; its second question, if any, goes out with their second round.
 *
 * @param trace the checks' questions, among them the walk to the Organizational Domain
 * @param beside for questions that no check rests on
 * @returns null when the DNS may not be asked, or there is no single author with a domain
 */
export async function startBimi(
  { author }: MessageFacts,
  trace: DnsTrace | null,
  beside: DnsTrace | null,
): Promise<BimiFacts | null> {
  const domain = author?.domain ?? '';
  if (trace === null || beside === null || domain === '' || domain.startsWith('[')) return null;
  return lookUpBimi(domain, beside.for('bimi'), trace.for('dmarc', LEFT_BY_CLAIMS));
}
