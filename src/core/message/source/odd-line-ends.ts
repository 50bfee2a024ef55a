/**
 * Line ends that mail does not have on the wire: LF or CR alone (RFC 5321 §2.3.8). The attack: servers disagree whether LF "." CRLF
 * ends a mail; for one that takes it so, what stands behind are commands, and a second mail leaves the first sender's own server
 * under whatever address they name ("SMTP smuggling", SEC Consult 2023). A server that takes it for text delivers both in one.
 *
 * A source whose lines all end in LF has lost what it had, so nothing is told of it (line-ends.ts).
 */

import { CR, LF } from '../../bytes/ascii.ts';
import { findUpToCr, fourBytesOf } from '../../bytes/four-bytes.ts';
import { latin1 } from '../../bytes/latin1.ts';
import type { SourceFacts } from '../../inspection/index.ts';
import { displayText } from '../characters/inert-text.ts';
import type { Message } from '../message.ts';

const DOT = 0x2e;
/** Behind the dot come EHLO or RSET, then MAIL. */
const MAX_LINES_TO_COMMAND = 4;
/** Characters of a command that are told. */
const MAX_COMMAND = 100;

const COMMANDS: readonly string[] = ['mail from:', 'rcpt to:', 'ehlo ', 'helo '];
const [SHORTEST, LONGEST] = [5, 10];
/** Of thousands of lines behind dots hardly one needs more than a look at its first letter. */
const INITIALS: readonly number[] = COMMANDS.map((command) => command.charCodeAt(0));

type OddLineEnds = NonNullable<SourceFacts['oddLineEnds']>;

/** @returns null when every line ends in CRLF; one pass over the bytes */
export function findOddLineEnds({ bytes, bodyStart }: Message): OddLineEnds | null {
  const found: OddLineEnds = { lineFeeds: 0, carriageReturns: 0, smuggled: null };
  const watch = createWatch(bytes);
  const words = fourBytesOf(bytes);
  const next = (from: number) => findUpToCr(bytes, words, from, bytes.length);
  let line = 1;
  let start = 0;
  for (let at = next(0); at < bytes.length; at = next(at + 1)) {
    const byte = bytes[at];
    if (byte !== LF && byte !== CR) continue;
    const isCrlf = byte === CR && bytes[at + 1] === LF;
    if (!isCrlf) found[byte === LF ? 'lineFeeds' : 'carriageReturns']++;
    if (start >= bodyStart && found.smuggled === null && watch(start, at, isCrlf)) {
      found.smuggled = { line, text: shownCommand(bytes, start, at) };
    }
    if (isCrlf) at++;
    line++;
    start = at + 1;
  }
  return found.lineFeeds + found.carriageReturns === 0 ? null : found;
}

/** @returns told of each line of the body in order, whether it is a command behind a dot that ends the mail for some servers */
function createWatch(bytes: Uint8Array): (start: number, end: number, isCrlf: boolean) => boolean {
  let crlfBefore = true;
  let linesLeft = 0;
  return (start, end, isCrlf) => {
    const isDot = end === start + 1 && bytes[start] === DOT && !(crlfBefore && isCrlf);
    const isCommand = linesLeft > 0 && beginsWithCommand(bytes, start, end);
    linesLeft = isDot ? MAX_LINES_TO_COMMAND : linesLeft - 1;
    crlfBefore = isCrlf;
    return isCommand;
  };
}

function beginsWithCommand(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < SHORTEST || !INITIALS.includes((bytes[start] ?? 0) | 0x20)) return false;
  const beginning = latin1(bytes, start, Math.min(end, start + LONGEST)).toLowerCase();
  return COMMANDS.some((command) => beginning.startsWith(command));
}

function shownCommand(bytes: Uint8Array, start: number, end: number): string {
  return displayText(latin1(bytes, start, Math.min(end, start + MAX_COMMAND)));
}
