/** The parts of a mail as plain data, from the Worker that reads them to the page that lists them. */

export interface MailPart {
  /** 'text' = what is read of it; its pieces are one here. */
  kind: 'text' | 'attachment';
  /** As the mail says; never what the bytes are. */
  type: string;
  /** '' = it has none. */
  name: string;
  /** Bytes, decoded. */
  size: number;
  /** Hexadecimal; null where the bytes are not for certain those of the file (a text's charset and line ends are undone). */
  sha256: string | null;
  /** Of an attached message, to have it checked; null for all other parts. */
  message: Uint8Array | null;
}

export interface MailParts {
  parts: MailPart[];
  /** How many more there are than are listed. */
  unlisted: number;
}

/** A list that a person can read; a digest mail has some fifty. */
export const MAX_LISTED = 200;
