/** Every bound of the engine, in one place, beside what set it. Past a limit the rest is reported as unread. */
export * from './caller-limits.ts';
/** The header block: real ones are below 100 KiB; 1 MiB leaves ten times that. */
export const MAX_HEADER_BYTES = 1024 * 1024;
/** Header fields of one message. */
export const MAX_HEADER_FIELDS = 2000;
/** Received fields that are read; the most seen in 7,909 real messages were 15 (RFC 5321 §6.3 suggests a loop past 100). */
export const MAX_HOPS = 100;
/** Characters of one Received field that are read: the longest seen in 40,135 real ones were below 2,000. */
export const MAX_RECEIVED = 16 * 1024;
/** Remarks about one route or one hop. */
export const MAX_ROUTE_NOTES = 10;
/** DKIM signatures that are verified, aligned ones first (RFC 6376 §8.4 warns of messages with many signatures). */
export const MAX_SIGNATURES = 10;
/** Public keys that WebCrypto is given: below 512 bits Chromium refuses; above 8192 nobody signs (RFC 8301 §3.2: 4096 must do). */
export const MIN_RSA_BITS = 512;
export const MAX_RSA_BITS = 8192;
/** RFC 8301 §3.2: shorter RSA keys are not acceptable, whatever they verify. */
export const MIN_ACCEPTED_RSA_BITS = 1024;
/** Key records tried at one selector (RFC 6376 §3.6.2.2 leaves several undefined; §6.1.2 says to try each). */
export const MAX_KEY_RECORDS = 8;
/** Names out of h= that are kept in the Inspection; real signatures have below 60. */
export const MAX_SHOWN_NAMES = 500;
/** Different hashes of one body: signatures may each name another l=, and each costs a pass over the body. */
export const MAX_BODY_HASHES = 12;
/** Seconds by which a signer's clock may be ahead of the border's (RFC 6376 §3.5, t=): one that has its time zone wrong, either of them, deceives nobody. */
export const MAX_CLOCK_SKEW_SECONDS = 24 * 60 * 60;
/** Seconds by which a signature may have expired at the border (RFC 6376 §3.5, x=). */
export const MAX_EXPIRY_LAG_SECONDS = 5 * 60;
/** Tags of one tag list (RFC 6376 §3.2); real ones have below 20. */
export const MAX_TAGS = 200;
/** ARC sets (RFC 8617 §4.2.1). */
export const MAX_ARC_SETS = 50;
/** Results read from one Authentication-Results field, and properties of one result; real fields have below 15. */
export const MAX_METHOD_RESULTS = 100;
export const MAX_RESULT_PROPERTIES = 50;
/** Names at which keys for ARC are asked for: fifty sets could name a hundred, and real chains have below 6. */
export const MAX_ARC_KEYS = 20;
/** Fields that record results (Authentication-Results and the like) and are kept in the Inspection; real messages have below 15. */
export const MAX_RECORDED_FIELDS = 100;
/** Mailboxes read from one address list. */
export const MAX_ADDRESSES = 1000;
/** Depth of nested comments (RFC 5322 §3.2.2 sets none). */
export const MAX_COMMENT_DEPTH = 100;
/** DNS questions for one message. */
export const MAX_DNS_QUESTIONS = 60;
/**
 * Of these, what seals and questions asked ahead leave to SPF (ten terms and the names of a few MX records), and what SPF, whose
 * record may be the attacker's own, leaves to DMARC's conclusion (RFC 9989 §3.2.13 takes one).
 */
export const QUESTIONS_LEFT_TO_SPF = 24;
export const QUESTIONS_LEFT_TO_DMARC = 4;
/** Terms of an SPF evaluation that query the DNS (RFC 7208 §4.6.4). */
export const MAX_SPF_LOOKUPS = 10;
/** Void lookups of an SPF evaluation (RFC 7208 §4.6.4). */
export const MAX_SPF_VOID_LOOKUPS = 2;
/** MX or PTR names followed for one SPF mechanism (RFC 7208 §4.6.4). */
export const MAX_SPF_NAMES = 10;
/** Queries of one DMARC tree walk (RFC 9989 §4.10). */
export const MAX_DMARC_WALK = 8;
/** Author domains for which DMARC is evaluated (RFC 9989 §11.5 asks for a limit and sets none). */
export const MAX_DMARC_AUTHORS = 4;
/** Characters of one field that are shown or kept in the Inspection. */
export const MAX_SHOWN_FIELD = 8192;
/** Characters of all fields together: what `storage.session` holds (10 MB) has to do for many messages. */
export const MAX_SHOWN_HEADER = 512 * 1024;
/** Age past which today's SPF record says nothing certain about the day of arrival: 7 days, in seconds. */
export const SPF_MAX_AGE_SECONDS = 7 * 24 * 60 * 60;
/** Fields of spam filters that are explained, and statements in one of them. */
export const MAX_SPAM_FIELDS = 20;
export const MAX_SPAM_TOKENS = 100;
/** Fields of DKIM2 that are shown; each server on the way may add two. */
export const MAX_DKIM2_FIELDS = 20;
