/**
 * Which results fields the receiver wrote: by where it is known to write them, never by the name they carry.
 *
 * Above the border's Received field only the receiver's own side can write (RFC 8601 §5 lets readers believe no other). Below it the
 * sender's own fields begin, so what a receiver writes there needs a second witness: what it sealed above (Gmail), a field further
 * down that knows the border's queue id, or the user's word.
 *
 * The attacks: an Authentication-Results with the receiver's id below the border, or on top of a message whose receiver writes none.
 */
import type { RecordedCode } from '../codes/index.ts';
import type { Route, RouteHop } from '../inspection/index.ts';
import type { Message } from '../message/message.ts';
import { matchesHost } from '../receivers/host-pattern.ts';
import type { Receiver } from '../receivers/receiver.ts';
import { agree } from './agree.ts';
import type { ReadField } from './fields.ts';
import { resultsBlock } from './results-block.ts';
import { queueIdWitness, runEnd } from './trace-run.ts';

/** What the trust line says. */
export interface Place {
  receiver: Receiver | undefined;
  standing: Route['standing'];
  /** Index of the border hop's Received field; null = unknown. */
  borderFieldIndex: number | null;
  hops: readonly RouteHop[];
  /** A program on the receiver's own server could have written what stands below (Route.resubmitted). */
  resubmitted?: boolean;
}

export interface Judgement {
  believed: boolean;
  code: RecordedCode;
}

/** @returns a judgement for each field, by its index */
export function judgeFields(message: Message, fields: readonly ReadField[], place: Place): Map<number, Judgement> {
  const { receiver, borderFieldIndex: border } = place;
  const nobody = whyNobody(place);
  if (nobody !== null || receiver === undefined || border === null) {
    const code = nobody ?? 'recorded_border_unknown';
    return new Map(fields.map((field) => [field.index, { believed: false, code: aside(field) ?? code }]));
  }
  return judgeWithin(message, fields, receiver, border, place.hops);
}

/** Why nothing at all can be believed: nobody's mailbox, a receiver that is only guessed, a border that was not found. */
function whyNobody({ receiver, standing, borderFieldIndex }: Place): RecordedCode | null {
  if (receiver === undefined || standing === 'none') return 'recorded_no_receiver';
  if (standing === 'inferred' || receiver.inferred) return 'recorded_receiver_inferred';
  if (standing === 'unknown' || borderFieldIndex === null) return 'recorded_border_unknown';
  return receiver.results === 'none' ? 'recorded_place_unknown' : null;
}

/** Kinds that are never believed as results, wherever they stand. */
function aside({ kind }: ReadField): RecordedCode | null {
  if (kind === 'other') return 'recorded_other_field';
  return kind === 'arc' ? 'recorded_arc_claimed' : null;
}

function judgeWithin(
  message: Message,
  fields: readonly ReadField[],
  receiver: Receiver,
  border: number,
  hops: readonly RouteHop[],
): Map<number, Judgement> {
  const next = (message.byName.get('received') ?? []).find(({ index }) => index > border)?.index;
  const isOwn = ({ results }: ReadField) => matchesHost(results?.authservId ?? null, receiver.authservIds);
  const own = fields.filter(isOwn);
  const ownBelow = own.find(({ kind, index }) => kind === 'results' && index > border);
  // Above the next Received: the place where Gmail writes.
  const firstBelow = (ownBelow?.index ?? 0) < (next ?? message.fields.length) ? ownBelow : undefined;
  // What the receiver sealed above its border.
  const sealed = own.find(({ kind, index }) => kind === 'arc' && index < border)?.results ?? null;
  const end = runEnd(message, border);
  const block = resultsBlock(message, border, fields, receiver);
  const queueId = hops.find(({ fieldIndex }) => fieldIndex === border)?.id ?? null;
  const witness = queueIdWitness(message, border, end, queueId);

  function judge(field: ReadField): Judgement {
    const above = field.index < border;
    if (field.kind === 'arc' && above && isOwn(field)) return believe('recorded_arc_above_border');
    const code = aside(field);
    if (code !== null) return refuse(code);
    if (field.kind === 'received-spf') {
      if (block.has(field.index)) return believe('recorded_in_block');
      return above ? believe('recorded_above_border') : refuse('recorded_before_arrival');
    }
    return above ? judgeAbove(field) : judgeBelow(field);
  }

  function judgeAbove(field: ReadField): Judgement {
    const withoutId = receiver.results === 'without-id' && field.results?.authservId === null;
    if (!withoutId && !isOwn(field)) return refuse('recorded_foreign_id');
    return believeReadable(field, withoutId ? 'recorded_without_id' : 'recorded_above_border');
  }

  function judgeBelow(field: ReadField): Judgement {
    if (!isOwn(field)) return refuse('recorded_before_arrival');
    if (block.has(field.index)) return believeReadable(field, 'recorded_in_block');
    if (receiver.results !== 'below') return refuse('recorded_forged');
    if (field.index < end && receiver.believeBelow && isSpelledAs(field, ownBelow?.spelledId))
      return believeReadable(field, 'recorded_declared');
    if (field.index < witness) return believeReadable(field, 'recorded_confirmed_by_queue_id');
    if (field !== firstBelow) return refuse('recorded_forged');
    if (sealed === null) return refuse('recorded_unconfirmed');
    return agree(field.results, sealed)
      ? believeReadable(field, 'recorded_confirmed_by_arc')
      : refuse('recorded_contradicted');
  }

  const judged = new Map(fields.map((field) => [field.index, judge(field)]));
  // Received-SPF has no id. Below the border it is believed only between the border and results that are believed, when both say the same.
  const believed = fields.filter(({ index }) => index > border && judged.get(index)?.believed);
  const spf = believed.flatMap(({ results }) => results?.results ?? []).find(({ method }) => method === 'spf');
  const last = Math.min(end, believed.findLast(({ kind }) => kind === 'results')?.index ?? 0);
  for (const { kind, index, receivedSpf } of fields)
    if (kind === 'received-spf' && index > border && index < last && spf?.result === receivedSpf?.result)
      judged.set(index, believe('recorded_beside_results'));
  return judged;
}

/**
 * The attack: a filter takes out fields that bear its own id, letter by letter; one with a final dot, in quotes or with a version is
 * the same id to a reader, and passes the filter. The server itself always spells it one way.
 *
 * @param own as the topmost results in its name below the border spell it
 */
function isSpelledAs({ spelledId }: ReadField, own: string | null | undefined): boolean {
  return spelledId !== null && !spelledId.endsWith('.') && spelledId === own;
}

/** What the receiver itself wrote unquoted is read liberally; what could be read in two ways is not. */
function believeReadable({ results }: ReadField, code: RecordedCode): Judgement {
  return results?.wellFormed || results?.tolerated ? believe(code) : refuse('recorded_malformed');
}

function believe(code: RecordedCode): Judgement {
  return { believed: true, code };
}

function refuse(code: RecordedCode): Judgement {
  return { believed: false, code };
}
