/**
 * Names that seem to be made for one recipient are not asked for: the question alone would tell the sender that this very mail was
 * inspected, when, and through which resolver.
 */
import { troubled } from '../dns/answer.ts';
import type { Resolver } from '../dns/resolver.ts';
import { namesRecipient } from '../findings/personal-selector.ts';
import type { MessageFacts } from '../inspection/index.ts';

/** @returns a resolver that answers with the trouble 'personal' in place of asking such a question */
export function withoutPersonalNames(resolver: Resolver, message: MessageFacts): Resolver {
  return {
    query: (name, type, signal) =>
      namesRecipient(name, message) ? Promise.resolve(troubled('personal')) : resolver.query(name, type, signal),
  };
}
