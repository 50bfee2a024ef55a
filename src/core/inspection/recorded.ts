/** What the receiver recorded. */
import type { RecordedCode } from '../codes/index.ts';
import type { Note, Result } from './note.ts';

/** RFC 8601 §2.2 */
export interface AuthenticationResults {
  authservId: string | null;
  version: number | null;
  /** False when the value does not follow RFC 8601's grammar (the known Outlook form counts as well-formed). */
  wellFormed: boolean;
  /** Not well-formed, but only by what its writer left unquoted (an IPv6 address, a path in brackets), which no reader reads otherwise. */
  tolerated?: true;
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
    /** The provider's own words for why it let the mail through although DMARC fails ("dis=none arc=pass"); absent = none. */
    letThrough?: string;
  } | null;
  arc: { result: Result } | null;
}

export interface Recorded {
  fields: RecordedField[];
  trusted: TrustedResults | null;
}
