/**
 * The result of an inspection: plain JSON (no Date, Map or bytes in it), so that it survives `storage.session`, a file
 * and another version of the program. Times are ISO 8601 strings in UTC; a field's own text is kept beside them.
 */
import type {
  ArcCode,
  BimiCode,
  Code,
  Dkim2Code,
  DkimCode,
  DmarcCode,
  FindingCode,
  MessageCode,
  RecordedCode,
  RouteCode,
  SpamFieldsCode,
  SpfCode,
  TransportCode,
  VerdictCode,
} from './codes.ts';
import type { DnsStatus, DnsTrouble, RecordType } from './dns/resolver.ts';

/** The version of this structure, raised when a reader of the older one would misread the newer. */
export const INSPECTION_VERSION = 1;

/** RFC 8601 §2.7's words. */
export type Result = 'pass' | 'fail' | 'softfail' | 'neutral' | 'none' | 'temperror' | 'permerror' | 'policy';

/** Values put into a code's sentence: names, addresses, numbers; always inert text. */
export type Values = Record<string, string | number>;

/** One thing said: a code and what goes into its sentence. */
export interface Note<C extends Code = Code> {
  code: C;
  values: Values;
}

/** What every check returns. */
export interface Check<C extends Code, E> extends Note<C> {
  result: Result;
  evidence: E;
  warnings: Note[];
}

// ── The source ──────────────────────────────────────────────────────────────────────────────────────────────────────

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
  /** What a limit left unread. */
  unread: Note<MessageCode>[];
  /** Remarks that change no result (the closing boundary is missing); absent when there are none. */
  notes?: Note<MessageCode>[];
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

export interface Mailbox {
  /** Display name, decoded; '' when there is none. */
  name: string;
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
  messageId: string;
  /** The Date field. */
  date: string | null;
  dateText: string;
  listId: string;
}

// ── The route ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** One Received field, read (RFC 5321 §4.4). Absent parts are null; nothing is guessed. */
export interface Hop {
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
  /** The line stands before a declared gateway (receiver.gateways), which may have changed the mail after the border. */
  gateway: boolean;
  /** SPF's client address, name and reverse-path, as far as they may be believed (trust line, 8). */
  client: { ip: string; helo: string; source: 'received-spf' | 'authentication-results' | 'received' } | null;
  mailFrom: { address: string; source: 'received-spf' | 'authentication-results' | 'return-path' } | null;
  /** Why client or mailFrom are missing although the border is known: SPF cannot be checked then. */
  envelopeReason?: Note<RouteCode>;
  /** Remarks about the whole route. */
  notes?: Note<RouteCode>[];
  /** When the mail crossed the border (trusted clock), ISO 8601; null = unknown. */
  arrivedAt: string | null;
  /** Seconds from the oldest to the newest dated hop; null = unknown. */
  duration: number | null;
}

// ── What the receiver recorded ──────────────────────────────────────────────────────────────────────────────────────

/** RFC 8601 §2.2 */
export interface AuthenticationResults {
  authservId: string | null;
  version: number | null;
  /** False when the value does not follow RFC 8601's grammar (the known Outlook form counts as well-formed). */
  wellFormed: boolean;
  results: MethodResult[];
}

export interface MethodResult {
  method: string;
  version: number | null;
  result: string;
  reason: string | null;
  comment: string | null;
  properties: { ptype: string; property: string; value: string }[];
  /** Pairs without a property type ("action=none"), which are not RFC 8601's; absent when there are none. */
  pairs?: { name: string; value: string }[];
}

/** RFC 7208 §9.1 */
export interface ReceivedSpf {
  result: string;
  comment: string | null;
  clientIp: string | null;
  envelopeFrom: string | null;
  helo: string | null;
  receiver: string | null;
  identity: string | null;
  mechanism: string | null;
}

export interface RecordedField {
  fieldIndex: number;
  name: string;
  trust: 'recorded' | 'claimed';
  /** Why it is believed or not. */
  reason: Note<RecordedCode>;
  results: AuthenticationResults | null;
  receivedSpf: ReceivedSpf | null;
}

/** What the trusted fields say together; the first result per method wins. null = no word of it. */
export interface TrustedResults {
  authservId: string | null;
  spf: { result: Result; domain: string | null; clientIp: string | null } | null;
  dkim: { result: Result; domain: string | null; selector: string | null }[];
  dmarc: {
    result: Result;
    domain: string | null;
    policy: 'none' | 'quarantine' | 'reject' | null;
    word: string;
  } | null;
  arc: { result: Result } | null;
}

export interface Recorded {
  fields: RecordedField[];
  trusted: TrustedResults | null;
}

// ── The checks ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** Which question to the DNS a fact rests on: an index into `Inspection.dns`, or null when none was asked. */
export type DnsRef = number | null;

export interface SpfEvidence {
  identity: 'mailfrom' | 'helo';
  /** The domain whose record was evaluated. */
  domain: string;
  ip: string;
  helo: string;
  mailFrom: string;
  record: string | null;
  /** The term that matched, as written, and the domain whose record holds it. */
  mechanism: string | null;
  mechanismDomain: string | null;
  /** Records in the order they were evaluated. */
  path: { domain: string; record: string | null; via: 'start' | 'include' | 'redirect' }[];
  lookups: number;
  voidLookups: number;
  /** The record lets (nearly) everyone in: a pass by it says nothing about the sender. */
  letsEveryoneIn: boolean;
  /** IPv4 addresses that it authorizes at least; absent where that was not told (no record, an error). */
  authorizedAddresses?: number;
}
export interface SpfCheck extends Check<SpfCode, SpfEvidence> {
  explanation: string | null;
}

/** A public key record (RFC 6376 §3.6.1), read. */
export interface KeyFacts {
  record: string;
  type: 'rsa' | 'ed25519' | string;
  /** Modulus length of an RSA key; 256 for Ed25519. */
  bits: number | null;
  revoked: boolean;
  testing: boolean;
  strict: boolean;
}

export interface SignatureFacts {
  fieldIndex: number;
  domain: string;
  selector: string;
  identity: string;
  algorithm: string;
  canonicalization: string;
  /** h=, as written, in order. */
  signedFields: string[];
  /** l=, or null. */
  bodyLength: number | null;
  /** Bytes of the canonicalized body in all, and how many of them the signature covers. */
  bodyBytes: number | null;
  signedBytes: number | null;
  signedAt: string | null;
  expiresAt: string | null;
  queryName: string;
  dns: DnsRef;
  key: KeyFacts | null;
}

export interface DkimEvidence extends SignatureFacts {
  /** Fields that matter and are in the message, but not in h=: 'to', 'content-type', … */
  unsignedFields: string[];
  /** Fields that the signature names and that occur more often than it signed them (RFC 6376 §8.15). */
  addedFields: string[];
}

/** Header and body apart: nothing stops at the first failure. */
export interface DkimPart {
  result: 'pass' | 'fail' | 'none';
  code: DkimCode;
}

export interface DkimCheck extends Check<DkimCode, DkimEvidence> {
  header: DkimPart;
  body: DkimPart;
  /** The one known change (a list's subject tag, its footer, …) whose undoing makes the signature verify; absent = none is known. */
  undone?: Note;
}

export type DmarcPolicy = 'none' | 'quarantine' | 'reject';

export interface DmarcEvidence {
  /** The author domain that was evaluated. */
  domain: string;
  record: string | null;
  /** Tags of the record in their order. */
  tags: { name: string; value: string }[];
  /** Which tag gave the policy, and whether testing (t=y) lowered it. */
  policyTag: 'p' | 'sp' | 'np' | null;
  testing: boolean;
  domainExists: boolean | null;
  spf: { domain: string; aligned: boolean; mode: 'relaxed' | 'strict' } | null;
  dkim: { domain: string; aligned: boolean; mode: 'relaxed' | 'strict' }[];
  /** Names asked for by the tree walk, in order. */
  walk: string[];
  /** When From names several author domains: each with its own result; the check is then about the worst of them. */
  authors?: { domain: string; result: Result; policy: DmarcPolicy | null }[];
}
export interface DmarcCheck extends Check<DmarcCode, DmarcEvidence> {
  /** The effective policy for this author domain (sp, np and t counted); null = no record. */
  policy: DmarcPolicy | null;
  policyDomain: string | null;
  organizationalDomain: string | null;
}

export interface ArcSet {
  instance: number;
  sealer: string;
  seal: { result: Result; code: ArcCode };
  /** Only the newest must verify; an older one that fails is normal (RFC 8617 §5.2). */
  messageSignature: { result: Result; code: ArcCode };
  chainValidation: string;
  authenticationResults: AuthenticationResults | null;
  fieldIndexes: number[];
}
export interface ArcEvidence {
  sets: ArcSet[];
  /** RFC 8617 §5.2 step 5: the instance from which on the message is unchanged; 0 = since its author; null = unknown. */
  oldestPass: number | null;
}
export type ArcCheck = Check<ArcCode, ArcEvidence>;

// ── The DNS ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export type DnsPurpose = 'spf' | 'dkim' | 'dmarc' | 'arc' | 'receiver' | 'bimi' | 'other';

/** One question with its answer, asked once however many checks rest on it. */
export interface DnsQuestion {
  name: string;
  type: RecordType;
  purpose: DnsPurpose;
  status: DnsStatus;
  trouble: DnsTrouble | null;
  /** Records as text, in the order of the answer. */
  answers: string[];
  ttl: number;
  secure: boolean;
}

// ── What spam filters wrote ─────────────────────────────────────────────────────────────────────────────────────────

/** One statement in such a field. */
export interface SpamToken extends Note<SpamFieldsCode> {
  /** As written, made inert: 'SFV:NSPM', 'BAYES_99=3.5'. */
  text: string;
  /** Points that the filter gave for it, where it tells; more is worse. */
  score: number | null;
}

export interface SpamField {
  fieldIndex: number;
  name: string;
  product: 'exchange' | 'spamassassin' | 'rspamd';
  tokens: SpamToken[];
}

// ── What is looked up or recognized to be shown, and weighs nothing ────────────────────────────────────────────────

/** A BIMI Assertion Record (draft-brand-indicators-for-message-identification); its logo is never fetched. */
export interface BimiFacts extends Note<BimiCode> {
  /** Whose record it is: the author domain, or its Organizational Domain. */
  domain: string;
  record: string | null;
  tags: { name: string; value: string }[];
}

/** The record of MTA-STS (RFC 8461 §3.1) or of TLS-RPT (RFC 8460 §3). */
export interface TransportRecord extends Note<TransportCode> {
  /** The name that was asked for. */
  name: string;
  record: string | null;
  tags: { name: string; value: string }[];
}

/** How the author domain wants mail to it carried. */
export interface TransportFacts {
  domain: string;
  mtaSts: TransportRecord;
  tlsRpt: TransportRecord;
}

/** A field of DKIM2, which is an experiment: recognized, not verified. */
export interface Dkim2Field extends Note<Dkim2Code> {
  fieldIndex: number;
  name: string;
}

// ── Findings and the verdict ────────────────────────────────────────────────────────────────────────────────────────

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
  headline: Note<VerdictCode>;
  /** One concrete reason. */
  reason: Note;
  /** One thing to do. */
  advice: Note<VerdictCode>;
}

export type Progress = 'reading' | 'checking' | 'done';

/** What the user has said, as far as the verdict rests on it: domains in A-labels, lower case. */
export interface UserFacts {
  ownDomains: string[];
  trustedSealers: string[];
}

export interface Inspection {
  version: typeof INSPECTION_VERSION;
  progress: Progress;
  /** When the inspection was made, ISO 8601. */
  inspectedAt: string;
  /** True when checks by DNS were switched off. */
  withoutDns: boolean;
  user: UserFacts;
  source: SourceFacts;
  message: MessageFacts;
  fields: ShownField[];
  route: Route;
  recorded: Recorded;
  /** null = not checked (yet, or at all: no believable client address). `spfReason` then says why. */
  spf: SpfCheck | null;
  spfReason: Note | null;
  dkim: DkimCheck[];
  dmarc: DmarcCheck | null;
  arc: ArcCheck | null;
  dns: DnsQuestion[];
  findings: Finding[];
  verdict: Verdict;
  /** What filters wrote, explained: for display only, never a reason for anything. */
  spamFields?: SpamField[];
  /** The author domain's BIMI record; absent when the DNS was not asked or there is no single author. */
  bimi?: BimiFacts;
  /** The author domain's MTA-STS and TLS-RPT records: only once a person has asked for them. */
  transport?: TransportFacts;
  /** Fields of DKIM2; absent when there are none. */
  dkim2?: Dkim2Field[];
}
