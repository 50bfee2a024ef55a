/** The machine's part of an abuse report (RFC 5965 §3), by what the inspection knows and nothing else. */
import type { Inspection } from '../../core/index.ts';
import { fieldLine } from '../header-lines.ts';
import { mailDate } from './mail-text.ts';

/** RFC 5965 §7.3 */
export const FEEDBACK_TYPES = ['abuse', 'fraud', 'virus', 'other'] as const;
export type FeedbackType = (typeof FEEDBACK_TYPES)[number];

/**
 * @param version of the program
 * @returns the fields of message/feedback-report; what is only claimed is in none of them
 */
export function feedbackReport(inspection: Inspection, type: FeedbackType, version: string): string {
  const { route } = inspection;
  const border = route.border === null || route.standing !== 'known' ? undefined : route.hops[route.border];
  const fields: [name: string, value: string | null | undefined][] = [
    ['Feedback-Type', type],
    ['User-Agent', `Waybill/${version}`],
    ['Version', '1'],
    ['Original-Mail-From', route.mailFrom && `<${route.mailFrom.address}>`],
    ['Arrival-Date', route.arrivedAt && mailDate(new Date(route.arrivedAt))],
    ['Reporting-MTA', border?.by && `dns; ${border.by}`],
    ['Source-IP', route.client?.ip],
    ['Original-Rcpt-To', border?.for && `<${border.for.replace(/[<>]/g, '')}>`],
    ...recordedResults(inspection).map((value): [string, string] => ['Authentication-Results', value]),
    ...provenDomains(inspection).map((domain): [string, string] => ['Reported-Domain', domain]),
  ];
  return fields.map(([name, value]) => (value && isAscii(value) ? fieldLine(name, value) : '')).join('');
}

/** RFC 5965 §7.1: the part is sent as 7bit, and has no way to write more; the text for people says it. */
function isAscii(value: string): boolean {
  return !/[^\0-\x7f]/.test(value);
}

function recordedResults({ recorded, fields }: Inspection): string[] {
  return recorded.fields
    .filter(({ trust, name }) => trust === 'recorded' && name.toLowerCase() === 'authentication-results')
    .flatMap(({ fieldIndex }) => fields.find(({ index }) => index === fieldIndex)?.value ?? []);
}

/** Domains that a check ties to the message: a report about a forged From would hit whoever is named in it. */
function provenDomains({ verdict, dkim, spf, route }: Inspection): string[] {
  const signers = dkim.filter(({ result }) => result === 'pass').map(({ evidence }) => evidence.domain);
  const senders = spf?.result === 'pass' && route.standing === 'known' ? [spf.evidence.domain] : [];
  const proven = ['verified', 'vouched', 'listed'].includes(verdict.level) ? [verdict.domain ?? ''] : [];
  return [...new Set([...proven, ...signers, ...senders])].filter((domain) => domain !== '');
}
