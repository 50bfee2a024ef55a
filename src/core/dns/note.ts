import type { DnsCode } from '../codes/index.ts';
import type { Note, RecordType } from '../inspection/index.ts';
import type { DnsAnswer } from './resolver.ts';

/** What one answer says, for a sentence: records found, none there, or what went wrong. */
export function answerNote(
  answer: Pick<DnsAnswer, 'status'> & { trouble?: DnsAnswer['trouble'] | null },
  name: string,
  type: RecordType,
): Note<DnsCode> {
  return { code: answerCode(answer), values: { name, type } };
}

function answerCode(answer: Pick<DnsAnswer, 'status'> & { trouble?: DnsAnswer['trouble'] | null }): DnsCode {
  switch (answer.status) {
    case 'ok':
    case 'nodata':
    case 'nxdomain':
      return `dns_${answer.status}`;
    case 'servfail':
    case 'timeout':
      return `dns_trouble_${answer.status}`;
    case 'error':
      // A resolver of somebody else's making may fail without saying how.
      return `dns_trouble_${answer.trouble ?? 'malformed'}`;
  }
}
