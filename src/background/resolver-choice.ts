/** Which resolver may be asked now: by the privacy ladder, the user's list, and the permissions that are granted. */
import { cachingResolver } from '../core/dns/cache.ts';
import type { Resolver } from '../core/index.ts';
import { dohResolver } from '../platform/doh.ts';
import { missingResolverOrigins, sitePattern } from '../platform/permissions.ts';
import type { Settings } from '../platform/settings-shape.ts';

export interface ResolverChoice {
  /** @returns null when nothing may be asked */
  choose(settings: Settings): Promise<Resolver | null>;
  /** Answers kept are dropped: the next check asks anew. */
  forget(): void;
}

/** The resolvers of the settings, as far as permissions reach: never another one, and none where the ladder says so. */
export function createResolverChoice(): ResolverChoice {
  /** Also for a check that is made again at once. */
  const pauses = new Map<string, number>();
  /** One cache for all checks, until the list of resolvers changes. */
  let current: { addresses: string; resolver: Resolver } | null = null;
  return {
    async choose({ ladder, resolvers }) {
      if (ladder === 'headers') return null;
      const missing = await missingResolverOrigins(resolvers);
      const allowed = resolvers.filter((address) => !missing.includes(sitePattern(address) ?? ''));
      if (allowed.length === 0) return null;
      const addresses = allowed.join('\n');
      if (current?.addresses !== addresses) {
        current = { addresses, resolver: cachingResolver(dohResolver(allowed, { pauses }), Date.now) };
      }
      return current.resolver;
    },
    forget() {
      current = null;
    },
  };
}
