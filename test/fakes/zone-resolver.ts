/** The DNS as a plain object: what each name holds, and which names fail and how. */
import type { DnsAnswer, DnsRecord, Resolver } from '../../src/core/dns/resolver.ts';
import type { DnsStatus, RecordType } from '../../src/core/inspection/index.ts';

/** Values as in a zone file; MX as 'preference host'. A name that is absent but stands above another one has no data. */
export type Zone = Record<string, Partial<Record<RecordType, string[]>>>;

export interface ZoneOptions {
  /** Names (with type: 'TXT example.org', or of every type: 'example.org') that give no answer. */
  failing?: Record<string, Exclude<DnsStatus, 'ok'>>;
  ttl?: number;
  secure?: boolean;
  /** Milliseconds before each answer. */
  delay?: number;
}

export interface ZoneResolver extends Resolver {
  /** Every question asked, in order: 'TXT example.org'. */
  readonly asked: string[];
}

export function zoneResolver(zone: Zone, options: ZoneOptions = {}): ZoneResolver {
  const names = new Map(Object.entries(zone).map(([name, records]) => [name.toLowerCase(), records]));
  const asked: string[] = [];
  const answer = (status: DnsStatus, records: DnsRecord[] = []): DnsAnswer => ({
    status,
    records,
    secure: options.secure ?? false,
    ttl: options.ttl ?? 300,
    ...(status === 'servfail' || status === 'timeout' ? { trouble: status } : {}),
    ...(status === 'error' ? { trouble: 'http' as const } : {}),
  });
  return {
    asked,
    async query(given, type) {
      const name = given.toLowerCase().replace(/\.$/, '');
      asked.push(`${type} ${name}`);
      if (options.delay) await new Promise((resolve) => setTimeout(resolve, options.delay));
      const failing = options.failing?.[`${type} ${name}`] ?? options.failing?.[name];
      if (failing) return answer(failing);
      const { records, exists } = lookUp(names, name, type);
      if (records.length > 0) return answer('ok', records);
      return answer(exists ? 'nodata' : 'nxdomain');
    },
  };
}

function lookUp(
  names: Map<string, Partial<Record<RecordType, string[]>>>,
  start: string,
  type: RecordType,
): { records: DnsRecord[]; exists: boolean } {
  const records: DnsRecord[] = [];
  let name = start;
  for (let step = 0; step < 8; step++) {
    const held = names.get(name);
    if (!held) return { records: [], exists: [...names.keys()].some((other) => other.endsWith(`.${name}`)) };
    const values = held[type];
    if (values?.length) return { records: [...records, ...values.map((value) => toRecord(type, value))], exists: true };
    const alias = held.CNAME?.[0];
    if (!alias) return { records: [], exists: true };
    records.push({ type: 'CNAME', data: alias });
    name = alias.toLowerCase();
  }
  return { records: [], exists: true };
}

function toRecord(type: RecordType, value: string): DnsRecord {
  if (type !== 'MX') return { type, data: value };
  const [preference, host] = value.split(' ');
  return { type, preference: Number(preference), data: host ?? '' };
}
