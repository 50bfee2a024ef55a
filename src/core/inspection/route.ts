/** The way that the message came. */
import type { RouteCode } from '../codes/index.ts';
import type { Note } from './note.ts';

/** One Received field, read (RFC 5321 §4.4). Absent parts are null; nothing is guessed. */
export interface Hop {
  /** The program whose form the field fits as a whole; null = read loosely, for display: none of it is believed. */
  form: string | null;
  /** The name that the field puts after "from": usually what the client called itself. */
  from: string | null;
  /** The HELO, EHLO or LHLO name, where the field tells it. */
  helo: string | null;
  /** The client's address in canonical text form; null also when the field gives several that differ. */
  ip: string | null;
  /** True when `ip` stands only in the place of the name, where most servers write what the client called itself. */
  ipIsName?: boolean;
  /** The client's name by reverse lookup, as the server recorded it; null when none or "unknown". */
  reverseName: string | null;
  by: string | null;
  /** The server's own address, where the field tells it. */
  byIp: string | null;
  /** The protocol: SMTP, ESMTP, ESMTPS, ESMTPSA, LMTP, HTTP, … in the field's own spelling. */
  with: string | null;
  /** The TLS version, or 'unknown' when the field only says that there was TLS; null = no word of TLS. */
  tls: { version: string | null; cipher: string | null } | null;
  id: string | null;
  for: string | null;
  envelopeFrom: string | null;
  /** The authenticated user of a submission: a name, or '' when the field only says that there was authentication; null = no word of it. */
  authenticated: string | null;
  via: string | null;
  /** The server software as the field names it. */
  software: string | null;
  /** ISO 8601 in UTC, or null when the field's date cannot be read. */
  date: string | null;
  dateText: string | null;
  /** Minutes east of UTC as written; null for "-0000" or none. */
  zone: number | null;
}

export interface RouteHop extends Hop {
  /** 0 = newest. */
  index: number;
  fieldIndex: number;
  trust: 'recorded' | 'claimed';
  /** The hop at which the mail entered the receiver's side. */
  border: boolean;
  /** Seconds since the hop before it in time (the next older one); negative = clocks disagree; null = unknown. */
  delay: number | null;
  /** Submission by an authenticated user, a mail program or a web form. */
  submission: boolean;
  /** Kind of the hop, for words and drawing. */
  kind: 'smtp' | 'submission' | 'local' | 'http' | 'fetch' | 'delivery' | 'unknown';
  encrypted: boolean | null;
  /** The client's address means something within one network only, as a machine's own does (RFC 6890). Absent elsewhere. */
  innerClient?: true;
  notes: Note<RouteCode>[];
}

export interface Route {
  /** Newest first, as in the source. */
  hops: RouteHop[];
  /** Index into hops of the border hop; null = unknown. */
  border: number | null;
  /** known: by the receiver's profile or the user's settings; inferred: proposed, not confirmed; unknown: no profile fits; none: nobody's mailbox is known. */
  standing: 'known' | 'inferred' | 'unknown' | 'none';
  receiver: string | null;
  /** Why the line stands where it stands. */
  reason: Note<RouteCode>;
  /** Sent from inside: an authenticated submission at the border. */
  submission: boolean;
  /**
   * Above the border a program on the server put the mail in again: it could have written all that stands below, so nothing that passes there is
   * believed. Absent elsewhere.
   */
  resubmitted?: true;
  /** The line stands before a declared gateway (receiver.gateways), which may have changed the mail after the border. */
  gateway: boolean;
  /**
   * The name of a declared gateway, where the client only greeted so and nothing shows that it is the gateway; absent when it did not, or when
   * the name's own address in the DNS is the client's (it is then a declared one).
   */
  gatewayGreeting?: string;
  /** SPF's client address, name and reverse-path, as far as they may be believed (trust line, 8). */
  client: { ip: string; helo: string; source: 'received-spf' | 'authentication-results' | 'received' } | null;
  mailFrom: { address: string; source: 'received-spf' | 'authentication-results' | 'return-path' } | null;
  /** Why client or mailFrom are missing although the border is known: SPF cannot be checked then. */
  envelopeReason?: Note<RouteCode>;
  /**
   * Where the sender may have chosen that client or mailFrom cannot be told: every address and every envelope sender that may be the true one.
   * SPF is checked for all of them, and only what holds for each counts. Absent elsewhere.
   */
  readings?: { clients: string[]; senders: string[] };
  /** Remarks about the whole route. */
  notes?: Note<RouteCode>[];
  /** When the mail crossed the border (trusted clock), ISO 8601; null = unknown. */
  arrivedAt: string | null;
  /** Seconds from the oldest to the newest dated hop; null = unknown. */
  duration: number | null;
}
