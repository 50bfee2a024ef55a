/** What of a message can be compared with another one: facts in the order in which they are shown. Pure. */
import type { Inspection, Note } from '../../core/index.ts';
import { clientName } from '../../core/journey/client-name.ts';
import { formatIp, parseIp, unmapIp } from '../../core/net/ip.ts';
import { linksIn } from '../../export/blank/links.ts';
import { mailboxTexts } from '../../export/mailbox-text.ts';
import type { TextKey } from '../../text/translate.ts';

/** A fact: its texts, or what the engine says. */
export interface Fact {
  key: TextKey;
  values: readonly string[];
  notes?: readonly Note[];
  /** A point in time, ISO 8601. */
  time?: string | null;
  /** Written by whoever sent the message: the same in both proves nothing. */
  isClaimed?: boolean;
}

/** @returns the facts of one message; each message has the same keys in the same order */
export function factsOf(inspection: Inspection): Fact[] {
  const { message, route, verdict, dkim, spf, dmarc, arc, fields } = inspection;
  const valuesOf = (name: string) =>
    fields.filter((field) => field.name.toLowerCase() === name).map(({ value, decoded }) => decoded ?? value);
  return [
    { key: 'compare_verdict', values: [], notes: [verdict.headline, verdict.reason] },
    { key: 'compare_from', values: message.from.map(({ text }) => text), isClaimed: true },
    { key: 'compare_reply_to', values: mailboxTexts(message.replyTo), isClaimed: true },
    {
      key: 'compare_envelope',
      values: present(route.mailFrom?.address ?? message.returnPath?.address),
      isClaimed: route.mailFrom === null && message.returnPath?.trust !== 'recorded',
    },
    { key: 'compare_subject', values: present(message.subject), isClaimed: true },
    { key: 'compare_arrived', values: [], time: route.arrivedAt },
    { key: 'compare_date', values: [], time: message.date, isClaimed: true },
    { key: 'compare_server', values: clientOf(inspection) },
    { key: 'compare_network', values: present(networkOf(route.client?.ip)) },
    { key: 'compare_path', values: route.hops.toReversed().flatMap(({ by }) => by ?? []), isClaimed: true },
    { key: 'compare_spf', values: spf ? [`${spf.result} ${spf.evidence.domain}`] : [] },
    {
      key: 'compare_signatures',
      values: dkim.map(({ result, evidence }) => `${result} d=${evidence.domain} s=${evidence.selector}`),
    },
    {
      key: 'compare_dmarc',
      values: dmarc ? [[dmarc.result, dmarc.policy && `p=${dmarc.policy}`].filter(Boolean).join(' ')] : [],
    },
    { key: 'compare_arc', values: arc ? arc.evidence.sets.map(({ sealer }) => `${arc.result} d=${sealer}`) : [] },
    { key: 'compare_message_id', values: present(domainAfterAt(message.messageId)), isClaimed: true },
    { key: 'compare_software', values: [...valuesOf('x-mailer'), ...valuesOf('user-agent')], isClaimed: true },
    { key: 'compare_unsubscribe', values: hostsIn(valuesOf('list-unsubscribe').join(' ')), isClaimed: true },
  ];
}

function present(text: string | null | undefined): string[] {
  return text ? [text] : [];
}

/** The server that handed the message in, as the receiving side recorded it. */
function clientOf({ route }: Inspection): string[] {
  const border = route.border === null ? undefined : route.hops[route.border];
  const seen = [border ? clientName(border) : '', route.client?.ip ?? border?.ip ?? ''];
  return [...new Set(seen.filter((name) => name !== ''))];
}

/** What one provider usually gets at a time: 256 IPv4 addresses, a /48 of IPv6. */
const NETWORK_BYTES = { 4: 3, 6: 6 } as const;

/** @returns the network of an address, in the text that RFC 5952 gives it; null for what is no address */
export function networkOf(text: string | undefined): string | null {
  const ip = text === undefined ? null : parseIp(text);
  if (ip === null) return null;
  const { family, bytes } = unmapIp(ip);
  const kept = NETWORK_BYTES[family];
  return `${formatIp({ family, bytes: bytes.map((byte, at) => (at < kept ? byte : 0)) })}/${kept * 8}`;
}

function domainAfterAt(text: string): string | null {
  const at = text.lastIndexOf('@');
  if (at < 0) return null;
  return (text.slice(at + 1).split(/[>\s]/, 1)[0] ?? '').toLowerCase();
}

function hostsIn(text: string): string[] {
  const hosts = linksIn(text).flatMap(({ to, isMail }) => (isMail ? (domainAfterAt(to) ?? []) : to.toLowerCase()));
  return [...new Set(hosts)].filter((host) => host !== '');
}
