/** Sections of the report about what is shown and weighs nothing; each only where there is something to tell. */
import type { Inspection } from '../core/index.ts';
import type { TextKey } from '../text/translate.ts';
import type { Block, Say, Section, Tell } from './blocks.ts';

/** @returns no section for what the mail does not have */
export function shownOnlySections(inspection: Inspection, say: Say, tell: Tell): Section[] {
  const section = (key: TextKey, blocks: Block[]): Section => ({ key, title: say(key), blocks });
  const sections = [
    section('export_section_spam', spamBlocks(inspection, tell)),
    section('export_section_shown', recordBlocks(inspection, tell)),
  ];
  return sections.filter(({ blocks }) => blocks.length > 0);
}

function spamBlocks({ spamFields = [] }: Inspection, tell: Tell): Block[] {
  return spamFields.flatMap((field) => [
    { text: field.name },
    ...field.tokens.map((token) => ({ label: token.text, text: tell(token), isDetail: true })),
  ]);
}

function recordBlocks({ bimi, transport, dkim2 = [] }: Inspection, tell: Tell): Block[] {
  const records = [
    { label: 'BIMI', found: bimi },
    { label: 'MTA-STS', found: transport?.mtaSts },
    { label: 'TLS-RPT', found: transport?.tlsRpt },
  ];
  return [
    ...records.flatMap(({ label, found }): Block[] => {
      if (!found) return [];
      const record = found.record === null ? [] : [{ text: found.record, isLiteral: true, isDetail: true }];
      return [{ label, text: tell(found) }, ...record];
    }),
    ...dkim2.map((field) => ({ label: field.name, text: tell(field) })),
  ];
}
