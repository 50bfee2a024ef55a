/** Records about the mail's transport, which a person asks for beyond the checks; by the same resolver and the same rules as every other question. */

import { INSPECTION_TIMEOUT_MS } from '../core/caller-limits.ts';
import type { Inspection } from '../core/index.ts';
import { withTransport } from '../core/smtp-tls/further.ts';
import { loadSettings } from '../platform/settings.ts';
import { type Failure, failure } from '../platform/wire/failure.ts';
import type { ResolverChoice } from './resolver-choice.ts';
import type { SharedChecks } from './shared-checks.ts';

export type TransportLookup = (key: string) => Promise<Inspection | Failure>;

/**
 * Looks up what says nothing about the mail itself (RFC 8461, RFC 8460), at a person's click only, and adds it to the
 * finished inspection.
 */
export function createTransportLookup(
  sharedChecks: Pick<SharedChecks, 'extend'>,
  resolvers: ResolverChoice,
): TransportLookup {
  return async (key) => {
    const resolver = await resolvers.choose(await loadSettings());
    if (resolver === null) return failure('errors_dns_off');
    const signal = AbortSignal.timeout(INSPECTION_TIMEOUT_MS);
    const inspection = await sharedChecks.extend(key, (before) => withTransport(before, resolver, signal));
    return inspection ?? failure('errors_source_gone');
  };
}
