/** The route in one line: servers as dots, hops as strokes between them, the trust line across. */
import type { Inspection, RouteHop } from '../../core/index.ts';
import { clientName } from '../../core/journey/client-name.ts';

/** Dots that stand beside each other legibly in 380 px; the middle of a longer route is left out. */
const MAX_DOTS = 10;

export interface Dot {
  kind: 'claimed' | 'recorded' | 'gap';
  /** The server that handed the mail over the trust line. */
  suspect: boolean;
  name: string;
}

export interface Stroke {
  trust: 'claimed' | 'recorded';
  /** The trust line stands in the middle of this one. */
  border: boolean;
}

export interface Miniature {
  /** The sender first; one more than strokes. */
  dots: Dot[];
  strokes: Stroke[];
}

/** The route in a few dots: both ends, the trust line, and whoever is suspect; a gap stands for the rest. */
export function miniatureOf({ route, verdict }: Inspection): Miniature {
  const path = [...route.hops].reverse();
  const first = path[0];
  if (!first) return { dots: [], strokes: [] };
  // Where the border is only inferred, no line stands: nobody knows that what is behind it was recorded.
  const isLine = (hop: RouteHop) => hop.border && hop.trust === 'recorded';
  const border = path.findIndex(isLine);
  const dots: Dot[] = [
    {
      kind: border === 0 || first.trust === 'claimed' ? 'claimed' : 'recorded',
      suspect: false,
      name: clientName(first),
    },
    ...path.map((hop): Dot => ({ kind: hop.trust, suspect: false, name: hop.by ?? '' })),
  ];
  const sender = dots[border];
  if (sender && border >= 0) sender.suspect = verdict.level === 'failed';
  const strokes = path.map((hop): Stroke => ({ trust: hop.trust, border: isLine(hop) }));
  return foldMiddle(dots, strokes, border);
}

/** Keeps both ends and what stands around the trust line; what is left out between two kept dots becomes one gap. */
function foldMiddle(dots: Dot[], strokes: Stroke[], border: number): Miniature {
  if (dots.length <= MAX_DOTS) return { dots, strokes };
  const last = dots.length - 1;
  const wanted = [0, last, border, border + 1, border - 1, last - 1, border + 2, 1, last - 2, 2, last - 3];
  const kept = new Set(wanted.filter((index) => index >= 0 && index <= last).slice(0, MAX_DOTS - 2));
  const folded: Miniature = { dots: [], strokes: [] };
  let left = false;
  for (const [index, dot] of dots.entries()) {
    if (!kept.has(index)) {
      left = true;
      continue;
    }
    const stroke = strokes[index - 1] ?? { trust: 'claimed', border: false };
    if (left) {
      folded.strokes.push({ trust: strokes[index - 2]?.trust ?? stroke.trust, border: false });
      folded.dots.push({ kind: 'gap', suspect: false, name: '' });
      left = false;
    }
    if (index > 0) folded.strokes.push(stroke);
    folded.dots.push(dot);
  }
  return folded;
}

/** What a line of words says about the whole way. */
export interface RouteWords {
  hops: number;
  /** Seconds; null = unknown. */
  duration: number | null;
  /** Hops known to be in plain text, and hops of which nothing is known; those that never left a host do not count. */
  plain: number;
  untold: number;
  /** Some of it is only claimed. */
  claimed: boolean;
}

/** What is said beside it: hops, time, and how much of the way was encrypted. */
export function routeWordsOf({ route }: Inspection): RouteWords {
  const between = route.hops.filter((hop) => hop.kind !== 'local' && hop.kind !== 'delivery');
  return {
    hops: route.hops.length,
    duration: route.duration,
    plain: between.filter((hop) => hop.encrypted === false).length,
    untold: between.filter((hop) => hop.encrypted === null).length,
    claimed: route.hops.some((hop) => hop.trust === 'claimed'),
  };
}
