/** The source and what its fields say. */
import type { MessageCode } from '../codes/index.ts';
import type { Note } from './note.ts';

/** How the source relates to what arrived. `rewritten`: the provider re-encoded the body; `headers`: there is no body. */
export type Fidelity = 'exact' | 'rewritten' | 'headers';

export interface SourceFacts {
  bytes: number;
  headerBytes: number;
  bodyBytes: number;
  /** Hex SHA-256 of the bytes as they came in: the key of the inspection. */
  sha256: string;
  fidelity: Fidelity;
  /** What is wrong with the source as a whole (empty, HTML, cut off, too big, binary, no header), or null. */
  problem: Note<MessageCode> | null;
  /** The page shows another subject than the source has: nothing green or blue is said then; absent when it does not. */
  otherSubjectShown?: Note<MessageCode>;
  /** The page shows the Sender, of another domain, in the place of the author; `values.domain` is its domain; absent when it does not. */
  senderShown?: Note<MessageCode>;
  /** What a limit left unread. */
  unread: Note<MessageCode>[];
  /** Remarks that change no result (the closing boundary is missing); absent when there are none. */
  notes?: Note<MessageCode>[];
  /** Lines that end in LF or CR alone among lines that end in CRLF; absent when there are none, or when it cannot be told. */
  oddLineEnds?: {
    lineFeeds: number;
    carriageReturns: number;
    /** SMTP commands behind a "." that ends the mail for some servers: the first one, and the 1-based line of the source. */
    smuggled: { line: number; text: string } | null;
  };
}

/** One header field as shown: nothing of its text is trusted. */
export interface ShownField {
  /** 0 = topmost. */
  index: number;
  /** 1-based line of the source. */
  line: number;
  /** As written. */
  name: string;
  /** Unfolded, decoded for display by its own bytes (RFC 2047 left as it stands); cut past MAX_SHOWN_FIELD. */
  value: string;
  /** With encoded words decoded, where that differs from `value`. */
  decoded?: string;
  /** Written by the receiver, by what the trust line says; otherwise only claimed. */
  trust: 'recorded' | 'claimed';
}

/**
 * What characters do to a text that are not seen as what they are. `turns`: letters stand in another order than they are read; `cuts`:
 * some programs end the text there, or obey them; `unseen`: they take no room or look like a blank; `harmless`: nothing, as what a wrong
 * charset leaves, a stray line end, marks of direction around what needs none.
 */
export type HiddenEffect = 'turns' | 'cuts' | 'unseen' | 'harmless';

export interface HiddenCharacters {
  effect: HiddenEffect;
  /** Code points, each once. */
  codes: number[];
}

export interface Mailbox {
  /** Display name, decoded; '' when there is none. */
  name: string;
  /** The name as the eye takes it, without hidden characters; absent when it is the same. */
  seenName?: string;
  /** How long the name is as it came, hidden characters included; absent when `name` is as long. */
  nameLength?: number;
  /**
   * What some programs take for the name instead: comments, the name of the group, UTF-7 decoded. To look for what deceives; absent
   * when there is none.
   */
  alsoNamed?: string[];
  /** Hidden characters of the name and of the part before the "@"; absent when there are none. */
  hidden?: HiddenCharacters[];
  /** addr-spec, as written but without comments and folding; '' when malformed. */
  address: string;
  localPart: string;
  /** In A-labels, lower case; '' when there is none or it cannot be a domain (a domain literal keeps its brackets). */
  domain: string;
  /** The domain in U-labels where that differs. */
  unicodeDomain?: string;
  /** What is odd about how it is written (obsolete route, encoded words hiding an address, malformed, …). */
  oddities: Note<MessageCode>[];
}

export interface MessageFacts {
  /** Every From field in the order of the source, each with every mailbox in it. */
  from: {
    fieldIndex: number;
    mailboxes: Mailbox[];
    text: string;
    wellFormed: boolean;
    /** No From field by RFC 5322, but one for some readers of mail: within another field, in a stray line, past a limit. */
    hidden?: boolean;
    /** A limit left it unread, wholly or in part: what it holds is not known. */
    unread?: boolean;
  }[];
  /** The one author, or null when From fields or mailboxes are not exactly one or From is malformed (RFC 5322 §3.6.2). */
  author: Mailbox | null;
  sender: Mailbox[];
  replyTo: Mailbox[];
  to: Mailbox[];
  cc: Mailbox[];
  /** Return-Path as the receiver's profile places it (trusted), else the topmost one (claimed); '<>' is ''. */
  returnPath: {
    address: string;
    trust: 'recorded' | 'claimed';
    fieldIndex: number;
    /** It is no reverse-path (RFC 5321 §4.1.2): `address` is then its text, only to be shown. */
    malformed?: boolean;
  } | null;
  subject: string;
  /** Hidden characters of the subject; absent when there are none. */
  subjectHidden?: HiddenCharacters[];
  messageId: string;
  /** The Date field. */
  date: string | null;
  dateText: string;
  listId: string;
  /**
   * The body itself shows what Content-Type says of it: plain text, or parts behind the boundary that it names. Absent = that rests on the
   * header alone.
   */
  typeSeenInBody?: true;
  /**
   * Places that only some readers of mail take for a field that people see (Subject, Reply-To, …; From stands above): behind a
   * bare CR or another odd line end, or in a line that is no field. Absent when there are none.
   */
  hiddenFields?: {
    /** As usually written. */
    name: string;
    /** The field within which it stands, or after which the line comes that holds it. */
    fieldIndex: number;
    /** The first part of its text. */
    text: string;
  }[];
}
