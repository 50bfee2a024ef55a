/** What a check needs beside the bytes, from the settings and from where the message was found; and the text that names it. */
import type { InspectContext } from '../core/stages/context.ts';
import { loadSettings } from '../platform/settings.ts';
import type { Given } from './order.ts';
import type { ResolverChoice } from './resolver-choice.ts';

/** The engine's context of one check. */
export interface MadeContext {
  context: InspectContext;
  /** All that a verdict rests on beside the bytes, as one text: equal texts, equal verdicts. */
  restsOn: string;
}

export type ContextMaker = (given: Given) => Promise<MadeContext>;

/** @returns makes the context of one check, with the settings as they are then */
export function createContextMaker(resolvers: ResolverChoice): ContextMaker {
  return async ({ fidelity, receiver, shown, withDns, personalLookups = false }) => {
    const settings = await loadSettings();
    const { trustedSealers, ownDomains } = settings;
    const resolver = withDns ? await resolvers.choose(settings) : null;
    const context: InspectContext = {
      resolver,
      now: new Date(),
      fidelity,
      trustedSealers,
      ownDomains,
      personalLookups,
      ...(receiver ? { receiver } : {}),
      ...(shown ? { shown } : {}),
    };
    const dns = resolver ? settings.resolvers : null;
    const shownParts = [shown?.from, shown?.subject, shown?.messageId].map((part) => part ?? null);
    return { context, restsOn: JSON.stringify([fidelity, receiver, shownParts, dns, trustedSealers, ownDomains]) };
  };
}
