/** A message as bytes with an index over them: what every other part of the engine reads. Nothing here is decoded. */

/** One header field (RFC 5322 §2.2): offsets into the source, so that signatures see the very bytes. */
export interface HeaderField {
  /** 0 = topmost. */
  readonly index: number;
  /** 1-based line of the source. */
  readonly line: number;
  /** As written, without the white space before the colon (one character = one byte). */
  readonly name: string;
  readonly lowerName: string;
  /** False when the name is folded or followed by white space before its colon (obsolete, RFC 5322 §4.5; an attack on From). */
  readonly nameWellFormed: boolean;
  /** Byte offset of the field's first byte. */
  readonly start: number;
  /** Byte offset of the first byte after the colon. */
  readonly valueStart: number;
  /** Byte offset behind the field, its final line end included. */
  readonly end: number;
}

export interface Message {
  /** The whole message; lines end in CRLF (a source whose lines end in LF alone is converted first). */
  readonly bytes: Uint8Array;
  readonly fields: readonly HeaderField[];
  /** Fields by lower-case name, in the order of the source. */
  readonly byName: ReadonlyMap<string, readonly HeaderField[]>;
  /** Byte offset of the first byte of the body; `bytes.length` when there is none. */
  readonly bodyStart: number;
  /** Lines of the header block that are no field (index of the field they stand before). */
  readonly strayLines: readonly { line: number; start: number; end: number }[];
  /** Which limits cut the header short. */
  readonly unread: readonly ('header_bytes' | 'header_fields')[];
}
