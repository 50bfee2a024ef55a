import type { DkimCode } from '../../codes/index.ts';
import type { Note } from '../../inspection/index.ts';
import { decodeRaw } from '../../message/characters/charset.ts';
import { linkHosts } from './link-hosts.ts';

/** What the body may have been before one known change. */
export interface BodyCandidate {
  readonly note: Note<DkimCode>;
  /** A view of the body where that does, else one buffer of its own. */
  make(): Uint8Array;
}

/** Bytes that may be cut off: a footer names a list and how to leave it. */
export const MAX_CUT = 2048;

/**
 * What is said of a text cut off to prove a signature: how many bytes it had, its words, since a stranger could have written them, all of them, lest a
 * link stands behind those that are shown; and the hosts that it leads to.
 *
 * @param text what was cut off, decoded, one character per byte
 */
export function cutNote(
  code: 'dkim_undone_footer' | 'dkim_undone_banner',
  bytes: number,
  text: string,
): Note<DkimCode> {
  const words = decodeRaw(text).trim().replace(/\s+/g, ' ');
  return { code, values: { bytes, words, hosts: linkHosts(words) } };
}
