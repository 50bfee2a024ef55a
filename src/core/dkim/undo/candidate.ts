import type { DkimCode } from '../../codes/index.ts';
import type { Note } from '../../inspection/index.ts';

/** What the body may have been before one known change. */
export interface BodyCandidate {
  readonly note: Note<DkimCode>;
  /** A view of the body where that does, else one buffer of its own. */
  make(): Uint8Array;
}

/** Bytes that may be cut off: a footer names a list and how to leave it. */
export const MAX_CUT = 2048;

/** What is said of a text cut off to prove a signature: how many bytes it had. */
export function cutNote(code: 'dkim_undone_footer' | 'dkim_undone_banner', bytes: number): Note<DkimCode> {
  return { code, values: { bytes } };
}
