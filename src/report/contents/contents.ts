/** What the message that was given holds: read only when a person asks. */
import { listParts } from '../../attachments/list-parts.ts';
import type { MailPart, MailParts } from '../../attachments/parts.ts';
import type { GivenSource } from '../sources.ts';

export interface Contents {
  /** null = they could not be listed. */
  parts: MailParts | null;
  /** Attached messages, each as a source of its own: nobody's mailbox took it in, so nothing that a provider wrote in it counts. */
  messages: GivenSource[];
}

/**
 * Attached messages are taken as the engine cuts them out, byte for byte; only where it finds none, as the parser of the list decodes them,
 * which is not sure to be exact: a signature that fails over those bytes proves nothing.
 *
 * @returns never rejects: what fails costs only its own part
 */
export async function readContents({ source, name }: GivenSource, list = listParts): Promise<Contents> {
  const [parts, exact] = await Promise.all([list(source), cutOut(source)]);
  if (exact.length > 0) return { parts, messages: exact.map((bytes) => ({ source: bytes, name, fidelity: 'exact' })) };
  const decoded = (parts?.parts ?? []).flatMap(({ message }: MailPart) => message ?? []);
  return { parts, messages: decoded.map((bytes) => ({ source: bytes, name, fidelity: 'rewritten' })) };
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
