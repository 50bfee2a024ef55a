/** The report as a plain structure, once; its text and Markdown forms only write it down. */
import type { Inspection, Note, RouteHop } from '../core/index.ts';
import { toldSpf } from '../core/marks/told-spf.ts';
import { formatDate } from '../text/formats.ts';
import { sentenceFor } from '../text/told-values.ts';
import type { Language, TextKey } from '../text/translate.ts';
import { policyNote } from '../views/model/policy-note.ts';
import { tlsName } from '../views/model/tls-name.ts';
import { blankedNote } from './blanked-note.ts';
import type { Block, Say, Section, Tell } from './blocks.ts';
import { mailboxTexts } from './mailbox-text.ts';
import { shownOnlySections } from './shown-only.ts';

export interface ReportDocument {
  title: string;
  headline: string;
  reason: string;
  advice: string;
  sections: Section[];
  footer: string;
}

/** @returns the report in the language asked for; its values are hostile text and still have to be made inert */
export function buildDocument(inspection: Inspection, language: Language): ReportDocument {
  const say = (key: TextKey, values = {}) => sentenceFor(key, values, language);
  const when = (iso: string) => momentText(iso, language);
  const tell = (note: Note) => say(note.code, note.values);
  const policy = policyNote(inspection.verdict);
  const section = (key: TextKey, blocks: Block[]): Section => ({ key, title: say(key), blocks });
  const reason = tell(inspection.verdict.reason);
  return {
    title: say('export_title'),
    headline: tell(inspection.verdict.headline),
    reason: policy === null ? reason : [reason, say(policy.key, policy.values)].join(language === 'ja' ? '' : ' '),
    advice: tell(inspection.verdict.advice),
    sections: [
      section('export_section_message', messageBlocks(inspection, say, when)),
      section('export_section_findings', findingBlocks(inspection, say, tell)),
      section('export_section_route', routeBlocks(inspection, say, tell, when)),
      section('export_section_checks', checkBlocks(inspection, tell)),
      section('export_section_recorded', recordedBlocks(inspection, say)),
      ...shownOnlySections(inspection, say, tell),
      section('export_section_dns', dnsBlocks(inspection, say)),
      section('export_section_source', sourceBlocks(inspection, say, tell, when)),
    ],
    footer: [say('export_made'), say(blankedNote(inspection))].join(language === 'ja' ? '' : ' '),
  };
}

/** What is not there has no row. */
function row(label: string, text: string): Block[] {
  return text === '' ? [] : [{ label, text }];
}

function literalRow(label: string, text: string): Block[] {
  return row(label, text).map((block) => ({ ...block, isLiteral: true }));
}

/** A record, or the name at which it was looked for, below what is said of it. */
function literalDetail(text: string | null | undefined): Block[] {
  return text ? [{ text, isLiteral: true, isDetail: true }] : [];
}

/** On the reader's own clock, with its zone, since others may read it too. */
function momentText(iso: string, language: Language): string {
  const { text, zone } = formatDate(iso, language);
  return text === '' ? iso : `${text} ${zone}`;
}

type When = (iso: string) => string;

function messageBlocks({ message, route }: Inspection, say: Say, when: When): Block[] {
  return [
    ...message.from.flatMap((field) => row(say('export_from'), field.text)),
    ...row(say('export_to'), mailboxTexts(message.to).join(', ')),
    ...row(say('export_reply_to'), mailboxTexts(message.replyTo).join(', ')),
    ...row(say('export_subject'), message.subject),
    ...row(say('export_date'), message.dateText),
    ...literalRow(say('export_message_id'), message.messageId),
    ...literalRow(say('export_return_path'), message.returnPath ? `<${message.returnPath.address}>` : ''),
    ...row(say('export_arrived'), route.arrivedAt === null ? '' : when(route.arrivedAt)),
  ];
}

function findingBlocks({ findings }: Inspection, say: Say, tell: Tell): Block[] {
  if (findings.length === 0) return [{ text: say('export_no_findings') }];
  return findings.map((finding) => ({ label: say(`export_severity_${finding.severity}`), text: tell(finding) }));
}

function routeBlocks({ route }: Inspection, say: Say, tell: Tell, when: When): Block[] {
  if (route.hops.length === 0) return [{ text: say('export_no_hops') }];
  const hops = route.hops.toReversed().flatMap((hop): Block[] => {
    const notes = hop.notes.map((note): Block => ({ text: tell(note), isDetail: true }));
    const blocks: Block[] = [{ text: hopText(hop, say, when) }, ...notes];
    return hop.border && hop.trust === 'recorded'
      ? [{ text: say('export_trust_line'), isRule: true }, ...blocks]
      : blocks;
  });
  const remarks = [...(route.envelopeReason ? [route.envelopeReason] : []), ...(route.notes ?? [])];
  return [...hops, ...remarks.map((note) => ({ text: tell(note) }))];
}

function hopText(hop: RouteHop, say: Say, when: When): string {
  const called = hop.from ?? hop.helo;
  const isCalledSo = hop.reverseName?.toLowerCase() === called?.toLowerCase();
  const parts = [called, isCalledSo ? null : hop.reverseName, hop.ip ? `[${hop.ip}]` : null];
  const from = parts.filter((part) => part !== null);
  const facts = [
    hop.with,
    hop.tls?.version ? tlsName(hop.tls.version) : null,
    hop.date === null ? hop.dateText : when(hop.date),
  ].filter((part) => part !== null && part !== undefined);
  const line = say('export_hop_line', {
    from: from.length === 0 ? say('export_hop_unknown') : from.join(' '),
    by: hop.by ?? say('export_hop_unknown'),
  });
  return [line, ...facts, say(`export_${hop.trust}`)].join(' · ');
}

function checkBlocks(inspection: Inspection, tell: Tell): Block[] {
  const { spf, dkim, dmarc, arc } = inspection;
  const { result, note } = toldSpf(inspection);
  const blocks: Block[] = [];
  if (note) blocks.push({ label: result === null ? 'SPF' : `SPF ${result}`, text: tell(note) });
  if (result !== null) blocks.push(...literalDetail(spf?.evidence.record));
  for (const signature of dkim) {
    blocks.push({ label: `DKIM ${signature.result}`, text: tell(signature) });
    blocks.push(...literalDetail(signature.evidence.queryName));
  }
  if (dmarc)
    blocks.push({ label: `DMARC ${dmarc.result}`, text: tell(dmarc) }, ...literalDetail(dmarc.evidence.record));
  if (arc) blocks.push({ label: `ARC ${arc.result}`, text: tell(arc) });
  return blocks;
}

function recordedBlocks({ recorded }: Inspection, say: Say): Block[] {
  const trusted = recorded.trusted;
  if (!trusted) return [{ text: say('export_not_recorded') }];
  return [
    ...(trusted.spf ? row('SPF', `${trusted.spf.result} ${trusted.spf.domain ?? ''}`.trim()) : []),
    ...trusted.dkim.flatMap((signature) => row('DKIM', `${signature.result} ${signature.domain ?? ''}`.trim())),
    ...(trusted.dmarc ? row('DMARC', `${trusted.dmarc.word} ${trusted.dmarc.domain ?? ''}`.trim()) : []),
    ...(trusted.arc ? row('ARC', trusted.arc.result) : []),
  ];
}

function dnsBlocks({ dns }: Inspection, say: Say): Block[] {
  if (dns.length === 0) return [{ text: say('export_no_questions') }];
  return dns.flatMap(({ type, name, status, trouble, answers, secure, ttl }): Block[] => {
    const label = `${type} ${name}`;
    if (status !== 'ok') return [{ label, text: (trouble ?? status).toUpperCase() }];
    // Told only where the resolver says that it validated the answer (the AD bit, RFC 6840 §5.8).
    const text = say(secure ? 'export_ttl_secure' : 'export_ttl', { ttl });
    return [{ label, text }, ...answers.flatMap(literalDetail)];
  });
}

function sourceBlocks({ source, inspectedAt }: Inspection, say: Say, tell: Tell, when: When): Block[] {
  return [
    ...row(say('export_bytes'), say('export_bytes_value', { count: source.bytes })),
    ...literalRow(say('export_sha256'), source.sha256),
    ...row(say('export_inspected'), when(inspectedAt)),
    ...[...(source.problem ? [source.problem] : []), ...source.unread].map((note) => ({ text: tell(note) })),
  ];
}
