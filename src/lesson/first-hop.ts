/** How the mail set out, as its oldest Received field tells it: what OP25B and IP25B are about. */
import type { Inspection, RouteHop } from '../core/index.ts';
import { firstHop } from './facts.ts';

export type Setting =
  /** No Received field. */
  | { kind: 'unknown' }
  /** By port 587 or 465, after signing in: what OP25B leaves open. */
  | { kind: 'submission'; hop: RouteHop }
  /** Through a web page, or by a program on the server itself. */
  | { kind: 'inside'; hop: RouteHop }
  /** From a consumer's line straight to another side's port 25: what OP25B and IP25B stop. */
  | { kind: 'consumer'; hop: RouteHop; name: string }
  /** From a server to a server: nobody wrote down how the first one got it. */
  | { kind: 'server'; hop: RouteHop };

/** @returns how the message was sent out; claimed or recorded, as the hop itself says */
export function settingOut(inspection: Inspection): Setting {
  const hop = firstHop(inspection);
  if (!hop) return { kind: 'unknown' };
  if (hop.submission || hop.kind === 'submission') return { kind: 'submission', hop };
  if (hop.kind === 'http' || hop.kind === 'local') return { kind: 'inside', hop };
  const name = hop.reverseName ?? '';
  return isConsumerName(name, hop.ip) ? { kind: 'consumer', hop, name } : { kind: 'server', hop };
}

/** What access providers call the lines of their customers. */
const LINE_WORDS: ReadonlySet<string> = new Set(
  'adsl broadband bband cable catv dhcp dial dialin dialup dsl dyn dynamic dynip ftth fttx pool pools ppp pppoe vdsl'.split(
    ' ',
  ),
);

/**
 * Whether a reverse name looks like that of a consumer's line: it holds a number of the address together with a word for such
 * lines ("cpe-66.cable.isp.example"), or three of the numbers, each as often as the address has it ("10-10-10-1.isp.example"). Only for words, never for a verdict.
 */
export function isConsumerName(name: string, ip: string | null): boolean {
  const pieces = name
    .toLowerCase()
    .split(/[.\-_]/)
    .slice(0, 60);
  const numbers = pieces.map((piece) => piece.replace(/^[a-z]+/, ''));
  const octets = ip?.includes('.') ? ip.split('.') : [];
  const found = octets.filter((octet) => {
    const at = numbers.indexOf(octet);
    if (at >= 0) numbers.splice(at, 1);
    return at >= 0;
  }).length;
  const hasWord = pieces.some((piece) => LINE_WORDS.has(piece) || LINE_WORDS.has(piece.replace(/[0-9]+$/, '')));
  return found >= 3 || (found >= 1 && hasWord);
}
