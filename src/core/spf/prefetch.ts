/**
 * Asking ahead: as soon as a record is read, all that its terms will want is asked for at the same time. It changes no result and counts
 * nothing; it only makes answers be there when the evaluation comes to them.
 */
import { MAX_SPF_LOOKUPS } from '../limits.ts';
import { inPrefix } from '../net/prefix.ts';
import type { SpfContext } from './context.ts';
import type { MacroString } from './domain-spec.ts';
import { firstHosts } from './mechanisms.ts';
import type { Directive, SpfRecord } from './record.ts';

/** Terms that may still be asked for ahead; one for the whole check. */
export interface PrefetchBudget {
  left: number;
  /** Records whose terms were asked for: once is enough, however often they are included. */
  readonly done: Set<SpfRecord>;
}

/** No more than could be evaluated: a record cannot make us ask more by being long (RFC 7208 §11.1). */
export function prefetchBudget(): PrefetchBudget {
  return { left: MAX_SPF_LOOKUPS, done: new Set() };
}

/**
 * Asks ahead for what the terms of a record may need, so that answers come together; evaluation alone counts them (RFC
 * 7208 §4.6.4).
 */
export function prefetch(context: SpfContext, record: SpfRecord, domain: string, budget: PrefetchBudget): void {
  if (budget.done.has(record)) return;
  budget.done.add(record);
  for (const directive of record.directives) {
    const { mechanism } = directive;
    // What stands behind a term that matches is never evaluated.
    if (mechanism.kind === 'all') return;
    if (mechanism.kind === 'ip4' || mechanism.kind === 'ip6') {
      if (inPrefix(context.subject.client, mechanism.prefix)) return;
      continue;
    }
    if (budget.left-- <= 0) return;
    prefetchDirective(context, directive, domain, budget);
  }
  if (record.redirect && budget.left-- > 0) prefetchRecord(context, literalText(record.redirect.domain), budget);
}

function prefetchDirective(
  context: SpfContext,
  { mechanism }: Directive,
  domain: string,
  budget: PrefetchBudget,
): void {
  switch (mechanism.kind) {
    case 'include':
      prefetchRecord(context, literalText(mechanism.domain), budget);
      return;
    case 'exists':
    case 'a':
    case 'mx': {
      const name = mechanism.domain ? literalText(mechanism.domain) : domain;
      if (name === null) return;
      if (mechanism.kind === 'mx') void prefetchMx(context, name);
      else void context.ask(name, mechanism.kind === 'a' ? context.addressType : 'A', true);
      return;
    }
    default:
      // ptr is slow, deprecated (§5.5) and may lead anywhere that the client's own zone says: never ahead.
      return;
  }
}

function prefetchRecord(context: SpfContext, name: string | null, budget: PrefetchBudget): void {
  if (name === null) return;
  void context.load(name, true).then((loaded) => {
    if (loaded.kind === 'record' && 'directives' in loaded.record) prefetch(context, loaded.record, name, budget);
  });
}

async function prefetchMx(context: SpfContext, name: string): Promise<void> {
  for (const host of firstHosts(await context.ask(name, 'MX', true))) void context.ask(host, context.addressType, true);
}

/**
 * The name of a domain-spec that is plain text. Macros are left to the evaluation: what they hold tells something of this very mail,
 * and is asked only when its turn comes.
 */
function literalText(parts: MacroString): string | null {
  let text = '';
  for (const part of parts) {
    if (!('literal' in part)) return null;
    text += part.literal;
  }
  return text;
}
