/** The answers of one inspection as a resolver: it asks nobody. */
import type { DnsAnswer, DnsRecord, Resolver } from '../dns/resolver.ts';
import type { DnsQuestion, RecordType } from '../inspection/index.ts';

/**
 * @param unasked what a question gets that was not asked before: it depends on what would be the smaller lie
 */
export function keptAnswers(dns: readonly DnsQuestion[], unasked: (type: RecordType) => DnsAnswer): Resolver {
  const kept = new Map(dns.map((question) => [`${question.type} ${question.name}`, question]));
  return {
    async query(given, type) {
      const question = kept.get(`${type} ${given.toLowerCase().replace(/\.$/, '')}`);
      return question ? toAnswer(question) : unasked(type);
    },
  };
}

/** For DMARC: the name is there, and says nothing. */
export function saysNothing(): DnsAnswer {
  return { status: 'nodata', records: [], secure: false, ttl: 0 };
}

/**
 * For SPF, whose terms behind the one that matched were perhaps never asked about: a record or an address that allows no server.
 * With no answer the whole record would be an error (RFC 7208 §5.2, §4.6.4), which it is not.
 */
export function allowsNobody(type: RecordType): DnsAnswer {
  const record = NOBODY[type];
  return record ? { status: 'ok', records: [record], secure: false, ttl: 0 } : saysNothing();
}

const NOBODY: Partial<Record<RecordType, DnsRecord>> = {
  TXT: { type: 'TXT', data: 'v=spf1 -all' },
  A: { type: 'A', data: '0.0.0.0' },
  AAAA: { type: 'AAAA', data: '::' },
  MX: { type: 'MX', preference: 0, data: 'nobody.invalid' },
};

function toAnswer({ status, answers, type, secure, ttl, trouble }: DnsQuestion): DnsAnswer {
  const records = answers.map((text) => toRecord(text, type));
  return { status, records, secure, ttl, ...(trouble === null ? {} : { trouble }) };
}

/** Reads what recordText (dns/answer.ts) wrote. */
function toRecord(text: string, asked: RecordType): DnsRecord {
  if (asked !== 'CNAME' && text.startsWith(ALIAS)) return { type: 'CNAME', data: text.slice(ALIAS.length) };
  if (asked !== 'MX') return { type: asked, data: text };
  const [preference = '', host = ''] = text.split(' ');
  return { type: 'MX', preference: Number(preference), data: host };
}

const ALIAS = 'CNAME ';
