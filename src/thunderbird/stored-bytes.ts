/**
 * The bytes of a message as it arrived, out of what Thunderbird stores: pure. What the store adds and changes, is undone; the quoting of
 * lines that begin with "From ", Thunderbird undoes itself.
 */
import { crlfFromLf } from '../webmail/steps.ts';

/**
 * Fields in which Thunderbird keeps its own notes, in the order and the form in which it writes them: POP accounts have the first two. They
 * stand on top, above everything that came with the message. The attack: a sender writes such fields too, so that something of his is cut
 * off. So each is cut once, and only where the run holds the third, which Thunderbird never leaves out.
 */
const NOTES = [
  /^X-Account-Key: \w{1,40}$/,
  /^X-UIDL: [!-~]{1,70}$/,
  /^X-Mozilla-Status: [0-9a-f]{4}$/,
  /^X-Mozilla-Status2: [0-9a-f]{8}$/,
  /^X-Mozilla-Keys: .{0,1000}$/,
];
const STATUS = 2;
/** No note is longer. */
const MAX_NOTE = 1024;
const LF = 0x0a;
const CR = 0x0d;

/** @returns the message without Thunderbird's notes on top, its lines ending in CRLF; a CR or LF by itself among such lines stays */
export function asArrived(stored: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const bytes = stored.subarray(notesEnd(stored));
  // Which of both the store writes, the first line tells: what came by IMAP has CRLF, and an LF by itself there was in the message; a local
  // folder has LF, but CRLF after a last line that had no end.
  const end = bytes.indexOf(LF);
  return bytes[end - 1] === CR ? bytes : (crlfFromLf(bytes) ?? bytes);
}

/** Where the message begins. */
function notesEnd(bytes: Uint8Array): number {
  let at = 0;
  let hasStatus = false;
  NOTES.forEach((note, index) => {
    const end = bytes.subarray(at, at + MAX_NOTE).indexOf(LF);
    if (end < 0 || !note.test(textOf(bytes.subarray(at, at + end)))) return;
    at += end + 1;
    hasStatus ||= index === STATUS;
  });
  return hasStatus ? at : 0;
}

/** One character a byte, without a CR at the end. */
function textOf(line: Uint8Array): string {
  const end = line.at(-1) === CR ? line.length - 1 : line.length;
  return String.fromCharCode(...line.subarray(0, end));
}
