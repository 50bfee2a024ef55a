/** What one Received field tells of its hop, part by part. */
import type { RouteHop } from '../../core/index.ts';
import type { CardId } from '../../lesson/card-ids.ts';
import type { TextKey } from '../../text/translate.ts';

type Part =
  | 'helo'
  | 'reverseName'
  | 'ip'
  | 'byIp'
  | 'with'
  | 'id'
  | 'for'
  | 'envelopeFrom'
  | 'authenticated'
  | 'via'
  | 'software';

export interface HopPart {
  part: Part;
  name: TextKey;
  value: string;
  /** The card of what the name says. */
  card: CardId | undefined;
  /**
   * The client's own word, even where a server that is believed writes it down (RFC 5321 §4.4): the greeting, the envelope's sender, and the
   * reverse name, which the owner of the address chooses.
   */
  isClients: boolean;
}

const NAMES: readonly (readonly [Part, TextKey, CardId?])[] = [
  ['helo', 'view_hop_helo', 'greeting'],
  ['reverseName', 'view_hop_reverse', 'reverse_name'],
  ['ip', 'view_hop_ip', 'ip_address'],
  ['byIp', 'view_hop_by_ip', 'ip_address'],
  ['with', 'view_hop_with', 'protocol'],
  ['id', 'view_hop_id'],
  ['for', 'view_hop_for', 'envelope'],
  ['envelopeFrom', 'view_hop_envelope', 'return_path'],
  ['authenticated', 'view_hop_authenticated', 'smtp_auth'],
  ['via', 'view_hop_via'],
  ['software', 'view_hop_software'],
];
const CLIENTS: readonly Part[] = ['helo', 'reverseName', 'envelopeFrom'];

/** The parts that the field has, in the order in which they are shown. */
export function hopParts(hop: RouteHop): HopPart[] {
  return NAMES.flatMap(([part, name, card]) => {
    const value = hop[part];
    return value === null || value === '' ? [] : [{ part, name, value, card, isClients: CLIENTS.includes(part) }];
  });
}
