/**
 * What the sequence diagram and its text form both show: participants and the steps between them, in the
 * order of time. `buildJourney` (build.ts) makes it from an Inspection; views only draw it.
 */
import type { Note } from '../inspection/index.ts';

/** RFC 5598's roles. */
export type Role = 'author' | 'mua' | 'msa' | 'mta' | 'mx' | 'filter' | 'mda' | 'mra' | 'dns' | 'you';

export interface Participant {
  id: string;
  /** Host name or address as shown; '' for the author, the resolver and the reader, whose names are translated by role. */
  name: string;
  /**
   * Where the receiver saw it at its border under the name above: what its own fields or its greeting call it. The provider's word about an
   * address is not its word about that name.
   */
  claimedName?: string;
  /** One host may play several roles (MSA and MTA). */
  roles: Role[];
  trust: 'recorded' | 'claimed';
}

export type StepKind =
  | 'write' // from the author to the first host that is known: how it came there, no field tells
  | 'submit' // MUA → MSA
  | 'relay' // MTA → MTA
  | 'receive' // MTA → MX, across the trust line
  | 'internal' // within the receiver's side
  | 'deliver' // → MDA
  | 'fetch' // out of another mailbox: MRA
  | 'read' // → you
  | 'question' // a question to the DNS
  | 'answer' // its answer
  | 'line'; // the trust line itself, across all lifelines

export interface Step {
  id: string;
  kind: StepKind;
  from: string;
  to: string;
  trust: 'recorded' | 'claimed';
  /** 'SMTP', 'ESMTPS', 'LMTP', 'HTTP', … as recorded; '' when the field does not say. */
  protocol: string;
  /** 25 between servers, 587 or 465 for submission: the usual port, since Received does not tell it; null = not known. */
  port: number | null;
  encrypted: boolean | null;
  tlsVersion: string | null;
  /** Seconds; see RouteHop.delay. */
  delay: number | null;
  at: string | null;
  /** What it leads to when opened. */
  fieldIndex: number | null;
  dns: number | null;
  /** For questions: 'TXT example.org'; for answers: the record, shortened. */
  text: string;
  ttl: number | null;
  /** In a lesson: it is stopped where it leaves or where it would arrive, or comes after one that is; absent = it took place. */
  halted?: 'exit' | 'entrance' | 'after';
}

export interface Journey {
  participants: Participant[];
  steps: Step[];
  /** Short remarks about the whole: no Received at all, clocks that disagree, hops left out past the limit. */
  notes: Note[];
}
