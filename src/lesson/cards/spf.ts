/** SPF: the servers that a domain allows, term by term (RFC 7208). */
import type { Inspection, SpfCheck } from '../../core/index.ts';
import { toldSpf } from '../../core/marks/told-spf.ts';
import { addressRange } from '../address-range.ts';
import { type Card, type CardPart, names, quote, say } from '../card.ts';
import type { CARD_GROUPS } from '../card-ids.ts';

type Explain = (spf: SpfCheck) => CardPart[];

export const SPF: Record<(typeof CARD_GROUPS)['spf'][number], Card> = {
  spf: { rfcs: ['RFC 7208'], see: ['v_spf1', 'envelope', 'dkim', 'dmarc', 'forwarding'], here: checked(spf) },
  v_spf1: { rfcs: ['RFC 7208 §4.5'], see: ['spf', 'txt', 'ip', 'all'], here: checked(version) },
  qualifier: { rfcs: ['RFC 7208 §4.6.2'], see: ['all', 'ip', 'spf'], here: checked(qualifier) },
  ip: { rfcs: ['RFC 7208 §5.6'], see: ['ip_address', 'qualifier', 'include', 'all', 'spf'], here: checked(addresses) },
  include: { rfcs: ['RFC 7208 §5.2'], see: ['ip', 'all', 'spf'], here: checked(include) },
  all: { rfcs: ['RFC 7208 §5.1'], see: ['qualifier', 'ip', 'spf'], here: checked(all) },
};

/** Where SPF was not checked, why not; where nothing may be told of its result, why not, and the record that was read. */
function checked(explain: Explain): Card['here'] {
  return (inspection: Inspection) => {
    const { spf: check } = inspection;
    const { result, note } = toldSpf(inspection);
    if (check === null || result === null) {
      const why = note ? say(note.code, note.values) : say('lesson_here_spf_unchecked');
      return [why, ...quote(check?.evidence.record ?? null)];
    }
    // Without a record there is no term to speak of.
    if (check.evidence.record === null && result === 'none') return [...spf(check), say(check.code, check.values)];
    return explain(check);
  };
}

/** Terms of the records that were read, each with the domain whose record it is, in the order in which they were read. */
export function termsOf({ evidence }: SpfCheck): { term: string; domain: string }[] {
  return evidence.path.slice(0, 20).flatMap(({ record, domain }) =>
    (record ?? '')
      .split(' ')
      .filter((term) => term !== '')
      .slice(0, 100)
      .map((term) => ({ term, domain })),
  );
}

const bare = (term: string) => term.toLowerCase().replace(/^[+?~-]/, '');

function spf({ evidence, result }: SpfCheck): CardPart[] {
  const { ip, domain, record, mechanism } = evidence;
  return [say('lesson_here_spf', { ip, domain, result }), ...quote(record, mechanism ?? '')];
}

function version({ evidence: { domain, record } }: SpfCheck): CardPart[] {
  if (record === null) return [say('lesson_here_v_spf1_none', { domain })];
  return [say('lesson_here_v_spf1', { domain }), ...quote(record, record.slice(0, 6))];
}

const SIGNS = { '+': 'pass', '-': 'fail', '~': 'softfail', '?': 'neutral' } as const;

function qualifier(check: SpfCheck): CardPart[] {
  const { mechanism, mechanismDomain, domain } = check.evidence;
  if (mechanism === null) return [say('lesson_here_qualifier_none', { domain, result: check.result })];
  const sign = mechanism.slice(0, 1);
  const values = { term: mechanism, domain: mechanismDomain ?? domain, sign, result: check.result };
  if (!(sign in SIGNS)) return [say('lesson_here_qualifier_implicit', values)];
  return [say('lesson_here_qualifier', { ...values, meaning: SIGNS[sign as keyof typeof SIGNS] })];
}

function addresses(check: SpfCheck): CardPart[] {
  const { ip, mechanism, mechanismDomain, domain } = check.evidence;
  const isBlock = (term: string) => bare(term).startsWith('ip4:') || bare(term).startsWith('ip6:');
  const blocks = termsOf(check).filter(({ term }) => isBlock(term));
  const matched = mechanism !== null && isBlock(mechanism) ? mechanism : null;
  const shown = matched ?? blocks[0]?.term;
  if (shown === undefined) return [say('lesson_here_ip_none', { domain, ip })];
  const meaning = meaningOf(shown);
  if (matched !== null) {
    const values = { term: matched, ip, domain: mechanismDomain ?? domain, result: check.result };
    return [...quote(matched), ...meaning, say('lesson_here_ip_match', values)];
  }
  return [
    ...quote(names(blocks.map(({ term }) => term)).replaceAll(', ', ' ')),
    ...meaning,
    say('lesson_here_ip_no_match', { ip }),
  ];
}

/** From which address to which a term goes; nothing where it names no block of IPv4. */
export function meaningOf(term: string): CardPart[] {
  const range = addressRange(term.slice(term.indexOf(':') + 1));
  return range ? [say('lesson_here_ip_range', { term, ...range })] : [];
}

function include(check: SpfCheck): CardPart[] {
  const { path, domain, ip, mechanism, mechanismDomain } = check.evidence;
  const included = path.filter(({ via }) => via === 'include');
  if (included.length === 0) {
    const term = termsOf(check).find(
      (found) => found.domain === domain && bare(found.term).startsWith('include:'),
    )?.term;
    return term === undefined || mechanism === null
      ? [say('lesson_here_include_none', { domain })]
      : [say('lesson_here_all_not_reached', { term, domain, ip, mechanism })];
  }
  const decided = included.find((step) => step.domain === mechanismDomain);
  return [
    say('lesson_here_include', { count: included.length, domain, targets: names(included.map((step) => step.domain)) }),
    ...(decided ? [say('lesson_here_include_match', { target: decided.domain, ip })] : []),
  ];
}

function all(check: SpfCheck): CardPart[] {
  const { mechanism, domain, ip, record } = check.evidence;
  const term = termsOf(check).find((found) => found.domain === domain && bare(found.term) === 'all')?.term;
  const values = { domain, ip, term: term ?? '', mechanism: mechanism ?? '', result: check.result };
  if (mechanism !== null && bare(mechanism) === 'all') {
    return [say('lesson_here_all_decided', { ...values, term: mechanism }), ...quote(record, mechanism)];
  }
  if (term === undefined) return [say('lesson_here_all_none', values), ...quote(record)];
  return [say(mechanism === null ? 'lesson_here_all' : 'lesson_here_all_not_reached', values), ...quote(record, term)];
}
