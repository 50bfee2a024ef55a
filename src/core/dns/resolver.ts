/** The engine's only way to the DNS: an interface. The browser's is `platform/doh.ts`; tests give a plain zone object. */

export type RecordType = 'A' | 'AAAA' | 'CNAME' | 'MX' | 'PTR' | 'TXT';

export type DnsRecord =
  /** The record's strings joined with nothing between them; one character is one byte (RFC 7208 §3.3, RFC 6376 §3.6.2.2). */
  | { type: 'TXT'; data: string }
  /** A, AAAA: an address in its canonical text form. PTR, CNAME: a name without its final dot. */
  | { type: 'A' | 'AAAA' | 'PTR' | 'CNAME'; data: string }
  | { type: 'MX'; data: string; preference: number };

export type DnsStatus =
  /** At least one record of the type asked for. */
  | 'ok'
  /** The name exists, without a record of that type. */
  | 'nodata'
  | 'nxdomain'
  | 'servfail'
  | 'timeout'
  /** Everything else that is no answer: REFUSED, an HTTP error, HTML, a wrong question, a truncated message, offline. */
  | 'error';

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
}

/** One per way in which a resolver can fail; each has its sentence as `dns_trouble_…`. */
export type DnsTrouble =
  | 'servfail'
  | 'refused'
  | 'rcode'
  | 'http'
  | 'html'
  | 'mismatch'
  | 'truncated'
  | 'malformed'
  | 'timeout'
  | 'offline'
  | 'invalid_name'
  | 'limit'
  /** Not asked: the name seems to be made for one recipient, and the question would tell its owner. */
  | 'personal'
  | 'aborted';

export interface Resolver {
  /**
   * Asks one question. Never rejects: whatever happens is an answer with a status.
   *
   * @param name a domain name in A-labels, with or without final dot
   */
  query(name: string, type: RecordType, signal?: AbortSignal): Promise<DnsAnswer>;
}
