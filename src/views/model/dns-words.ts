import type { DnsPurpose, DnsQuestion, Inspection, Note } from '../../core/index.ts';

/** What came of a question, as the engine's own sentence. */
export function dnsNote(question: DnsQuestion): Note {
  const values = { name: question.name, type: question.type };
  switch (question.status) {
    case 'ok':
      return { code: 'dns_ok', values };
    case 'nodata':
      return { code: 'dns_nodata', values };
    case 'nxdomain':
      return { code: 'dns_nxdomain', values };
    default:
      return {
        code: `dns_trouble_${question.trouble ?? (question.status === 'error' ? 'malformed' : question.status)}`,
        values,
      };
  }
}

/** The question that a check's record came from; undefined when none was asked. */
export function questionFor(inspection: Inspection, purpose: DnsPurpose, name: string): DnsQuestion | undefined {
  const wanted = name.toLowerCase();
  const same = inspection.dns.filter((question) => question.name.toLowerCase() === wanted && question.type === 'TXT');
  return same.find((question) => question.purpose === purpose) ?? same[0];
}
