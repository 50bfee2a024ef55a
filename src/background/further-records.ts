/** Records that a person asks for beyond the checks; by the same resolver and the same rules as every other question. */
import { type Inspection, withTransport } from '../core/index.ts';
import { INSPECTION_TIMEOUT_MS } from '../core/limits.ts';
import type { Problem } from '../platform/messages.ts';
import { loadSettings } from '../platform/settings.ts';
import type { Inspections } from './inspections.ts';
import type { ResolverChoice } from './resolver-choice.ts';

export type FurtherRecords = (key: string) => Promise<{ inspection: Inspection } | { problem: Problem }>;

/**
 * Looks up what says nothing about the mail itself (RFC 8461, RFC 8460), at a person's click only, and adds it to the
 * finished inspection.
 */
export function createFurtherRecords(
  inspections: Pick<Inspections, 'extend'>,
  resolvers: ResolverChoice,
): FurtherRecords {
  return async (key) => {
    const resolver = await resolvers.choose(await loadSettings());
    if (resolver === null) return { problem: { key: 'errors_dns_off', values: {} } };
    const signal = AbortSignal.timeout(INSPECTION_TIMEOUT_MS);
    const inspection = await inspections.extend(key, (before) => withTransport(before, resolver, signal));
    return inspection ? { inspection } : { problem: { key: 'errors_source_gone', values: {} } };
  };
}
