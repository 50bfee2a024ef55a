/** What the header may have been before one known change. */

import { fromLatin1, latin1 } from '../../bytes/latin1.ts';
import type { DkimCode } from '../../codes/index.ts';
import type { Note } from '../../inspection/index.ts';
import type { HeaderField, Message } from '../../message/message.ts';
import { parseMessage } from '../../message/parse.ts';
import type { Canonicalization } from '../../signatures/canonical-body.ts';
import { concatenate } from '../../signatures/canonical-header.ts';
import { shownText } from '../../signatures/text.ts';
import { respellings, SPELLINGS, type Spell, withoutBlank, withoutTagWithin } from './spelling.ts';
import { type EarlierValue, withoutLeadingTag, withoutMark, withoutTag } from './subject.ts';

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

/**
 * @param names what h= names, in lower case: only changes to those matter
 * @param how canonicalization of the header: "relaxed" forgives what is only spelt otherwise
 */
export function headerCandidates(message: Message, names: readonly string[], how: Canonicalization): HeaderCandidate[] {
  return [
    ...subjectCandidates(message),
    ...addedFieldCandidates(message, names),
    ...encodingCandidates(message, names),
    ...(how === 'simple' ? spellingCandidates(message, names) : []),
    ...respeltSubjectCandidates(message),
  ];
}

function subjectCandidates(message: Message): HeaderCandidate[] {
  const subject = subjectOf(message);
  return subject === null
    ? []
    : withoutMarks(subject.value).map((earlier) => taggedCandidate(message, subject.field, earlier));
}

/** As Mailman does with a Japanese subject: its encoded words are spelt anew, with a tag before or within them or with none. */
function respeltSubjectCandidates(message: Message): HeaderCandidate[] {
  const subject = subjectOf(message);
  if (subject === null) return [];
  const { field, value } = subject;
  const plain = respellings(value).map(
    (spelt): HeaderCandidate => ({ note: SPELLING, make: () => withValue(message, field, spelt) }),
  );
  const tagged = [...withoutMarks(value), ...withoutTagWithin(value)].flatMap(({ value: rest, removed }) =>
    respellings(rest).map((spelt) => taggedCandidate(message, field, { value: spelt, removed })),
  );
  return [...plain, ...tagged];
}

const SPELLING: Note<DkimCode> = { code: 'dkim_undone_spelling', values: {} };

function subjectOf(message: Message): { field: HeaderField; value: string } | null {
  const [field, another] = message.byName.get('subject') ?? [];
  return field && !another ? { field, value: latin1(message.bytes, field.valueStart, field.end) } : null;
}

function withoutMarks(value: string): EarlierValue[] {
  const found = [withoutLeadingTag(value), withoutTag(value), withoutMark(value)].filter((earlier) => earlier !== null);
  return found.filter((one, at) => found.findIndex((other) => other.value === one.value) === at);
}

function taggedCandidate(message: Message, field: HeaderField, { value, removed }: EarlierValue): HeaderCandidate {
  const note: Note<DkimCode> = { code: 'dkim_undone_subject_tag', values: { tag: shownText(removed) } };
  return { note, make: () => withValue(message, field, value) };
}

function addedFieldCandidates(message: Message, names: readonly string[]): HeaderCandidate[] {
  const candidates: HeaderCandidate[] = [];
  const add = (code: DkimCode, lowerNames: readonly string[]) => {
    const gone = lowerNames.filter((name) => names.includes(name)).flatMap((name) => message.byName.get(name) ?? []);
    if (gone.length === 0) return;
    candidates.push({
      note: { code, values: {} },
      make: () => withFields(message, (field) => (gone.includes(field) ? '' : null)),
    });
  };
  add('dkim_undone_reply_to', ['reply-to']);
  add('dkim_undone_list_fields', LIST_FIELDS);
  return candidates;
}

const ENCODINGS = ['8bit', '7bit', 'quoted-printable', 'base64'];

/** Another encoding, or none; what the body must then have been is for `undo.ts` to see. */
function encodingCandidates(message: Message, names: readonly string[]): HeaderCandidate[] {
  const [field, another] = message.byName.get('content-transfer-encoding') ?? [];
  if (!field || another || !names.includes(field.lowerName)) return [];
  const note: Note<DkimCode> = { code: 'dkim_undone_encoding', values: {} };
  return [
    ...ENCODINGS.map((encoding) => ({ note, make: () => withValue(message, field, ` ${encoding}\r\n`) })),
    { note, make: () => withFields(message, (other) => (other === field ? '' : null)) },
  ];
}

/** Each known way of spelling, for all fields at once; then single fields that had no blank behind their colon. */
function spellingCandidates(message: Message, names: readonly string[]): HeaderCandidate[] {
  const candidate = (spell: Spell, name?: string): HeaderCandidate => ({
    note: SPELLING,
    make: () =>
      withFields(message, ({ lowerName, start, valueStart, end }) =>
        // Signatures' own fields are folded as their signers do it.
        lowerName === 'dkim-signature' || (name ?? lowerName) !== lowerName
          ? null
          : spell(latin1(message.bytes, start, valueStart), latin1(message.bytes, valueStart, end)),
      ),
  });
  const single = [...new Set(names)].filter((name) => message.byName.has(name)).slice(0, MAX_SINGLE);
  return [...SPELLINGS.map((spell) => candidate(spell)), ...single.map((name) => candidate(withoutBlank, name))];
}

/** Fields that are tried alone. */
const MAX_SINGLE = 10;

function withValue(message: Message, field: HeaderField, value: string): Message {
  const name = latin1(message.bytes, field.start, field.valueStart);
  return withFields(message, (other) => (other === field ? name + value : null));
}

/** @param change what a field was, its name and line end included: '' to take it out, null to leave it */
function withFields(message: Message, change: (field: HeaderField) => string | null): Message {
  const parts = message.fields.map((field) => {
    const earlier = change(field);
    return earlier === null ? message.bytes.subarray(field.start, field.end) : fromLatin1(earlier);
  });
  return parseMessage(concatenate(parts));
}
