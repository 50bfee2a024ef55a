/**
 * SPF (RFC 7208, with RFC 8616 for internationalized mail): may this client send mail for this domain? Not done: the local policies and
 * the recording fields of §8 and §9, which are a receiving server's.
 */
import type { SpfCode } from '../codes/index.ts';
import { toALabels } from '../dns/names.ts';
import type { Resolver } from '../dns/resolver.ts';
import { safeResolver } from '../dns/safe-resolver.ts';
import type { Note, Result, SpfCheck, SpfEvidence, Values } from '../inspection/index.ts';
import { MAX_SHOWN_FIELD } from '../limits.ts';
import { formatIp, parseIp, unmapIp } from '../net/ip.ts';
import { SpfContext, type SpfTurn } from './context.ts';
import { countAuthorized, EVERYONE, MANY, matchesEveryone } from './coverage.ts';
import { evaluateDomain, type Outcome } from './evaluate.ts';
import { findExplanation } from './explanation.ts';
import { prefetchBudget } from './prefetch.ts';

export interface SpfQuery {
  /** The client's address, in any text form. */
  ip: string;
  /** What the client called itself. */
  helo: string;
  /** The reverse-path, with or without angle brackets; '' or '<>' = the null sender. In Unicode: decode UTF-8 first. */
  mailFrom: string;
  /**
   * Whether names may be asked for that hold the sender's local part; default true. With false a term that needs one ends the check
   * with `spf_temperror_local_part`. "postmaster", which stands in for a missing local part, is always asked for.
   */
  askLocalPart?: boolean;
  /** For explanations: the host that checks (%{r}) and when (%{t}). */
  receiver?: string;
  now?: Date;
  signal?: AbortSignal;
  onTurn?: SpfTurn;
}

/**
 * check_host() of RFC 7208 §4. Never throws and never rejects.
 *
 * @param resolver may be asked for names with any characters, since a record's terms may hold them (§7.1): it must refuse those that are
 *   no query names itself, as `createTrace` and `dohResolver` do. Nothing is asked of it twice
 * @returns the result in RFC 8601's words; a client address that cannot be read is a temperror: nothing could be checked
 */
export async function checkHost(query: SpfQuery, resolver: Resolver): Promise<SpfCheck> {
  const sender = readSender(query);
  const client = parseIp(query.ip.trim());
  const evidence = emptyEvidence(query, sender);
  if (!client) return conclude('temperror', 'spf_temperror_client', evidence);
  evidence.ip = formatIp(unmapIp(client));
  // §4.3: a domain of one label, or none at all, has no record.
  if (!sender.domain?.includes('.')) return conclude('none', 'spf_none_bad_domain', evidence);
  const subject = {
    client: unmapIp(client),
    localPart: sender.localPart,
    senderDomain: sender.domain,
    helo: toALabels(query.helo) ?? query.helo,
    receiver: query.receiver ?? 'unknown',
    timestamp: Math.floor((query.now?.getTime() ?? 0) / 1000),
    askLocalPart: sender.hasNoLocalPart || (query.askLocalPart ?? true),
  };
  const context = new SpfContext(subject, safeResolver(resolver), query.signal, query.onTurn);
  const outcome = await evaluateDomain(context, sender.domain, 'start', prefetchBudget());
  evidence.path = context.path;
  evidence.record = context.path[0]?.record ?? null;
  evidence.lookups = context.lookups;
  evidence.voidLookups = context.voidLookups;
  return await report(context, outcome, evidence);
}

interface Sender {
  identity: SpfEvidence['identity'];
  localPart: string;
  hasNoLocalPart: boolean;
  /** As written, and in A-labels (null: it cannot be a domain). */
  domainText: string;
  domain: string | null;
}

/** §2.4: the null sender is postmaster at the HELO name. §4.3: a missing local part is "postmaster". */
function readSender(query: SpfQuery): Sender {
  const address = /^<[^>]*>$/.test(query.mailFrom) ? query.mailFrom.slice(1, -1) : query.mailFrom;
  const isNull = address === '';
  const at = address.lastIndexOf('@');
  const domainText = isNull ? query.helo : address.slice(at + 1);
  return {
    identity: isNull ? 'helo' : 'mailfrom',
    localPart: at > 0 ? address.slice(0, at) : 'postmaster',
    hasNoLocalPart: at <= 0,
    domainText,
    domain: toALabels(domainText),
  };
}

/** Errors that another attempt may not meet (RFC 7208 §2.6.6). */
const TEMPORARY: readonly SpfCode[] = ['spf_temperror_dns', 'spf_temperror_local_part', 'spf_temperror_client'];

async function report(context: SpfContext, outcome: Outcome, evidence: SpfEvidence): Promise<SpfCheck> {
  switch (outcome.result) {
    case 'none':
      return conclude('none', outcome.code, evidence);
    case 'error': {
      const { code, term, domain, values, warnings, ofSender } = outcome.error;
      evidence.mechanism = shorten(term);
      evidence.mechanismDomain = term === null ? null : domain;
      const result = TEMPORARY.includes(code) ? 'temperror' : 'permerror';
      if (ofSender && code === 'spf_temperror_dns') evidence.troubleAtSendersName = true;
      // Of an error without a term the domain to name is the one whose record could not be had or read.
      const counts = code === 'spf_permerror_lookups' ? { counts: lookupsOfIncludes(evidence) } : {};
      return conclude(result, code, evidence, { ...values, ...counts, recordDomain: domain }, warnings);
    }
    default: {
      const { matched, result, record, domain } = outcome;
      evidence.mechanism = shorten(matched?.directive.text ?? null);
      evidence.mechanismDomain = matched?.domain ?? null;
      evidence.authorizedAddresses = await countAuthorized(context);
      evidence.letsEveryoneIn =
        evidence.authorizedAddresses >= EVERYONE ||
        // Whoever may choose the name that is asked for lets himself in.
        (result === 'pass' && matched !== null && (matched.ofSender || matchesEveryone(context, matched.directive)));
      const code = matched ? (`spf_${result}` as const) : 'spf_neutral_default';
      const check = conclude(
        result,
        code,
        evidence,
        {},
        warningsOf(context, evidence, matched?.directive.mechanism.kind),
      );
      return result === 'fail' ? { ...check, explanation: await findExplanation(context, record, domain) } : check;
    }
  }
}

/**
 * What each record that another one leads to costs, itself included, in the order of evaluation: "a.example 4, b.example 7". The last one
 * may need more, since the evaluation ends there (§4.6.4).
 */
function lookupsOfIncludes({ path }: SpfEvidence): string {
  const includes = path.filter(({ via }) => via !== 'start');
  return includes.map(({ domain, lookups = 0 }) => `${domain} ${lookups + 1}`).join(', ') || '–';
}

function warningsOf(context: SpfContext, evidence: SpfEvidence, matched: string | undefined): Note[] {
  const warnings: Note[] = [];
  const values = { domain: evidence.domain };
  const count = evidence.authorizedAddresses ?? 0;
  if (evidence.letsEveryoneIn) warnings.push({ code: 'spf_warning_everyone', values });
  else if (count >= MANY)
    warnings.push({ code: 'spf_warning_many_addresses', values: { ...values, addresses: count } });
  if (matched === 'ptr')
    warnings.push({ code: 'spf_warning_ptr', values: { ...values, ip: formatIp(context.subject.client) } });
  return warnings;
}

function emptyEvidence(query: SpfQuery, sender: Sender): SpfEvidence {
  return {
    identity: sender.identity,
    domain: sender.domain ?? sender.domainText.slice(0, MAX_SHOWN_FIELD),
    ip: query.ip.slice(0, MAX_SHOWN_FIELD),
    helo: query.helo.slice(0, MAX_SHOWN_FIELD),
    mailFrom: query.mailFrom.slice(0, MAX_SHOWN_FIELD),
    record: null,
    mechanism: null,
    mechanismDomain: null,
    path: [],
    lookups: 0,
    voidLookups: 0,
    letsEveryoneIn: false,
  };
}

function conclude(
  result: Result,
  code: SpfCode,
  evidence: SpfEvidence,
  values: Values = {},
  warnings: Note[] = [],
): SpfCheck {
  const { domain, ip, mechanism, mechanismDomain } = evidence;
  return {
    result,
    code,
    values: { domain, ip, mechanism: mechanism ?? '', recordDomain: mechanismDomain ?? domain, ...values },
    evidence,
    warnings,
    explanation: null,
  };
}

function shorten(term: string | null): string | null {
  return term?.slice(0, MAX_SHOWN_FIELD) ?? null;
}
