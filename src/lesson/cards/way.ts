/** Who takes part on the way, and how they speak with each other (RFC 5598). */
import type { Inspection, RouteHop } from '../../core/index.ts';
import { type Card, type CardPart, names, quote, say } from '../card.ts';
import type { CARD_GROUPS } from '../card-ids.ts';
import { borderHop, clientName, fieldOf, NO_ROUTE, quoteField, quoteHop, serverName } from '../facts.ts';
import { settingOut } from '../first-hop.ts';

export const WAY: Record<(typeof CARD_GROUPS)['way'][number], Card> = {
  mua: { rfcs: ['RFC 5598 §4.2.1'], see: ['msa', 'smtp_auth', 'imap', 'pop'], here: mua },
  msa: { rfcs: ['RFC 6409', 'RFC 5598 §4.3.1'], see: ['port587', 'smtp_auth', 'mua', 'mta'], here: msa },
  mta: { rfcs: ['RFC 5321', 'RFC 5598 §4.3.2'], see: ['smtp', 'port25', 'received', 'mx'], here: mta },
  mx: { rfcs: ['RFC 5321 §5.1'], see: ['trust_line', 'port25', 'spf', 'mda'], here: mx },
  mda: { rfcs: ['RFC 5598 §4.3.3'], see: ['mx', 'mra', 'return_path'], here: mda },
  mra: { rfcs: ['RFC 5598 §4.2.2'], see: ['pop', 'imap', 'mda', 'mua'], here: mra },
  smtp: { rfcs: ['RFC 5321'], see: ['port25', 'port587', 'envelope', 'smtp_auth'], here: smtp },
  port25: { rfcs: ['RFC 5321'], see: ['port587', 'op25b', 'ip25b', 'spf'], here: port25 },
  port587: { rfcs: ['RFC 6409 §3.1', 'RFC 8314 §3.3'], see: ['smtp_auth', 'port25', 'op25b', 'msa'], here: port587 },
  smtp_auth: { rfcs: ['RFC 4954'], see: ['port587', 'msa', 'op25b'], here: smtpAuth },
  pop: { rfcs: ['RFC 1939', 'RFC 8314'], see: ['imap', 'mra', 'mda'], here: reading },
  imap: { rfcs: ['RFC 9051', 'RFC 8314'], see: ['pop', 'mra', 'mda'], here: reading },
};

function mua(inspection: Inspection): CardPart[] {
  const { author, date } = inspection.message;
  const program = fieldOf(inspection, 'x-mailer') ?? fieldOf(inspection, 'user-agent');
  const wrote = author
    ? date === null
      ? say('lesson_here_mua_author', { address: author.address })
      : say('lesson_here_mua_author_time', { address: author.address, time: date })
    : say('lesson_here_no_author');
  return [wrote, ...(program ? [say('lesson_here_mua_program'), ...quoteField(program)] : [])];
}

function msa(inspection: Inspection): CardPart[] {
  const setting = settingOut(inspection);
  if (setting.kind === 'unknown') return NO_ROUTE;
  const { hop } = setting;
  const values = { by: serverName(hop) };
  const key =
    setting.kind === 'submission'
      ? 'lesson_here_msa_submission'
      : setting.kind === 'inside'
        ? 'lesson_here_msa_inside'
        : 'lesson_here_msa_none';
  return [say(key, values), ...quoteHop(inspection, hop)];
}

function mta({ route }: Inspection): CardPart[] {
  const servers = [...new Set(route.hops.toReversed().map(serverName))];
  if (servers.length === 0) return NO_ROUTE;
  return [say('lesson_here_mta', { count: servers.length, names: names(servers) })];
}

function mx(inspection: Inspection): CardPart[] {
  const { route } = inspection;
  const hop = borderHop(inspection);
  if (!hop) return [say('lesson_here_mx_unknown')];
  const values = { by: serverName(hop), from: clientName(hop), ip: hop.ip ?? '?' };
  const key =
    route.standing === 'inferred'
      ? 'lesson_here_mx_inferred'
      : hop.submission
        ? 'lesson_here_mx_submission'
        : hop.reverseName === null
          ? 'lesson_here_mx_unnamed'
          : 'lesson_here_mx';
  return [say(key, values), ...quoteHop(inspection, hop)];
}

function mda(inspection: Inspection): CardPart[] {
  const { hops } = inspection.route;
  const [newest] = hops;
  if (!newest) return NO_ROUTE;
  const delivery = hops.find((hop) => hop.kind === 'delivery');
  const told = delivery
    ? say('lesson_here_mda', { by: serverName(delivery), protocol: delivery.with ?? '?' })
    : say('lesson_here_mda_last', { by: serverName(newest) });
  return [told, ...quoteHop(inspection, delivery ?? newest)];
}

function mra(inspection: Inspection): CardPart[] {
  const fetched = inspection.route.hops.find((hop) => hop.kind === 'fetch');
  if (!fetched) return reading(inspection);
  const told = say('lesson_here_mra_fetched', { by: serverName(fetched), from: fetched.from ?? clientName(fetched) });
  return [told, ...quoteHop(inspection, fetched)];
}

/** How a person reads mail, no field tells: it ends at the last server. */
function reading({ route }: Inspection): CardPart[] {
  const [newest] = route.hops;
  return newest ? [say('lesson_here_reading', { by: serverName(newest) })] : [say('lesson_here_reading_unknown')];
}

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
  const values = { by: serverName(hop), from: clientName(hop), ip: hop.ip ?? '?' };
  const key = hop.reverseName === null ? 'lesson_here_port25_unnamed' : 'lesson_here_port25';
  return [say(key, values), ...quoteHop(inspection, hop)];
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
