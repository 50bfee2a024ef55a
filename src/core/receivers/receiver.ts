/** What is known of the mailbox's own side: a webmail's profile, the user's settings, or proposed and confirmed by MX. */
export interface Receiver {
  name: string;
  /** Host patterns that take mail from outside: 'mx.google.com', '*.mail.protection.outlook.com'. */
  borderBy: string[];
  /** Address prefixes of its own relays between border and mailbox (loopback is always inside). */
  networks: string[];
  /** Host patterns of declared gateways in front of it (Proofpoint, Mimecast, …). */
  gateways: string[];
  authservIds: string[];
  /** Where its Authentication-Results stands to its border Received. */
  results: 'above' | 'below' | 'without-id' | 'none';
  returnPath: 'top' | 'bottom';
  /**
   * A profile's alone: host patterns of its own machines that take the mail over behind the border and tell of their client only a name, or
   * an inner address in the place of the name. Above the border nobody else writes.
   */
  innerBy?: string[];
  /**
   * A profile's alone, with `results: 'below'`: its results stand directly below its border as one block. `ids` in their order, `required`
   * those that are never left out, `between` the names of other fields of its own in the block (lower case, "*" as in host patterns).
   */
  block?: { ids: string[]; required: string[]; between: string[] };
  /**
   * The user's own word, never a profile's: this server's filters (Postfix milters) write their results directly below its Received
   * field, and take out those that a sender puts there (RFC 8601 §5). Only with `results: 'below'`; without it such results need a
   * second witness.
   */
  believeBelow?: boolean;
  /** Proposed from samples and not yet confirmed: shown, and never makes anything green or believed. */
  inferred?: boolean;
}

/** Of which nothing is known: each profile says what is. */
export const UNSEEN: Omit<Receiver, 'name'> = {
  borderBy: [],
  networks: [],
  gateways: [],
  authservIds: [],
  results: 'none',
  returnPath: 'top',
};
