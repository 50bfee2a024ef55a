/** What was checked: SPF, DKIM, DMARC, ARC. */
import type { ArcCode, DkimCode, DmarcCode, SpfCode } from '../codes/index.ts';
import type { Check, Note, Result } from './note.ts';
import type { AuthenticationResults } from './recorded.ts';

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
  path: {
    domain: string;
    record: string | null;
    via: 'start' | 'include' | 'redirect';
    /** Terms that query the DNS, evaluated in this record and in those that it leads to (RFC 7208 §4.6.4). */
    lookups?: number;
  }[];
  lookups: number;
  voidLookups: number;
  /** The record lets (nearly) everyone in: a pass by it says nothing about the sender. */
  letsEveryoneIn: boolean;
  /** No answer came about a name that the sender's own words led to (its greeting, in "a:%{h}"): no trouble of the domain's. Absent elsewhere. */
  troubleAtSendersName?: true;
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
  /**
   * The known changes (a list's subject tag, its footer, …) whose undoing makes the signature verify, at most one of the header and one of
   * the body; absent = none are known.
   */
  undone?: Note<DkimCode>[];
}

export type DmarcPolicy = 'none' | 'quarantine' | 'reject';

export interface DmarcEvidence {
  /** The author domain that was evaluated. */
  domain: string;
  record: string | null;
  /** How strictly it asks the domains of SPF and DKIM to be aligned; absent without a record. */
  aspf?: 'relaxed' | 'strict';
  adkim?: 'relaxed' | 'strict';
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
  /**
   * Nobody vouches by it: its message signature leaves out From, Subject or, by l=, a part of the body, or what it recorded may hold words of the
   * sender's. Absent = somebody may.
   */
  unreliable?: true;
  /** Lower-case names of fields that matter, are in the message, and that its message signature leaves out; absent = none, or not checked. */
  unsignedFields?: string[];
  fieldIndexes: number[];
}
export interface ArcEvidence {
  sets: ArcSet[];
  /** RFC 8617 §5.2 step 5: the instance from which on the message is unchanged; 0 = since its author; null = unknown. */
  oldestPass: number | null;
}
export interface ArcCheck extends Check<ArcCode, ArcEvidence> {
  /** RFC 8617 §4.4's words, and temperror where an answer or a body is missing. */
  result: 'none' | 'pass' | 'fail' | 'temperror';
}
