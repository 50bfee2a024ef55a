/**
 * How a domain wants mail TO it carried: MTA-STS (RFC 8461) and TLS-RPT (RFC 8460). They say nothing about mail from it, so they are
 * looked up only when a person asks. The policy of MTA-STS lies on a web server of the domain; it is never fetched, since no address
 * out of a mail is (§3.3 would have it fetched by the sending server).
 */
import type { Resolver } from '../dns/resolver.ts';
import type { TransportFacts, TransportRecord } from '../inspection/index.ts';
import { type TagList, tagValue } from '../message/fields/tag-list.ts';
import { readTagRecord } from '../message/fields/tag-record.ts';

interface Kind {
  prefix: string;
  version: string;
  /** The tag without which the record says nothing. */
  needed: string;
  topic: 'transport_mta_sts' | 'transport_tls_rpt';
}

/** RFC 8461 §3.1: v and id. */
const MTA_STS: Kind = { prefix: '_mta-sts', version: 'v=STSv1', needed: 'id', topic: 'transport_mta_sts' };
/** RFC 8460 §3: v and rua. */
const TLS_RPT: Kind = { prefix: '_smtp._tls', version: 'v=TLSRPTv1', needed: 'rua', topic: 'transport_tls_rpt' };

/**
 * @param domain in A-labels
 * @returns both records, read; a missing answer is its own state. Never rejects
 */
export async function lookUpTransport(domain: string, resolver: Resolver): Promise<TransportFacts> {
  const [mtaSts, tlsRpt] = await Promise.all([lookUp(MTA_STS, domain, resolver), lookUp(TLS_RPT, domain, resolver)]);
  return { domain, mtaSts, tlsRpt };
}

async function lookUp(kind: Kind, domain: string, resolver: Resolver): Promise<TransportRecord> {
  const name = `${kind.prefix}.${domain}`;
  const isRecord = (text: string) => begins(text, kind);
  const judge = (list: TagList) => (tagValue(list, kind.needed) ? 'published' : 'malformed');
  const answer = await resolver.query(name, 'TXT');
  return { ...readTagRecord(kind.topic, answer, isRecord, judge), values: { domain }, name };
}

/** sts-version and tlsrpt-version stand first, in exactly these letters, with nothing but blanks up to the ";". */
function begins(record: string, { version }: Kind): boolean {
  const rest = record.slice(version.length).replace(/^[ \t]+/, '');
  return record.startsWith(version) && (rest === '' || rest.startsWith(';'));
}
