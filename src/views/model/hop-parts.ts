/** What one Received field tells of its hop, part by part. */
import type { RouteHop } from '../../core/index.ts';
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
  /**
   * The client's own word, even where a server that is believed writes it down (RFC 5321 §4.4): the greeting, the envelope's sender, and the
   * reverse name, which the owner of the address chooses.
   */
  isClients: boolean;
}

const NAMES: readonly (readonly [Part, TextKey])[] = [
  ['helo', 'view_hop_helo'],
  ['reverseName', 'view_hop_reverse'],
  ['ip', 'view_hop_ip'],
  ['byIp', 'view_hop_by_ip'],
  ['with', 'view_hop_with'],
  ['id', 'view_hop_id'],
  ['for', 'view_hop_for'],
  ['envelopeFrom', 'view_hop_envelope'],
  ['authenticated', 'view_hop_authenticated'],
  ['via', 'view_hop_via'],
  ['software', 'view_hop_software'],
];
const CLIENTS: readonly Part[] = ['helo', 'reverseName', 'envelopeFrom'];

/** The parts that the field has, in the order in which they are shown. */
export function hopParts(hop: RouteHop): HopPart[] {
  return NAMES.flatMap(([part, name]) => {
    const value = hop[part];
    return value === null || value === '' ? [] : [{ part, name, value, isClients: CLIENTS.includes(part) }];
  });
}
