/** Sections of the report about what is shown and weighs nothing; each only where there is something to tell. */
import type { Inspection } from '../core/index.ts';
import type { Block, Say, Section, Tell } from './document.ts';

export function shownOnlySections(inspection: Inspection, say: Say, tell: Tell): Section[] {
  const sections = [{ title: say('export_section_spam'), blocks: spamBlocks(inspection, tell) }];
  return sections.filter(({ blocks }) => blocks.length > 0);
}

function spamBlocks({ spamFields = [] }: Inspection, tell: Tell): Block[] {
  return spamFields.flatMap((field) => [
    { kind: 'line' as const, text: field.name },
    ...field.tokens.map((token): Block => ({ kind: 'row', label: token.text, value: tell(token) })),
  ]);
}
