/** Who takes part on the way (RFC 5598). */
import type { Inspection, RouteHop } from '../../core/index.ts';
import { type Card, type CardPart, names, quote, say } from '../card.ts';
import type { CARD_GROUPS } from '../card-ids.ts';
import {
  borderHop,
  clientName,
  fieldOf,
  NO_ROUTE,
  quoteField,
  quoteHop,
  receivedFields,
  serverName,
} from '../facts.ts';
import { settingOut } from '../first-hop.ts';

export const WAY: Record<(typeof CARD_GROUPS)['way'][number], Card> = {
  mua: { rfcs: ['RFC 5598 §4.2.1'], see: ['msa', 'smtp_auth', 'imap', 'pop'], here: mua },
  msa: { rfcs: ['RFC 6409', 'RFC 5598 §4.3.1'], see: ['port587', 'smtp_auth', 'mua', 'mta'], here: msa },
  mta: { rfcs: ['RFC 5321', 'RFC 5598 §4.3.2'], see: ['smtp', 'port25', 'hop', 'received', 'mx'], here: mta },
  mx: { rfcs: ['RFC 5321 §5.1'], see: ['trust_line', 'port25', 'ip_address', 'spf', 'mda'], here: mx },
  mda: { rfcs: ['RFC 5598 §4.3.3'], see: ['mx', 'lmtp', 'mra', 'return_path'], here: mda },
  mra: { rfcs: ['RFC 5598 §4.2.2'], see: ['pop', 'imap', 'mda', 'mua'], here: mra },
  hop: { rfcs: ['RFC 5321 §4.4'], see: ['received', 'tls', 'mta', 'forwarding'], here: hop },
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

/** Who handed it over at the border. */
export function mx(inspection: Inspection): CardPart[] {
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

/** Who put it into the mailbox, as far as a field tells. */
export function mda(inspection: Inspection): CardPart[] {
  const { hops } = inspection.route;
  const [newest] = hops;
  if (!newest) return NO_ROUTE;
  const delivery = hops.find((hop) => hop.kind === 'delivery');
  const told = delivery ? delivered(delivery) : say('lesson_here_mda_last', { by: serverName(newest) });
  return [told, ...quoteHop(inspection, delivery ?? newest)];
}

/** By which protocol a hop put it into the mailbox. */
export function delivered(hop: RouteHop): CardPart {
  return say('lesson_here_mda', { by: serverName(hop), protocol: hop.with ?? '?' });
}

function mra(inspection: Inspection): CardPart[] {
  const fetched = inspection.route.hops.find((hop) => hop.kind === 'fetch');
  if (!fetched) return reading(inspection);
  const told = say('lesson_here_mra_fetched', { by: serverName(fetched), from: fetched.from ?? clientName(fetched) });
  return [told, ...quoteHop(inspection, fetched)];
}

/** How a person reads mail, no field tells: it ends at the last server. */
export function reading({ route }: Inspection): CardPart[] {
  const [newest] = route.hops;
  return newest ? [say('lesson_here_reading', { by: serverName(newest) })] : [say('lesson_here_reading_unknown')];
}

function hop(inspection: Inspection): CardPart[] {
  const { hops } = inspection.route;
  const [first] = hops.toReversed();
  if (!first) return NO_ROUTE;
  const way = [clientName(first), ...hops.toReversed().map(serverName)];
  return [receivedFields(inspection), ...quote(way.slice(0, 10).join(' → '))];
}
