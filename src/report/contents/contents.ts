/** What the message that was given holds: read only when a person asks. */
import { listParts } from '../../attachments/list-parts.ts';
import type { MailPart, MailParts } from '../../attachments/parts.ts';
import type { Fidelity } from '../../core/index.ts';
import type { GivenSource } from '../sources.ts';

export interface Contents {
  /** null = they could not be listed. */
  parts: MailParts | null;
  /** Attached messages, each as a source of its own: nobody's mailbox took it in, so nothing that a provider wrote in it counts. */
  messages: GivenSource[];
}

/**
 * Attached messages are taken as the engine cuts them out, byte for byte; those that it does not find, as the parser of the list decodes them,
 * which is not sure to be exact: a signature that fails over those bytes proves nothing.
 *
 * @returns never rejects: what fails costs only its own part
 */
export async function readContents({ source, name }: GivenSource, list = listParts): Promise<Contents> {
  const [parts, exact] = await Promise.all([list(source), cutOut(source)]);
  const decoded = (parts?.parts ?? [])
    .flatMap(({ message }: MailPart) => message ?? [])
    .filter((bytes) => !exact.some((one) => isSameText(one, bytes)));
  const given = (fidelity: Fidelity) => (bytes: Uint8Array) => ({ source: bytes, name, fidelity });
  return { parts, messages: [...exact.map(given('exact')), ...decoded.map(given('rewritten'))] };
}

/** The parser writes lines anew: what ends them does not count. */
function isSameText(one: Uint8Array, other: Uint8Array): boolean {
  for (let at = 0, to = 0; ; at++, to++) {
    while (isLineEnd(one[at])) at++;
    while (isLineEnd(other[to])) to++;
    if (one[at] !== other[to]) return false;
    if (at >= one.length) return true;
  }
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === 13 || byte === 10;
}

/**
 * The attachments of the message, for a ticket: read when one is asked for.
 *
 * @param given null = its source is not in this page
 * @returns none where they could not be read; never rejects
 */
export async function attachmentsOf(given: GivenSource | null, list = listParts): Promise<MailPart[]> {
  const read = given && (await list(given.source));
  return (read?.parts ?? []).filter(({ kind }) => kind === 'attachment');
}

async function cutOut(source: Uint8Array): Promise<Uint8Array[]> {
  try {
    const { attachedMessages } = await import('../engine.ts');
    return attachedMessages(source);
  } catch {
    return [];
  }
}
