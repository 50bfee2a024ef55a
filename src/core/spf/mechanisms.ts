/** Whether one mechanism matches the client (RFC 7208 §5); "include" is evaluate.ts's, since it evaluates a record of its own. */
import { isAnswer } from '../dns/answer.ts';
import { isAtOrUnder } from '../dns/names.ts';
import type { DnsAnswer } from '../dns/resolver.ts';
import type { RecordType } from '../inspection/index.ts';
import { MAX_SPF_NAMES, MAX_SPF_VOID_LOOKUPS } from '../limits.ts';
import { type IpAddress, parseIp } from '../net/ip.ts';
import { inPrefix } from '../net/prefix.ts';
import { dnsError, type SpfContext, type SpfError, spfError } from './context.ts';
import type { Directive, Mechanism } from './record.ts';
import { targetName } from './target.ts';
import { validatedNames } from './validated-names.ts';

/** A term in a record, and the domain whose record holds it. */
export interface MatchedTerm {
  directive: Directive;
  domain: string;
  ofSender?: boolean;
}

/** `within`: of an include, the term that matched in the record which it names. */
export type Match = { matches: boolean; within?: MatchedTerm | null } | { error: SpfError };

type AddressMechanism = Extract<Mechanism, { kind: 'a' | 'mx' }>;
type DnsMechanism = AddressMechanism | Extract<Mechanism, { kind: 'ptr' | 'exists' }>;

/** A term in evaluation, and the name that it is about. */
interface Term {
  context: SpfContext;
  directive: Directive;
  /** The domain whose record holds it. */
  domain: string;
  target: string;
}

/** @param domain the domain whose record holds the term */
export async function matchMechanism(
  context: SpfContext,
  directive: Directive,
  mechanism: Exclude<Mechanism, { kind: 'include' }>,
  domain: string,
): Promise<Match> {
  switch (mechanism.kind) {
    case 'all': // §5.1
      return { matches: true };
    case 'ip4': // §5.6
    case 'ip6':
      return { matches: inPrefix(context.subject.client, mechanism.prefix) };
    default:
      return matchByDns(context, directive, mechanism, domain);
  }
}

async function matchByDns(
  context: SpfContext,
  directive: Directive,
  mechanism: DnsMechanism,
  domain: string,
): Promise<Match> {
  const target = await targetName(context, mechanism.domain, directive.text, domain);
  if ('error' in target) return target;
  if (target.name === null) return { matches: false };
  if (target.ofSender) context.ofSender.add(directive);
  const term = { context, directive, domain, target: target.name };
  switch (mechanism.kind) {
    case 'a':
      return matchA(term, mechanism);
    case 'mx':
      return matchMx(term, mechanism);
    case 'ptr':
      return matchPtr(term);
    case 'exists':
      return matchExists(term);
  }
}

/** §5.3: A of an IPv4 client, AAAA of an IPv6 one; any address, compared by the prefix length of that family. */
async function matchA(term: Term, mechanism: AddressMechanism): Promise<Match> {
  const { context, target } = term;
  const answer = await context.ask(target, context.addressType);
  const error = checkAnswer(term, answer, target, context.addressType) ?? countVoid(term, answer);
  return error ? { error } : { matches: matchAddresses(term, mechanism, answer) };
}

/** §5.4: the addresses of each MX host, by preference; never the domain's own address when it has no MX. */
async function matchMx(term: Term, mechanism: AddressMechanism): Promise<Match> {
  const { context, target, directive, domain } = term;
  const answer = await context.ask(target, 'MX');
  let error = checkAnswer(term, answer, target, 'MX') ?? countVoid(term, answer);
  if (error) return { error };
  // All are under way at once; their answers are taken in turn.
  const asked = firstHosts(answer).map((name) => ({ name, answer: context.ask(name, context.addressType) }));
  let countedVoid = false;
  for (const { name, answer: pending } of asked) {
    const addresses = await pending;
    error = checkAnswer(term, addresses, name, context.addressType);
    // §4.6.4 limits the terms that meet a void lookup, so that one "mx" counts once however many of its hosts have no such address.
    if (!countedVoid && isVoid(addresses)) {
      countedVoid = true;
      error = countVoid(term, addresses);
    }
    if (error) return { error };
    if (matchAddresses(term, mechanism, addresses)) return { matches: true };
  }
  // §4.6.4: an eleventh must not be asked for, so that only who did not match among the first ten meets the error.
  const count = answer.records.filter(({ type }) => type === 'MX').length;
  if (count <= MAX_SPF_NAMES) return { matches: false };
  const values = { name: target, count, limit: MAX_SPF_NAMES };
  return { error: spfError('spf_permerror_mx_names', directive.text, domain, values) };
}

/** The hosts of an MX answer whose addresses may be asked for (§4.6.4), the most preferred first. */
export function firstHosts({ records }: DnsAnswer): string[] {
  const hosts = records.filter((record) => record.type === 'MX');
  hosts.sort((one, other) => one.preference - other.preference);
  return hosts.slice(0, MAX_SPF_NAMES).map(({ data }) => data);
}

/** §5.5: a validated name of the client equals the target or lies below it. An error of the DNS is no match. */
async function matchPtr({ context, target }: Term): Promise<Match> {
  const own = target.toLowerCase();
  const names = await validatedNames(context);
  return { matches: names.some((name) => isAtOrUnder(name, own)) };
}

/** §5.7: any A record, whatever the client's family. */
async function matchExists(term: Term): Promise<Match> {
  const answer = await term.context.ask(term.target, 'A');
  const error = checkAnswer(term, answer, term.target, 'A') ?? countVoid(term, answer);
  return error ? { error } : { matches: answer.status === 'ok' };
}

function matchAddresses({ context, directive }: Term, mechanism: AddressMechanism, answer: DnsAnswer): boolean {
  const { client } = context.subject;
  const addresses = answer.records.flatMap((record) =>
    record.type === context.addressType ? readIp(record.data) : [],
  );
  context.addresses.set(directive, [...(context.addresses.get(directive) ?? []), ...addresses]);
  const length = client.family === 4 ? mechanism.ip4Length : mechanism.ip6Length;
  return addresses.some((address) => inPrefix(client, { address, length }));
}

function readIp(text: string): IpAddress[] {
  const ip = parseIp(text);
  return ip ? [ip] : [];
}

function checkAnswer({ directive, domain }: Term, answer: DnsAnswer, name: string, type: RecordType): SpfError | null {
  return isAnswer(answer) ? null : dnsError(answer, { name, type }, directive.text, domain);
}

function isVoid(answer: DnsAnswer): boolean {
  return answer.status === 'nodata' || answer.status === 'nxdomain';
}

/** §4.6.4: a third term whose question finds nothing is an error. */
function countVoid({ context, directive, domain }: Term, answer: DnsAnswer): SpfError | null {
  if (!isVoid(answer) || ++context.voidLookups <= MAX_SPF_VOID_LOOKUPS) return null;
  const values = { limit: MAX_SPF_VOID_LOOKUPS };
  return spfError('spf_permerror_void_lookups', directive.text, domain, values);
}
