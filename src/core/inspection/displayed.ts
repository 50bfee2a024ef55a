/** What is looked up, recognized or explained to be shown, and weighs nothing. */
import type { BimiCode, Dkim2Code, SpamFieldsCode, TransportCode } from '../codes/index.ts';
import type { Note } from './note.ts';

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
