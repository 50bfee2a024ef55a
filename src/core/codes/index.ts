/**
 * The closed union of everything the engine can say. A code is also the key of its sentence in `_locales` and of its
 * entry in `docs/checks.md`; a test holds the three together. Each folder lists its own codes; this file joins them.
 */
import type { ARC_CODES } from './arc.ts';
import type { BIMI_CODES } from './bimi.ts';
import type { DKIM_CODES } from './dkim.ts';
import type { DKIM2_CODES } from './dkim2.ts';
import type { DMARC_CODES } from './dmarc.ts';
import type { DNS_CODES } from './dns.ts';
import type { FINDING_CODES } from './findings.ts';
import type { JOURNEY_CODES } from './journey.ts';
import type { MESSAGE_CODES } from './message.ts';
import type { RECORDED_CODES } from './recorded.ts';
import type { ROUTE_CODES } from './route.ts';
import type { TRANSPORT_CODES } from './smtp-tls.ts';
import type { SPAMFIELDS_CODES } from './spamfields.ts';
import type { SPF_CODES } from './spf.ts';
import type { VERDICT_CODES } from './verdict.ts';

export type MessageCode = (typeof MESSAGE_CODES)[number];
export type DnsCode = (typeof DNS_CODES)[number];
export type SpfCode = (typeof SPF_CODES)[number];
export type DkimCode = (typeof DKIM_CODES)[number];
export type DmarcCode = (typeof DMARC_CODES)[number];
export type ArcCode = (typeof ARC_CODES)[number];
export type RecordedCode = (typeof RECORDED_CODES)[number];
export type RouteCode = (typeof ROUTE_CODES)[number];
export type SpamFieldsCode = (typeof SPAMFIELDS_CODES)[number];
export type BimiCode = (typeof BIMI_CODES)[number];
export type TransportCode = (typeof TRANSPORT_CODES)[number];
export type Dkim2Code = (typeof DKIM2_CODES)[number];
export type FindingCode = (typeof FINDING_CODES)[number];
export type JourneyCode = (typeof JOURNEY_CODES)[number];
export type VerdictCode = (typeof VERDICT_CODES)[number];

export type Code =
  | MessageCode
  | DnsCode
  | SpfCode
  | DkimCode
  | DmarcCode
  | ArcCode
  | RecordedCode
  | RouteCode
  | SpamFieldsCode
  | BimiCode
  | TransportCode
  | Dkim2Code
  | FindingCode
  | JourneyCode
  | VerdictCode;
