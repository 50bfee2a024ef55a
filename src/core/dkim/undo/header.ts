/** What the header may have been before one known change. */

import { fromLatin1, latin1 } from '../../bytes/latin1.ts';
import type { DkimCode } from '../../codes/index.ts';
import type { Note } from '../../inspection/index.ts';
import type { HeaderField, Message } from '../../message/message.ts';
import { parseMessage } from '../../message/parse.ts';
import { concatenate } from '../../signatures/canonical-header.ts';
import { shownText } from '../../signatures/text.ts';
import { respellings, withoutLeadingTag, withoutMark, withoutTag } from './subject.ts';

export interface HeaderCandidate {
  readonly note: Note<DkimCode>;
  /** A message without body, its header as it may have been. */
  make(): Message;
}

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

/** @param names what h= names, in lower case: only changes to those matter */
export function headerCandidates(message: Message, names: readonly string[]): HeaderCandidate[] {
  return [
    ...subjectCandidates(message),
    ...addedFieldCandidates(message, names),
    ...encodingCandidates(message, names),
  ];
}

function subjectCandidates(message: Message): HeaderCandidate[] {
  const [subject, another] = message.byName.get('subject') ?? [];
  if (!subject || another) return [];
  const text = latin1(message.bytes, subject.valueStart, subject.end);
  const seen = new Set([text]);
  const candidates: HeaderCandidate[] = [];
  const add = (note: Note<DkimCode>, values: readonly string[]) => {
    for (const value of values) {
      if (seen.has(value)) continue;
      seen.add(value);
      candidates.push({ note, make: () => withHeader(message, (field) => (field === subject ? value : null)) });
    }
  };
  for (const earlier of [withoutLeadingTag(text), withoutTag(text), withoutMark(text)]) {
    if (!earlier) continue;
    const note: Note<DkimCode> = { code: 'dkim_undone_subject_tag', values: { tag: shownText(earlier.removed) } };
    add(note, [earlier.value, ...respellings(earlier.value)]);
  }
  add(ENCODING, respellings(text));
  return candidates;
}

const ENCODING: Note<DkimCode> = { code: 'dkim_undone_encoding', values: {} };

function addedFieldCandidates(message: Message, names: readonly string[]): HeaderCandidate[] {
  const candidates: HeaderCandidate[] = [];
  const signed = new Set(names);
  const add = (code: DkimCode, lowerNames: readonly string[]) => {
    const fields = lowerNames.filter((name) => signed.has(name)).flatMap((name) => message.byName.get(name) ?? []);
    if (fields.length === 0) return;
    const gone = new Set(fields);
    candidates.push({
      note: { code, values: {} },
      make: () => withHeader(message, (field) => (gone.has(field) ? '' : null)),
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
  const [field, another] = message.byName.get('content-transfer-encoding') ?? [];
  if (!field || another || !names.includes(field.lowerName)) return [];
  return ENCODINGS.map((encoding) => ({
    note: ENCODING,
    make: () => withHeader(message, (other) => (other === field ? encoding && ` ${encoding}\r\n` : null)),
  }));
}

/** @param change a field's other value, '' to take the field out, null to leave it */
function withHeader(message: Message, change: (field: HeaderField) => string | null): Message {
  const parts: Uint8Array[] = [];
  for (const field of message.fields) {
    const value = change(field);
    if (value === '') continue;
    parts.push(message.bytes.subarray(field.start, value === null ? field.end : field.valueStart));
    if (value !== null) parts.push(fromLatin1(value));
  }
  return parseMessage(concatenate(parts));
}
