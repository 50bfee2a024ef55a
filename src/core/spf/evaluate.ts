/** check_host() for one domain, with the records that it includes or is redirected to (RFC 7208 §4, §5.2, §6.1). */
import type { SpfCode } from '../codes/index.ts';
import type { SpfEvidence } from '../inspection/index.ts';
import { MAX_SHOWN_FIELD, MAX_SPF_LOOKUPS } from '../limits.ts';
import { dnsError, type Loaded, type SpfContext, type SpfError, spfError } from './context.ts';
import type { MacroString } from './domain-spec.ts';
import { type Match, type MatchedTerm, matchMechanism } from './mechanisms.ts';
import { type PrefetchBudget, prefetch } from './prefetch.ts';
import type { Directive, Modifier, Qualifier, SpfRecord } from './record.ts';
import { targetName } from './target.ts';

export type Outcome =
  | {
      result: 'pass' | 'fail' | 'softfail' | 'neutral';
      /** The record that decided, and whose "exp" counts (§6.2); after a redirect the target's. */
      record: SpfRecord;
      domain: string;
      /** The innermost term that matched, with the domain whose record holds it; null = none did (§4.7). */
      matched: MatchedTerm | null;
    }
  | { result: 'none'; code: SpfCode; domain: string }
  | { result: 'error'; error: SpfError };

const RESULTS = { '+': 'pass', '-': 'fail', '~': 'softfail', '?': 'neutral' } as const satisfies Record<
  Qualifier,
  string
>;

/** Recursion ends because each step into another record costs one of ten lookups. */
export async function evaluateDomain(
  context: SpfContext,
  domain: string,
  via: 'start' | 'include' | 'redirect',
  budget: PrefetchBudget,
): Promise<Outcome> {
  const loaded = await context.load(domain);
  const step: SpfEvidence['path'][number] = { domain, record: null, via };
  context.path.push(step);
  const before = context.lookups;
  if (loaded.kind === 'record') step.record = loaded.text.slice(0, MAX_SHOWN_FIELD);
  const outcome = await evaluateLoaded(context, loaded, domain, budget);
  step.lookups = context.lookups - before;
  return outcome;
}

async function evaluateLoaded(
  context: SpfContext,
  loaded: Loaded,
  domain: string,
  budget: PrefetchBudget,
): Promise<Outcome> {
  switch (loaded.kind) {
    case 'none':
      return { result: 'none', code: loaded.code, domain };
    case 'several': // §4.5
      return failure('spf_permerror_several_records', null, domain);
    case 'trouble': // §4.4
      return { result: 'error', error: dnsError(loaded.answer, { name: domain, type: 'TXT' }, null, domain) };
    case 'record': {
      const { record } = loaded;
      // §4.6: an error anywhere in the record ends the check before any term is evaluated.
      if ('code' in record) return failure(record.code, record.term, domain);
      prefetch(context, record, domain, budget);
      return evaluateRecord(context, record, domain, budget);
    }
  }
}

async function evaluateRecord(
  context: SpfContext,
  record: SpfRecord,
  domain: string,
  budget: PrefetchBudget,
): Promise<Outcome> {
  for (const directive of record.directives) {
    const { mechanism } = directive;
    const limit = queriesDns(directive) ? countLookup(context, directive.text, domain) : null;
    if (limit) return { result: 'error', error: limit };
    const match =
      mechanism.kind === 'include'
        ? await matchInclude(context, directive, mechanism.domain, domain, budget)
        : await matchMechanism(context, directive, mechanism, domain);
    const ofSender = context.ofSender.has(directive);
    if ('error' in match) return { result: 'error', error: ofSender ? { ...match.error, ofSender } : match.error };
    if (!match.matches) continue;
    const matched = { ...(match.within ?? { directive, domain }), ...(ofSender ? { ofSender } : {}) };
    return { result: RESULTS[directive.qualifier], record, domain, matched };
  }
  // §6.1: beside an "all", wherever it stands, redirect means nothing; evaluation then never comes here.
  if (record.redirect) return evaluateRedirect(context, record, record.redirect, domain, budget);
  return { result: 'neutral', record, domain, matched: null };
}

/** §5.2's table: pass matches; fail, softfail and neutral do not; none is an error of the one who includes. */
async function matchInclude(
  context: SpfContext,
  directive: Directive,
  spec: MacroString,
  domain: string,
  budget: PrefetchBudget,
): Promise<Match> {
  const target = await targetName(context, spec, directive.text, domain);
  if ('error' in target) return target;
  if (target.name === null) return { matches: false };
  context.targets.set(directive, target.name);
  if (target.ofSender) context.ofSender.add(directive);
  const inner = await evaluateDomain(context, target.name, 'include', budget);
  if (inner.result === 'error') return { error: inner.error };
  if (inner.result === 'none') {
    const values = { target: target.name };
    return { error: spfError('spf_permerror_include_none', directive.text, domain, values) };
  }
  return { matches: inner.result === 'pass', within: inner.matched };
}

/** §6.1: the target's result becomes the result; none is an error. */
async function evaluateRedirect(
  context: SpfContext,
  record: SpfRecord,
  redirect: Modifier,
  domain: string,
  budget: PrefetchBudget,
): Promise<Outcome> {
  const limit = countLookup(context, redirect.text, domain);
  if (limit) return { result: 'error', error: limit };
  const target = await targetName(context, redirect.domain, redirect.text, domain);
  if ('error' in target) return { result: 'error', error: target.error };
  // RFC 8616 §4: such a term is as if it were not there.
  if (target.name === null) return { result: 'neutral', record, domain, matched: null };
  context.targets.set(redirect, target.name);
  const outcome = await evaluateDomain(context, target.name, 'redirect', budget);
  if (outcome.result !== 'none') return target.ofSender ? asSenders(outcome) : outcome;
  return failure('spf_permerror_redirect_none', redirect.text, domain, { target: target.name });
}

/** What a record says to which the sender's own words led. */
function asSenders(outcome: Exclude<Outcome, { result: 'none' }>): Outcome {
  if (outcome.result === 'error') return { ...outcome, error: { ...outcome.error, ofSender: true } };
  return { ...outcome, matched: outcome.matched && { ...outcome.matched, ofSender: true } };
}

/** §4.6.4: "include", "a", "mx", "ptr", "exists" and "redirect"; the rest of the terms cost nothing. */
function queriesDns({ mechanism }: Directive): boolean {
  return mechanism.kind !== 'all' && mechanism.kind !== 'ip4' && mechanism.kind !== 'ip6';
}

function countLookup(context: SpfContext, term: string, domain: string): SpfError | null {
  if (context.lookups >= MAX_SPF_LOOKUPS) {
    return spfError('spf_permerror_lookups', term, domain, { limit: MAX_SPF_LOOKUPS });
  }
  context.lookups++;
  return null;
}

function failure(code: SpfCode, term: string | null, domain: string, values: SpfError['values'] = {}): Outcome {
  return { result: 'error', error: spfError(code, term, domain, values) };
}
