/** A resolver that asks nobody: the DNS of the stories is the table that it is given. */
import type { DnsAnswer, DnsRecord, RecordType, Resolver } from '../../core/index.ts';

/** What each name holds, as in a zone file; names in lower case. A name that is absent but stands above another one has no data. */
export type Zone = Readonly<Record<string, Partial<Record<RecordType, readonly string[]>>>>;

/** Seconds that every answer may be kept. */
const TTL = 3600;

/**
 * @param zone all that there is; whatever is not in it does not exist
 * @returns a resolver that always answers, the same each time (RFC 1034 §4.3.2, without aliases: the stories have none)
 */
export function zoneResolver(zone: Zone): Resolver {
  return {
    async query(given, type) {
      const name = given.toLowerCase().replace(/\.$/, '');
      const held = Object.hasOwn(zone, name) ? zone[name] : undefined;
      const records = (held?.[type] ?? []).map((data) => toRecord(type, data));
      if (records.length > 0) return answer('ok', records);
      const exists = held !== undefined || Object.keys(zone).some((other) => other.endsWith(`.${name}`));
      return answer(exists ? 'nodata' : 'nxdomain', []);
    },
  };
}

function answer(status: DnsAnswer['status'], records: DnsRecord[]): DnsAnswer {
  return { status, records, secure: false, ttl: TTL };
}

function toRecord(type: RecordType, data: string): DnsRecord {
  if (type !== 'MX') return { type, data };
  const [preference, host] = data.split(' ');
  return { type, preference: Number(preference), data: host ?? '' };
}
