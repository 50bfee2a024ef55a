/** A message as bytes with an index over them: what every other part of the engine reads. Nothing here is decoded. */
import type { DisplayedField } from './fields/meaningful-fields.ts';

/** One header field (RFC 5322 §2.2): offsets into the source, so that signatures see the very bytes. */
export interface HeaderField {
  /** 0 = topmost. */
  readonly index: number;
  /** 1-based line of the source. */
  readonly line: number;
  /** As written, without the white space before the colon (one character = one byte). */
  readonly name: string;
  readonly lowerName: string;
  /**
   * False when white space stands before the name, or white space or a fold between the name and its colon (obsolete, RFC 5322
   * §4.5; an attack on From: readers disagree about whether it is one).
   */
  readonly nameWellFormed: boolean;
  /** Byte offset of the field's first byte. */
  readonly start: number;
  /** Byte offset of the first byte after the colon. */
  readonly valueStart: number;
  /** Byte offset behind the field, its final line end included. */
  readonly end: number;
}

/** Lines of the header block that are no field and continue none. */
export interface StrayLine {
  /** 1-based line of the source. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** A place that is no From field by RFC 5322, and that some other reader of mail takes for one. */
export interface HiddenFrom {
  /** 1-based line of the source. */
  readonly line: number;
  /** The field within which it stands; null when it stands in a stray line or past a limit. */
  readonly fieldIndex: number | null;
  /** Byte offsets of what would be its value, to the end of its line. */
  readonly valueStart: number;
  readonly end: number;
}

/** A place that some other reader of mail takes for another field that people see. */
export interface HiddenField extends HiddenFrom {
  /** As usually written. */
  readonly name: DisplayedField;
}

export interface Message {
  /** The whole message; lines end in CRLF (a source whose lines end in LF alone is converted first). */
  readonly bytes: Uint8Array;
  readonly fields: readonly HeaderField[];
  /** Fields by lower-case name, in the order of the source. */
  readonly byName: ReadonlyMap<string, readonly HeaderField[]>;
  /** Byte offset of the first byte of the body; `bytes.length` when there is none. */
  readonly bodyStart: number;
  /** Whether the empty line between header and body is there (RFC 5322 §2.1). */
  readonly headerEnded: boolean;
  /** In the order of the source. The envelope line that an mbox file puts on top ("From alice@…") is not among them. */
  readonly strayLines: readonly StrayLine[];
  /** Other readers' From fields: with one of them "the" author is a matter of taste, so there is none. */
  readonly hiddenFrom: readonly HiddenFrom[];
  /** The same for the other fields that people see, at places that no honest mail has. */
  readonly hiddenFields: readonly HiddenField[];
  /** Which limits cut the header short. */
  readonly unread: readonly ('header_bytes' | 'header_fields')[];
}
