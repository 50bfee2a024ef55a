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
import type { AuthenticationResults, Route, RouteHop } from '../inspection/index.ts';
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
  const judge = new Judge(message, fields, receiver, border, place.hops);
  const judged = new Map(fields.map((field) => [field.index, judge.judge(field)]));
  judge.believeBesideResults(judged);
  return judged;
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

class Judge {
  private readonly fields: readonly ReadField[];
  private readonly receiver: Receiver;
  private readonly border: number;
  /** The first field with the receiver's id below the border and above the next Received: the place where Gmail writes. */
  private readonly firstBelow: ReadField | undefined;
  /** How the topmost results with the receiver's id below the border spell that id; null = not plainly, or there are none. */
  private readonly ownSpelling: string | null;
  /** The results that the receiver sealed above its border. */
  private readonly sealed: AuthenticationResults | null;
  /** Index behind the fields of servers that stand directly below the border. */
  private readonly runEnd: number;
  /** Index of the lowest field of that run that knows the border's queue id; -1 = none does. */
  private readonly queueIdWitness: number;
  /** Indexes of the fields of the receiver's whole block directly below the border; empty when it does not stand there whole. */
  private readonly block: ReadonlySet<number>;

  constructor(
    message: Message,
    fields: readonly ReadField[],
    receiver: Receiver,
    border: number,
    hops: readonly RouteHop[],
  ) {
    this.fields = fields;
    this.receiver = receiver;
    this.border = border;
    const received = message.byName.get('received') ?? [];
    const next = received.find(({ index }) => index > border)?.index ?? message.fields.length;
    const own = fields.filter((field) => this.isOwn(field));
    this.firstBelow = own.find(({ kind, index }) => kind === 'results' && index > border && index < next);
    this.ownSpelling = own.find(({ kind, index }) => kind === 'results' && index > border)?.spelledId ?? null;
    this.sealed = own.find(({ kind, index }) => kind === 'arc' && index < border)?.results ?? null;
    this.runEnd = runEnd(message, border);
    this.block = resultsBlock(message, border, fields, receiver);
    const queueId = hops.find(({ fieldIndex }) => fieldIndex === border)?.id ?? null;
    this.queueIdWitness = queueIdWitness(message, border, this.runEnd, queueId);
  }

  judge(field: ReadField): Judgement {
    const above = field.index < this.border;
    if (field.kind === 'arc' && above && this.isOwn(field)) return believe('recorded_arc_above_border');
    const code = aside(field);
    if (code !== null) return refuse(code);
    if (field.kind === 'received-spf') {
      if (this.block.has(field.index)) return believe('recorded_in_block');
      return above ? believe('recorded_above_border') : refuse('recorded_before_arrival');
    }
    return above ? this.judgeAbove(field) : this.judgeBelow(field);
  }

  private judgeAbove(field: ReadField): Judgement {
    const withoutId = this.receiver.results === 'without-id' && field.results?.authservId === null;
    if (!withoutId && !this.isOwn(field)) return refuse('recorded_foreign_id');
    if (!isReadable(field)) return refuse('recorded_malformed');
    return believe(withoutId ? 'recorded_without_id' : 'recorded_above_border');
  }

  private judgeBelow(field: ReadField): Judgement {
    if (!this.isOwn(field)) return refuse('recorded_before_arrival');
    if (this.block.has(field.index))
      return isReadable(field) ? believe('recorded_in_block') : refuse('recorded_malformed');
    if (this.receiver.results !== 'below') return refuse('recorded_forged');
    const inRun = field.index < this.runEnd;
    const code: RecordedCode | null =
      inRun && this.receiver.believeBelow && this.isSpelledAsOwn(field)
        ? 'recorded_declared'
        : inRun && field.index < this.queueIdWitness
          ? 'recorded_confirmed_by_queue_id'
          : field === this.firstBelow && this.sealed !== null && agree(field.results, this.sealed)
            ? 'recorded_confirmed_by_arc'
            : null;
    if (code === null) {
      if (field !== this.firstBelow) return refuse('recorded_forged');
      return refuse(this.sealed === null ? 'recorded_unconfirmed' : 'recorded_contradicted');
    }
    return isReadable(field) ? believe(code) : refuse('recorded_malformed');
  }

  /**
   * Received-SPF has no id. Below the border it is believed only between the border and results that are believed, when
   * both say the same.
   */
  believeBesideResults(judged: Map<number, Judgement>): void {
    const believed = this.fields.filter(({ index }) => index > this.border && judged.get(index)?.believed);
    const spf = believed.flatMap(({ results }) => results?.results ?? []).find(({ method }) => method === 'spf');
    if (spf === undefined) return;
    const end = Math.min(this.runEnd, believed.findLast(({ kind }) => kind === 'results')?.index ?? 0);
    for (const { kind, index, receivedSpf } of this.fields) {
      if (kind === 'received-spf' && index > this.border && index < end && spf.result === receivedSpf?.result)
        judged.set(index, believe('recorded_beside_results'));
    }
  }

  /**
   * The attack: a filter takes out fields that bear its own id, letter by letter; one with a final dot, in quotes or with a version is
   * the same id to a reader, and passes the filter. The server itself always spells it one way.
   */
  private isSpelledAsOwn({ spelledId }: ReadField): boolean {
    return spelledId !== null && !spelledId.endsWith('.') && spelledId === this.ownSpelling;
  }

  private isOwn(field: ReadField): boolean {
    return matchesHost(field.results?.authservId ?? null, this.receiver.authservIds);
  }
}

/** What the receiver itself wrote unquoted is read liberally; what could be read in two ways is not. */
function isReadable({ results }: ReadField): boolean {
  return results?.wellFormed === true || results?.tolerated === true;
}

function believe(code: RecordedCode): Judgement {
  return { believed: true, code };
}

function refuse(code: RecordedCode): Judgement {
  return { believed: false, code };
}
