/** Changes to all lines, as servers make them without reading what the lines say. */

import { fromLatin1, latin1 } from '../../bytes/latin1.ts';
import type { DkimCode } from '../../codes/index.ts';
import type { BodyCandidate } from './candidate.ts';

/** Bodies as they may have been before something changed single lines: each known change undone by itself, and CRLF at the end of all lines. */
export function* lineChanges(body: Uint8Array): Generator<BodyCandidate> {
  const text = latin1(body);
  const lines = text.replace(/\r?\n/g, '\r\n');
  const candidate = (code: DkimCode, change: RegExp, earlier: string): BodyCandidate => ({
    note: { code, values: {} },
    make: () => fromLatin1(lines.replace(change, earlier)),
  });
  if (lines !== text) yield candidate('dkim_undone_line_ends', NOTHING, '');
  // mbox files put ">" before "From " at the start of a line (RFC 4155); some servers leave it there.
  yield candidate('dkim_undone_from_quoting', /(^|\n)>(?=From )/g, '$1');
  // "-- " before a signature loses its blank to programs that strip lines.
  yield candidate('dkim_undone_trailing_blanks', /(^|\n)--(?=\r\n|$)/g, '$1-- ');
  // No run of blanks is begun within, so that each is looked at once.
  yield candidate('dkim_undone_trailing_blanks', /(?<![\t ])[\t ]+(?=\r\n|$)/g, '');
}

const NOTHING = /(?!)/;
