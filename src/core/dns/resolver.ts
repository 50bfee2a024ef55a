/** The engine's only way to the DNS: an interface. The browser's is `platform/doh.ts`; tests give a plain zone object. */
import type { DnsStatus, DnsTrouble, RecordType } from '../inspection/dns.ts';

export type DnsRecord =
  /** The record's strings joined with nothing between them; one character is one byte (RFC 7208 §3.3, RFC 6376 §3.6.2.2). */
  | { type: 'TXT'; data: string }
  /** A, AAAA: an address in its canonical text form. PTR, CNAME: a name without its final dot. */
  | { type: 'A' | 'AAAA' | 'PTR' | 'CNAME'; data: string }
  | { type: 'MX'; data: string; preference: number };

export interface DnsAnswer {
  status: DnsStatus;
  /** Only records of the type asked for, plus the CNAMEs that led to them. */
  records: DnsRecord[];
  /** The resolver says that it validated the answer by DNSSEC (the AD bit, RFC 6840 §5.8). */
  secure: boolean;
  /** Seconds that the answer may be kept; of a negative answer as its SOA record says (RFC 2308 §5). */
  ttl: number;
  /** What exactly went wrong, for the statuses that are no answer. */
  trouble?: DnsTrouble;
  /** Nobody was asked now: the answer was kept from a question before. */
  cached?: boolean;
}

export interface Resolver {
  /**
   * Asks one question. Never rejects: whatever happens is an answer with a status.
   *
   * @param name a domain name in A-labels, with or without final dot
   */
  query(name: string, type: RecordType, signal?: AbortSignal): Promise<DnsAnswer>;
}
