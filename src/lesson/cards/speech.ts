/** How those on the way speak with each other: protocols, ports, the greeting, encryption. */
import type { Inspection, RouteHop } from '../../core/index.ts';
import { type Card, type CardPart, names, quote, say } from '../card.ts';
import type { CARD_GROUPS } from '../card-ids.ts';
import { borderHop, clientName, firstHop, NO_ROUTE, onlyClaimed, quoteHop, serverName } from '../facts.ts';
import { settingOut } from '../first-hop.ts';
import { delivered, mda, mx, reading } from './way.ts';

export const SPEECH: Record<(typeof CARD_GROUPS)['speech'][number], Card> = {
  smtp: { rfcs: ['RFC 5321'], see: ['port25', 'port587', 'protocol', 'envelope', 'smtp_auth'], here: smtp },
  lmtp: { rfcs: ['RFC 2033'], see: ['smtp', 'mda', 'protocol'], here: lmtp },
  protocol: { rfcs: ['RFC 3848'], see: ['smtp', 'tls', 'smtp_auth', 'received'], here: protocol },
  greeting: { rfcs: ['RFC 5321 §4.1.1.1'], see: ['ip_address', 'reverse_name', 'received', 'smtp'], here: greeting },
  port: { rfcs: ['RFC 6335'], see: ['port25', 'port587', 'imap', 'pop'], here: port },
  port25: { rfcs: ['RFC 5321'], see: ['port', 'port587', 'op25b', 'ip25b', 'spf'], here: port25 },
  port587: {
    rfcs: ['RFC 6409 §3.1', 'RFC 8314 §3.3'],
    see: ['smtp_auth', 'tls', 'port25', 'op25b', 'msa'],
    here: port587,
  },
  smtp_auth: { rfcs: ['RFC 4954'], see: ['port587', 'msa', 'op25b'], here: smtpAuth },
  tls: { rfcs: ['RFC 8446', 'RFC 3207'], see: ['hop', 'protocol', 'port587', 'dkim'], here: tls },
  pop: { rfcs: ['RFC 1939', 'RFC 8314'], see: ['imap', 'mra', 'mda'], here: reading },
  imap: { rfcs: ['RFC 9051', 'RFC 8314'], see: ['pop', 'mra', 'mda'], here: reading },
};

function smtp({ route }: Inspection): CardPart[] {
  const protocols = route.hops.toReversed().flatMap((hop) => hop.with ?? []);
  if (route.hops.length === 0) return NO_ROUTE;
  if (protocols.length === 0) return [say('lesson_here_smtp_none')];
  return [say('lesson_here_smtp', { count: protocols.length }), ...quote(names(protocols, 10).replaceAll(', ', ' → '))];
}

function port25(inspection: Inspection): CardPart[] {
  const border = borderHop(inspection);
  const isServer = (hop: RouteHop) => hop.kind === 'smtp' && !hop.submission;
  const hop = border && isServer(border) ? border : inspection.route.hops.findLast(isServer);
  if (!hop) return [say('lesson_here_port25_none')];
  const { ip, reverseName } = hop;
  const from = reverseName === null ? (ip ?? '?') : `${reverseName} (${ip ?? '?'})`;
  return [say('lesson_here_port25', { by: serverName(hop), from }), ...quoteHop(inspection, hop)];
}

function port587(inspection: Inspection): CardPart[] {
  const setting = settingOut(inspection);
  if (setting.kind === 'unknown') return NO_ROUTE;
  const values = { by: serverName(setting.hop), protocol: setting.hop.with ?? '?' };
  const key = setting.kind === 'submission' ? 'lesson_here_port587' : 'lesson_here_port587_none';
  return [say(key, values), ...quoteHop(inspection, setting.hop)];
}

function smtpAuth(inspection: Inspection): CardPart[] {
  const hop = inspection.route.hops.findLast(({ authenticated, submission }) => authenticated !== null || submission);
  if (!hop) return [say('lesson_here_smtp_auth_none')];
  const values = { by: serverName(hop), user: hop.authenticated ?? '', protocol: hop.with ?? '?' };
  const key = hop.authenticated ? 'lesson_here_smtp_auth_user' : 'lesson_here_smtp_auth';
  return [say(key, values), ...quoteHop(inspection, hop)];
}

function lmtp(inspection: Inspection): CardPart[] {
  const hop = inspection.route.hops.find((one) => one.with?.toUpperCase().startsWith('LMTP'));
  return hop ? [delivered(hop), ...quoteHop(inspection, hop, hop.with ?? '')] : mda(inspection);
}

function protocol(inspection: Inspection): CardPart[] {
  const hop = inspection.route.hops.findLast((one) => one.with !== null);
  return [...smtp(inspection), ...quoteHop(inspection, hop, hop?.with ?? '')];
}

/** What the side that connected called itself: a claim, even where a server that is believed wrote it down. */
function greeting(inspection: Inspection): CardPart[] {
  const hop = borderHop(inspection) ?? firstHop(inspection);
  const name = hop?.helo ?? hop?.from;
  if (!hop || !name) return mx(inspection);
  const values = { ip: hop.ip ?? '?', name, by: serverName(hop) };
  return [say('lesson_here_greeting', values), ...onlyClaimed(hop), ...quoteHop(inspection, hop, name)];
}

/** No field tells a port: what the protocols of the first hop and of the border mean. */
function port(inspection: Inspection): CardPart[] {
  return [port587, port25].flatMap((told) => told(inspection).slice(0, 1));
}

function tls({ route: { hops } }: Inspection): CardPart[] {
  if (hops.length === 0) return NO_ROUTE;
  const encrypted = hops.toReversed().filter((hop) => hop.encrypted);
  const each = encrypted.slice(0, 6).flatMap((hop) => {
    const version = hop.tls?.version ?? hop.with ?? '';
    return quote(`${clientName(hop)} → ${serverName(hop)}: ${version}`, version);
  });
  return [say('lesson_here_tls', { count: encrypted.length, all: hops.length }), ...each];
}
