/** What files hold: one message each, or many. Each is read only when it is its turn, and what cannot be read is told. */
import { MAX_MESSAGE_BYTES } from '../../core/caller-limits.ts';
import type { Problem } from '../../platform/wire/messages.ts';
import { fromFile, type GivenSource } from '../sources.ts';
import { isCompoundFile, isCutOff } from './compound-file.ts';
import { messageInEmlx } from './emlx.ts';
import { findPieces, messageOf } from './mbox.ts';
import { headerInMsg } from './msg.ts';
import { unreadForm } from './unread-forms.ts';

/** One message of a file, or one file of which there is none to read. */
export interface FoundMessage {
  /** The file's name, with a number where the file holds several. */
  name: string;
  /** Why there is no message; null = it can be read. */
  problem: Problem | null;
  /** @returns null when it cannot be read (any more) */
  read(): Promise<GivenSource | null>;
}

/** A year's folder of a busy mailbox; each may take a while to check. */
const MAX_MESSAGES = 1000;

/** By which forms that are no text are known. */
const HEAD_BYTES = 16;

/** Larger ones are not looked into: the whole file has to be in memory for it. */
const MAX_MSG_BYTES = 2 * MAX_MESSAGE_BYTES;

/**
 * Looks into files for the messages that they hold.
 *
 * @returns at least one entry for each file, up to the limit; an entry of its own tells what lies past it. Never rejects
 */
export async function openFiles(files: readonly File[]): Promise<FoundMessage[]> {
  const found: FoundMessage[] = [];
  for (const [index, file] of files.entries()) {
    if (found.length >= MAX_MESSAGES) {
      found.push(without(file.name, { key: 'files_more_files', values: { count: files.length - index } }));
      break;
    }
    found.push(...(await messagesIn(file, MAX_MESSAGES - found.length)));
  }
  return found;
}

async function messagesIn(file: File, most: number): Promise<FoundMessage[]> {
  const { name } = file;
  try {
    const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
    if (isCompoundFile(head)) return [await ofMsg(file)];
    const form = unreadForm(head);
    if (form) return [without(name, { key: 'files_form', values: { name, form } })];
    const inEmlx = await messageInEmlx(file);
    if (inEmlx === 'damaged') return [without(name, { key: 'files_emlx_damaged', values: { name } })];
    if (inEmlx) return [whole(name, inEmlx, name.toLowerCase())];
    const mbox = await findPieces(file, { messages: most });
    if (mbox === null) return [whole(name, file, '')];
    const pieces = mbox.pieces.map(
      ({ start, end }, index): FoundMessage => ({
        name: mbox.pieces.length === 1 ? name : `${name} (${index + 1})`,
        problem: null,
        read: () => fromMbox(file.slice(start, end), name),
      }),
    );
    if (mbox.unreadFrom !== null) {
      const megabytes = Math.max(1, Math.round((file.size - mbox.unreadFrom) / 1024 / 1024));
      pieces.push(without(name, { key: 'files_mbox_rest', values: { name, megabytes } }));
    }
    if (mbox.joined) pieces.push(without(name, { key: 'files_mbox_joined', values: { name } }));
    return pieces;
  } catch {
    // A folder that was dropped, a file that was moved meanwhile.
    return [without(name, { key: 'report_file_unreadable', values: { name } })];
  }
}

/** Its body is not what was signed; its header, which most have, is checked by itself. */
async function ofMsg(file: File): Promise<FoundMessage> {
  const { name } = file;
  const unreadable = without(name, { key: 'report_file_unreadable', values: { name } });
  if (file.size > MAX_MSG_BYTES) return unreadable;
  const bytes = async () => new Uint8Array(await file.arrayBuffer());
  const read = async (): Promise<GivenSource | null> => {
    const source = headerInMsg(await bytes());
    if (!source) return null;
    return source.some((byte) => byte > 0x7f)
      ? { source, name, fidelity: 'rewritten', decoded: true }
      : { source, name, fidelity: 'headers' };
  };
  if (await read()) return { name, problem: null, read: () => read().catch(() => null) };
  // It may have a header, where the file was not loaded as a whole.
  return isCutOff(await bytes()) ? unreadable : without(name, { key: 'files_msg', values: { name } });
}

function without(name: string, problem: Problem): FoundMessage {
  return { name, problem, read: async () => null };
}

/** Apple Mail keeps the attachments of a ".partial.emlx" elsewhere: only its header is what arrived. */
function whole(name: string, message: Blob, emlx: string): FoundMessage {
  return {
    name,
    problem: null,
    read: async () => {
      const given = await fromFile(message, name);
      return given && emlx.endsWith('.partial.emlx') ? { ...given, fidelity: 'headers' } : given;
    },
  };
}

async function fromMbox(piece: Blob, name: string): Promise<GivenSource | null> {
  const given = await fromFile(piece, name);
  return given && { ...given, source: messageOf(new Uint8Array(given.source)) };
}
