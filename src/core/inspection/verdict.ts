/** Findings and the verdict. */
import type { FindingCode, VerdictCode } from '../codes/index.ts';
import type { Note } from './note.ts';

export type Severity = 'info' | 'caution' | 'danger';

export interface Finding extends Note<FindingCode> {
  severity: Severity;
  /** Something that explains a failure, instead of warning of something. */
  explains: boolean;
  /** The header fields it rests on. */
  fieldIndexes: number[];
}

export type Level =
  | 'ambiguous'
  | 'verified'
  | 'altered'
  | 'vouched'
  | 'listed'
  | 'internal'
  | 'failed'
  | 'unchecked'
  | 'unverified';

export interface Verdict {
  level: Level;
  /** The one domain that the level speaks of; null when no single sender is named. */
  domain: string | null;
  /** A mailing list that is proven to have sent the message on, and that the user could put on the list of trusted ones; absent = none. */
  list?: string;
  /**
   * What of the user's own side keeps a better verdict away, and a person can set right: nobody knows who receives this mailbox's mail, or
   * no answer of the DNS comes through the resolver; absent = neither.
   */
  missing?: 'receiver' | 'resolver';
  /** What the author's domain asks receivers to do with a message like this (RFC 9989 §4.7); only of one that is failed. */
  policy?: 'quarantine' | 'reject';
  headline: Note<VerdictCode>;
  /** One concrete reason. */
  reason: Note;
  /** One thing to do. */
  advice: Note<VerdictCode>;
}
