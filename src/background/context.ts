/** What the engine is told beside the bytes: from the settings, and from where the message was found. */
import type { InspectContext } from '../core/stages/context.ts';
import { loadSettings } from '../platform/settings.ts';
import type { ContextMaker } from './inspections.ts';
import type { ResolverChoice } from './resolver-choice.ts';

/** @returns makes the context of one check, with the settings as they are then */
export function createContextMaker(resolvers: ResolverChoice): ContextMaker {
  return async ({ fidelity, receiver, shown, withDns, personalLookups = false }) => {
    const settings = await loadSettings();
    const resolver = withDns ? await resolvers.choose(settings) : null;
    const context: InspectContext = {
      resolver,
      now: new Date(),
      fidelity,
      trustedSealers: settings.trustedSealers,
      ownDomains: settings.ownDomains,
      personalLookups,
      ...(receiver ? { receiver } : {}),
      ...(shown ? { shown } : {}),
    };
    return { context, withDns: resolver !== null };
  };
}
