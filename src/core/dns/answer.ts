/** What several parts do with answers and records. */

import type { DnsTrouble, RecordType } from '../inspection/index.ts';
import type { DnsAnswer, DnsRecord } from './resolver.ts';

/** An answer that is none. */
export function troubled(trouble: DnsTrouble): DnsAnswer {
  const status = trouble === 'servfail' || trouble === 'timeout' ? trouble : 'error';
  return { status, records: [], secure: false, ttl: 0, trouble };
}

/** True for an answer, be it that there is nothing; false for trouble, which says nothing at all. */
export function isAnswer({ status }: DnsAnswer): boolean {
  return status === 'ok' || status === 'nodata' || status === 'nxdomain';
}

/** One record as text, as a zone file has it; of another type than asked for (a CNAME on the way) with its type before it. */
export function recordText(record: DnsRecord, asked: RecordType): string {
  const text = record.type === 'MX' ? `${record.preference} ${record.data || '.'}` : record.data;
  return record.type === asked ? text : `${record.type} ${text}`;
}

/** Lower case, without final dot: how names are compared (RFC 1035 §2.3.3). */
export function normalizeName(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}
