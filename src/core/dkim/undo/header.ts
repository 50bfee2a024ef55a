/** What the header may have been before one known change. */

import { isSevenBit } from '../../bytes/ascii.ts';
import { latin1 } from '../../bytes/latin1.ts';
import type { DkimCode } from '../../codes/index.ts';
import type { Note } from '../../inspection/index.ts';
import { fieldValue, trimBlanks } from '../../message/fields/field-value.ts';
import { messageEncoding } from '../../message/fields/media-type.ts';
import type { HeaderField, Message } from '../../message/message.ts';
import { shownText } from '../../signatures/text.ts';
import { earlierHeader, type HeaderCandidate } from './earlier-header.ts';
import { likeliest } from './likeliest.ts';
import { respellings, withoutMarksWithin } from './respell.ts';
import { withoutMarks } from './subject.ts';
import { decodeTransfer } from './transfer.ts';
import { otherTypes } from './type.ts';
import { MAX_LOOKED_AT } from './words.ts';

/** What fields may have been. */
interface Change {
  readonly note: Note<DkimCode>;
  readonly fields: readonly HeaderField[];
  /** The value with its line end; '' where there were none. */
  readonly earlier: string;
}

/** How unlikely all that was done at once may be, by `likeliest`. */
const MAX_UNLIKELINESS = 80;

/**
 * One change, of the subject or of the fields that a list adds; with it those that say how the text is encoded, and in what charset, may have been
 * written anew: a list that writes under a text does all three.
 *
 * @param names what h= names, in lower case: only changes to those matter
 * @param isSimple whether the signature tells folds and blanks apart
 * @returns the most likely ones first
 */
export function headerCandidates(message: Message, names: readonly string[], isSimple: boolean): HeaderCandidate[] {
  const lists = [
    [...subjectChanges(message), ...addedFields(message, names)],
    otherValues(message, names, 'content-type', (value) => otherTypes(value, isAscii(message))),
    // What the body must then have been is for `undo.ts` to see.
    otherValues(message, names, 'content-transfer-encoding', () => ENCODINGS),
  ];
  const all = likeliest<Change | null>(
    lists.map((changes) => [null, ...changes]),
    MAX_UNLIKELINESS,
  );
  const refolded = isSimple
    ? FOLDS.flatMap((fold) => [ADDRESSES, [...names, 'dkim-signature']].map((some) => withFolds(message, fold, some)))
    : [];
  const changed = all.slice(1).map((taken) => {
    const changes = taken.filter((change) => change !== null);
    return {
      note: changes[0]?.note ?? ENCODING,
      make: () =>
        earlierHeader(message, (field, name) => {
          const earlier = changes.find(({ fields }) => fields.includes(field))?.earlier;
          return earlier ? name + earlier : (earlier ?? null);
        }),
    };
  });
  return [...refolded, ...changed];
}

/** As programs write them; ' ' = none. */
const FOLDS = ['\r\n\t', '\r\n ', ' '];
/** Fields that relays rewrite, though no address in them changes. */
const ADDRESSES = ['from', 'to', 'cc', 'reply-to', 'sender'];

/** The fields' folds as one program writes them, and one blank behind the colon, where only "simple" tells a difference (RFC 6376 §3.4.1). */
function withFolds(message: Message, fold: string, names: readonly string[]): HeaderCandidate {
  const make = () =>
    earlierHeader(message, ({ lowerName }, name, value) =>
      names.includes(lowerName) ? `${name.trimEnd()} ${withoutEnds(value).replace(/\r\n[\t ]+/g, fold)}\r\n` : null,
    );
  return { note: ENCODING, make };
}

/** Without the blanks and line ends around it: JavaScript's trim() would eat 0xA0, which ends "à" in UTF-8. */
function withoutEnds(value: string): string {
  return trimBlanks(trimBlanks(value.replace(/\r\n$/, '')).replace(/^\r\n/, ''));
}

/** Marks whose subject may also have been spelt otherwise; an encoded word has some twenty spellings. */
const MAX_RESPELT = 8;

/** Without a mark; and with its encoded words spelt otherwise, a mark there or not. */
function subjectChanges(message: Message): Change[] {
  const [subject, another] = message.byName.get('subject') ?? [];
  if (!subject || another) return [];
  const fields = [subject];
  const text = latin1(message.bytes, subject.valueStart, subject.end);
  const marked = [...withoutMarks(text), ...withoutMarksWithin(text)].map(({ value, removed }): Change => {
    const note: Note<DkimCode> = { code: 'dkim_undone_subject_tag', values: { tag: shownText(removed) } };
    return { note, fields, earlier: value };
  });
  const respelt = [{ note: ENCODING, earlier: text }, ...marked.slice(0, MAX_RESPELT)].flatMap(({ note, earlier }) =>
    respellings(earlier).map((spelt): Change => ({ note, fields, earlier: spelt })),
  );
  return [...marked, ...respelt];
}

const ENCODING: Note<DkimCode> = { code: 'dkim_undone_encoding', values: {} };

/** Fields that lists add, and that careful signers sign as absent (RFC 2369, RFC 2919, RFC 8058): List-Id, List-Unsubscribe and their kin. */
function addedFields({ byName }: Message, names: readonly string[]): Change[] {
  const without = (code: DkimCode, start: string): Change => {
    const fields = names.flatMap((name) => (name.startsWith(start) ? (byName.get(name) ?? []) : []));
    return { note: { code, values: {} }, fields, earlier: '' };
  };
  const all = [without('dkim_undone_reply_to', 'reply-to'), without('dkim_undone_list_fields', 'list-')];
  return all.filter(({ fields }) => fields.length > 0);
}

/** As mail programs spell them, since a signature tells capitals apart; '' = there was no such field. */
const ENCODINGS = ['8bit', '8BIT', 'binary', '7bit', '7BIT', 'quoted-printable', 'base64', 'BASE64', ''];

/** A signed field that stands there once, with other values. */
function otherValues(
  message: Message,
  names: readonly string[],
  name: string,
  others: (value: string) => readonly string[],
): Change[] {
  const [field, another] = message.byName.get(name) ?? [];
  if (!field || another || !names.includes(name)) return [];
  return others(fieldValue(message, field)).map((value) => ({
    note: ENCODING,
    fields: [field],
    earlier: value && ` ${value}\r\n`,
  }));
}

/** Whether there is a text, and whether it reads the same in every charset that holds US-ASCII; of long ones that is not looked at. */
function isAscii(message: Message): boolean {
  const body = latin1(message.bytes, message.bodyStart);
  const text = body.length < MAX_LOOKED_AT && decodeTransfer(body, messageEncoding(message) ?? '?');
  return !!text && isSevenBit(text);
}
