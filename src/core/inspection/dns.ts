/** The questions that were asked of the DNS. */

export type RecordType = 'A' | 'AAAA' | 'CNAME' | 'MX' | 'PTR' | 'TXT';

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
  /** Nobody was asked now: the answer was kept from an earlier message's question. */
  cached?: boolean;
}
