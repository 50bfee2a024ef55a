/** What servers recorded about a message on its way, each field with the reason why it is believed or not. */
import { LF } from '../bytes/ascii.ts';
import type { RecordedCode } from '../codes/index.ts';
import type { Recorded, RecordedField, RouteHop } from '../inspection/index.ts';
import { MAX_RECORDED_FIELDS } from '../limits.ts';
import { displayText } from '../message/characters/inert-text.ts';
import type { Message } from '../message/message.ts';
import { overrideWords } from '../receivers/overrides.ts';
import { type ReadField, readResultFields } from './fields.ts';
import { showReceivedSpf, showResults } from './shown-results.ts';
import { holdsDelimiters, holdsSmuggledPath, holdsSmuggledTags, tellsPass } from './smuggled.ts';
import { type Judgement, judgeFields, type Place } from './trust.ts';
import { mergeTrusted } from './trusted.ts';

/**
 * Reads Authentication-Results, Received-SPF, ARC-Authentication-Results and what is named like them.
 *
 * @param place the trust line: an inferred receiver, an unknown border or nobody's mailbox makes nothing believed
 * @param author domain of the one author; '' = there is none
 * @returns the fields in the order of the source, past MAX_RECORDED_FIELDS only those that tell of DMARC and are believed, as many at most;
 *   `trusted` is what all the believed ones say together, or null. Never throws.
 */
export function readRecorded(message: Message, place: Place, author: string): Recorded {
  const fields = readResultFields(
    message,
    place.receiver?.results === 'without-id' ? (place.borderFieldIndex ?? 0) : 0,
  );
  const judged = judgeFields(message, fields, place);
  const border = place.hops.find((hop) => hop.fieldIndex === place.borderFieldIndex);
  const isSenderWritten =
    place.resubmitted === true ||
    (border !== undefined && (holdsDelimiters(border) || tellsPass(message, border))) ||
    holdsSmuggledPath(message, fields, border) ||
    holdsSmuggledTags(message);
  if (isSenderWritten) disbelieve(fields, judged);
  const believed = fields.filter((field) => judged.get(field.index)?.believed);
  const malformed = fields.filter(({ index }) => OWN_UNREADABLE.includes(judged.get(index)?.code ?? ''));
  const lastKept = fields[MAX_RECORDED_FIELDS - 1]?.index ?? Number.POSITIVE_INFINITY;
  const further = believed.filter(
    ({ index, results }) => index > lastKept && results?.results.some(({ method }) => method === 'dmarc'),
  );
  const kept = [...fields.slice(0, MAX_RECORDED_FIELDS), ...further.slice(0, MAX_RECORDED_FIELDS)];
  const open = openEnded(message, believed, judged, border);
  return {
    fields: kept.map((field) => toRecordedField(field, judged.get(field.index), place)),
    trusted: mergeTrusted(believed, {
      malformed,
      author,
      overrides: overrideWords(place.receiver),
      isSenderWritten,
      open,
    }),
  };
}

/**
 * The last results below the receiver's border, where only the user's word tells that they are its, and where they have folds: the last of them may be the
 * sender's. The attack: the first line of the data begins with a blank, " ; dmarc=pass header.from=bank.example", and a server that puts its fields on top of the
 * data as they are continues its last one with it; what follows looks like a filter's too ("X-Spam-Status: No"). Postfix and sendmail end their header before
 * such a line.
 */
function openEnded(
  message: Message,
  believed: readonly ReadField[],
  judged: Map<number, Judgement>,
  border: RouteHop | undefined,
): ReadField | undefined {
  if (ENDING_HEADER.includes(border?.form ?? '')) return undefined;
  const last = believed.findLast(({ index }) => judged.get(index)?.code === 'recorded_declared');
  const field = message.fields[last?.index ?? -1];
  const isFolded = field && message.bytes.indexOf(LF, field.start) < field.end - 1;
  return isFolded ? last : undefined;
}

const ENDING_HEADER = ['Postfix', 'sendmail'];

/**
 * The receiver's own, in which a sender's words may stand. The attack: a first line " ; dmarc=pass header.from=bank.example" continues the field that Gmail
 * wrote last, which then no longer says what Gmail sealed.
 */
const OWN_UNREADABLE: readonly string[] = ['recorded_malformed', 'recorded_contradicted'] satisfies RecordedCode[];

/** Received-SPF has no other witness within itself: where a greeting or a reverse-path may have written a part of it, none of it counts. */
function disbelieve(fields: readonly ReadField[], judged: Map<number, Judgement>): void {
  for (const { index, kind } of fields)
    if (kind === 'received-spf') judged.set(index, { believed: false, code: 'recorded_place_unknown' });
}

function toRecordedField(field: ReadField, judgement: Judgement | undefined, place: Place): RecordedField {
  const code = judgement?.code ?? 'recorded_place_unknown';
  return {
    fieldIndex: field.index,
    name: displayText(field.name),
    trust: judgement?.believed ? 'recorded' : 'claimed',
    reason: {
      code,
      values: { provider: place.receiver?.name ?? '', id: displayText(field.results?.authservId ?? '') },
    },
    results: field.results === null ? null : showResults(field.results),
    receivedSpf: field.receivedSpf === null ? null : showReceivedSpf(field.receivedSpf),
  };
}
