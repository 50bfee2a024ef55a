/** What a person gives, as bytes for the engine. */
import type { Fidelity } from '../core/index.ts';
import { MAX_MESSAGE_BYTES } from '../core/limits.ts';

export interface GivenSource {
  source: Uint8Array;
  name: string;
  fidelity: Fidelity;
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
