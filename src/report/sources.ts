/** What a person gives, as bytes for the engine. */

import { MAX_MESSAGE_BYTES } from '../core/caller-limits.ts';
import type { Fidelity } from '../core/index.ts';

export interface GivenSource {
  source: Uint8Array;
  name: string;
  fidelity: Fidelity;
  /** A header whose bytes beyond US-ASCII are not those that came: nothing is asked of its border, or a true signature would look forged. */
  decoded?: true;
  /** Where the person says that it arrived: a webmail's origin, or a provider's name; absent = unknown. */
  arrived?: string;
}

/**
 * Text from the clipboard has been through a page or a program: blanks at line ends and the mail's own charset may be
 * lost, so that a signature that fails over it proves nothing; one that verifies proves all the same.
 */
export function fromText(text: string): GivenSource {
  const source = new TextEncoder().encode(text.trimStart());
  return { source: source.subarray(0, MAX_MESSAGE_BYTES + 1), name: '', fidelity: 'rewritten' };
}

/**
 * A file is read as bytes, exactly. One byte past the limit is enough for the engine to say that it is too big; more would
 * not fit into a message to the background.
 *
 * @returns null when the file cannot be read
 */
export async function fromFile(file: Blob, name: string): Promise<GivenSource | null> {
  try {
    const source = new Uint8Array(await file.slice(0, MAX_MESSAGE_BYTES + 1).arrayBuffer());
    return { source, name, fidelity: 'exact' };
  } catch {
    return null;
  }
}

/**
 * The same, with where the person says that it arrived; null stays null. A header without body in a file is mostly what somebody copied: that its
 * body is not the signed one accuses nobody then.
 */
export function arrivedAt<Given extends GivenSource | null>(given: Given, arrived: string | undefined): Given {
  if (!given || given.decoded || arrived === undefined) return given;
  return { ...given, arrived, fidelity: hasBody(given.source) ? given.fidelity : 'headers' };
}

const LF = 10;
const CR = 13;

/** Whether anything stands behind the first empty line. */
function hasBody(source: Uint8Array): boolean {
  for (let at = source.indexOf(LF); at >= 0; at = source.indexOf(LF, at + 1)) {
    const next = source[at + 1] === CR ? at + 2 : at + 1;
    if (source[next] === LF) return next + 1 < source.length;
  }
  return false;
}

/** What this page was given, for checking it again. */
export interface GivenSources {
  keep(key: string, given: GivenSource): void;
  /** @returns null when it was not given here, or had to make room */
  find(key: string): GivenSource | null;
}

/** One message of the largest size, or many of the usual ones. */
const ROOM_BYTES = MAX_MESSAGE_BYTES + 1;

/**
 * Sources stay in the page's own memory, never in a storage: they end with the page. Those that were given first make room
 * for later ones.
 */
export function createGivenSources(): GivenSources {
  const sources = new Map<string, GivenSource>();
  return {
    keep(key, given) {
      sources.delete(key);
      sources.set(key, given);
      let total = 0;
      for (const { source } of sources.values()) total += source.length;
      for (const [oldest, { source }] of sources) {
        if (total <= ROOM_BYTES) break;
        sources.delete(oldest);
        total -= source.length;
      }
    },
    find: (key) => sources.get(key) ?? null,
  };
}
