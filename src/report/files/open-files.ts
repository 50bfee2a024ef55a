/** What files hold: one message each, or many. Each is read only when it is its turn, and what cannot be read is told. */
import type { Problem } from '../../platform/wire/messages.ts';
import { fromFile, type GivenSource } from '../sources.ts';
import { messageInEmlx } from './emlx.ts';
import { findPieces, messageOf } from './mbox.ts';

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

/** A compound file (MS-CFB §2.2): an .msg, among others. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

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
    const head = new Uint8Array(await file.slice(0, COMPOUND_FILE.length).arrayBuffer());
    if (COMPOUND_FILE.every((byte, index) => head[index] === byte))
      return [without(name, { key: 'files_msg', values: { name } })];
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
    return pieces;
  } catch {
    // A folder that was dropped, a file that was moved meanwhile.
    return [without(name, { key: 'report_file_unreadable', values: { name } })];
  }
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
