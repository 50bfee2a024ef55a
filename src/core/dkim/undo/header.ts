/** What the header may have been before one known change. */

import { latin1 } from '../../bytes/latin1.ts';
import type { DkimCode } from '../../codes/index.ts';
import type { Note } from '../../inspection/index.ts';
import type { Message } from '../../message/message.ts';
import { shownText } from '../../signatures/text.ts';
import { earlierHeader, type HeaderCandidate } from './earlier-header.ts';
import { respellings, withoutMarksWithin } from './respell.ts';
import { withoutMarks } from './subject.ts';

/**
 * @param names what h= names, in lower case: only changes to those matter
 * @returns the most likely ones first
 */
export function headerCandidates(message: Message, names: readonly string[]): HeaderCandidate[] {
  const { marked, respelt } = subjectCandidates(message);
  return [...marked, ...addedFieldCandidates(message, names), ...encodingCandidates(message, names), ...respelt];
}

/** Without a mark; and with its encoded words spelt otherwise, a mark there or not. */
function subjectCandidates(message: Message): { marked: HeaderCandidate[]; respelt: HeaderCandidate[] } {
  const [subject, another] = message.byName.get('subject') ?? [];
  if (!subject || another) return { marked: [], respelt: [] };
  const candidate = (note: Note<DkimCode>, value: string): HeaderCandidate => ({
    note,
    make: () => earlierHeader(message, (field, name) => (field === subject ? name + value : null)),
  });
  const text = latin1(message.bytes, subject.valueStart, subject.end);
  const marked = [...withoutMarks(text), ...withoutMarksWithin(text)].map(({ value, removed }) => {
    const note: Note<DkimCode> = { code: 'dkim_undone_subject_tag', values: { tag: shownText(removed) } };
    return { note, value };
  });
  return {
    marked: marked.map(({ note, value }) => candidate(note, value)),
    respelt: [{ note: ENCODING, value: text }, ...marked].flatMap(({ note, value }) =>
      respellings(value).map((spelt) => candidate(note, spelt)),
    ),
  };
}

const ENCODING: Note<DkimCode> = { code: 'dkim_undone_encoding', values: {} };

/** Fields that lists add, and that careful signers sign as absent (RFC 2369, RFC 2919, RFC 8058). */
const LIST_FIELDS = [
  'list-id',
  'list-help',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'list-subscribe',
  'list-post',
  'list-owner',
  'list-archive',
];

function addedFieldCandidates(message: Message, names: readonly string[]): HeaderCandidate[] {
  const candidates: HeaderCandidate[] = [];
  const add = (code: DkimCode, added: readonly string[]) => {
    const gone = added.filter((name) => names.includes(name) && message.byName.has(name));
    if (gone.length === 0) return;
    candidates.push({
      note: { code, values: {} },
      make: () => earlierHeader(message, ({ lowerName }) => (gone.includes(lowerName) ? '' : null)),
    });
  };
  add('dkim_undone_reply_to', ['reply-to']);
  add('dkim_undone_list_fields', LIST_FIELDS);
  return candidates;
}

/** As mail programs spell them, since a signature tells capitals apart; '' = there was no such field. */
const ENCODINGS = ['8bit', '8BIT', 'binary', '7bit', '7BIT', 'quoted-printable', 'base64', 'BASE64', ''];

/** What the body must then have been is for `undo.ts` to see. */
function encodingCandidates(message: Message, names: readonly string[]): HeaderCandidate[] {
  const [encoding, another] = message.byName.get('content-transfer-encoding') ?? [];
  if (!encoding || another || !names.includes(encoding.lowerName)) return [];
  return ENCODINGS.map((earlier) => ({
    note: ENCODING,
    make: () =>
      earlierHeader(message, (field, name) => (field === encoding ? earlier && `${name} ${earlier}\r\n` : null)),
  }));
}
