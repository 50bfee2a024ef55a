/** Names by which header fields and answers of the DNS are reached within one document: '#field-12', '#dns-3'. */
import type { Inspection } from '../../core/index.ts';
import type { Evidence } from '../../core/journey/evidence.ts';

/** The id of the element that shows it. */
export function anchorOf({ kind, index }: Evidence): string {
  return `${kind}-${index}`;
}

/** @returns null for what the document does not show */
export function linkTo(evidence: Evidence | null, { fields, dns }: Inspection): string | null {
  if (evidence === null) return null;
  const { kind, index } = evidence;
  const isShown = kind === 'dns' ? index < dns.length : fields.some((field) => field.index === index);
  return isShown ? `#${anchorOf(evidence)}` : null;
}
