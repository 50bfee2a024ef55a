/** What access providers and mail providers do about port 25, where it bears on this message's first hop. */
import type { Inspection, RouteHop } from '../../core/index.ts';
import { type Card, type CardPart, type Said, said, say } from '../card.ts';
import type { CARD_GROUPS } from '../card-ids.ts';
import { clientName, NO_ROUTE, onlyClaimed, quoteHop, serverName } from '../facts.ts';
import { settingOut } from '../first-hop.ts';

export const PORT25: Record<(typeof CARD_GROUPS)['port25'][number], Card> = {
  op25b: {
    rfcs: ['RFC 5068'],
    see: ['ip25b', 'port587', 'port25', 'smtp_auth'],
    here: (inspection) => block(inspection, 'op25b'),
  },
  ip25b: {
    rfcs: ['RFC 5068'],
    see: ['op25b', 'dynamic', 'port25', 'mx', 'spf'],
    here: (inspection) => block(inspection, 'ip25b'),
  },
};

/** What it means for the first hop. */
export function block(inspection: Inspection, id: 'op25b' | 'ip25b'): CardPart[] {
  const setting = settingOut(inspection);
  if (setting.kind === 'unknown') return NO_ROUTE;
  const { kind, hop } = setting;
  return [say(`lesson_here_${id}_${kind}`, valuesOf(hop)), ...onlyClaimed(hop), ...quoteHop(inspection, hop)];
}

/** @returns what they mean for the first hop where they bear on it: it keeps to 587, or comes from a consumer's line; else nothing */
export function portBlocks(inspection: Inspection): Said[] {
  const setting = settingOut(inspection);
  if (setting.kind === 'submission') return [said('lesson_here_op25b_submission', valuesOf(setting.hop))];
  if (setting.kind !== 'consumer') return [];
  const values = valuesOf(setting.hop);
  return [said('lesson_here_op25b_consumer', values), said('lesson_here_ip25b_consumer', values)];
}

function valuesOf(hop: RouteHop) {
  return { by: serverName(hop), from: clientName(hop), ip: hop.ip ?? '?', protocol: hop.with ?? '?' };
}
