/** Who hands the message over, and whether the envelope's domain allows that (RFC 7208). */
import type { Inspection, RouteHop } from '../../inspection/index.ts';
import { parseIp } from '../../net/ip.ts';
import { inPrefix, parsePrefix } from '../../net/prefix.ts';
import { type ChangeRule, keptRecords, withAnswer } from '../change.ts';

export const serverAllowed: ChangeRule = {
  applies: ({ spf }) => spf !== null && spf.result !== 'pass' && spf.result !== 'temperror',
  change: (facts) => withTerms(facts, (terms, own) => [own, ...terms]),
};

/** Every term by which the server is let in goes, and so do those that lead to other records: what is left is fail. */
export const serverNotAllowed: ChangeRule = {
  applies: ({ spf }) => spf?.result === 'pass',
  change: (facts) => withTerms(facts, (terms) => [...terms.filter((term) => isOtherBlock(term, facts)), '-all']),
};

/** Another server passes it on, as it is and with the same envelope sender: forwarding as .forward files do it. */
export const forwarded: ChangeRule = {
  applies: ({ route, spf }) =>
    spf !== null && route.client !== null && route.border !== null && route.client.ip !== FORWARDER.ip,
  change: (facts) => {
    const { route } = facts;
    const border = route.border === null ? undefined : route.hops[route.border];
    if (border === undefined || route.client === null) return facts;
    const arrival: RouteHop = {
      ...border,
      from: FORWARDER.name,
      helo: FORWARDER.name,
      reverseName: FORWARDER.name,
      ip: FORWARDER.ip,
    };
    // No field tells of it: it is only supposed.
    const before: RouteHop = {
      ...border,
      by: FORWARDER.name,
      border: false,
      trust: 'claimed',
      fieldIndex: -1,
      notes: [],
    };
    const hops = route.hops.flatMap((hop) => (hop === border ? [arrival, before] : [hop]));
    return {
      ...facts,
      route: {
        ...route,
        hops: hops.map((hop, index) => ({ ...hop, index })),
        client: { ...route.client, ip: FORWARDER.ip, helo: FORWARDER.name },
      },
    };
  },
};

/** A name and an address that are kept for examples (RFC 2606, RFC 5737). */
const FORWARDER = { name: 'forwarder.example', ip: '192.0.2.99' };

function withTerms(facts: Inspection, change: (terms: string[], own: string) => string[]): Inspection {
  const { spf } = facts;
  if (spf === null) return facts;
  const { domain, ip, record } = spf.evidence;
  const terms = (record ?? 'v=spf1 -all')
    .split(' ')
    .slice(1)
    .filter((term) => term !== '');
  const own = `${ip.includes(':') ? 'ip6' : 'ip4'}:${ip}`;
  const changed = ['v=spf1', ...change(terms, own)].join(' ');
  const others = keptRecords(facts, domain).filter((text) => !/^v=spf1(?: |$)/i.test(text));
  return withAnswer(facts, domain, 'spf', [changed, ...others]);
}

/** A block of addresses that does not hold the server's. */
function isOtherBlock(term: string, { spf }: Inspection): boolean {
  const colon = term.indexOf(':');
  const isBlock = /^[+?~-]?ip[46]$/i.test(term.slice(0, colon));
  const prefix = isBlock ? parsePrefix(term.slice(colon + 1)) : null;
  const ip = parseIp(spf?.evidence.ip ?? '');
  return prefix !== null && ip !== null && !inPrefix(ip, prefix);
}
