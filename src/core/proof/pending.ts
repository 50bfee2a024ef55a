import type { VerdictFacts } from './facts.ts';

/** Whether a check of this inspection is still under way: then nothing that it could change may be shown. */
export function isPending(facts: VerdictFacts, check: 'dkim' | 'spf' | 'dmarc' | 'arc'): boolean {
  if (facts.progress === 'done') return false;
  switch (check) {
    case 'dkim':
      return facts.dkim.length === 0 && hasField(facts, 'dkim-signature');
    case 'spf':
      return facts.spf === null && facts.spfReason === null;
    case 'dmarc':
      return facts.dmarc === null;
    case 'arc':
      return facts.arc === null && hasField(facts, 'arc-seal');
  }
}

/** @param lowerName in lower case */
export function hasField(facts: Pick<VerdictFacts, 'fields'>, lowerName: string): boolean {
  return facts.fields.some((field) => field.name.toLowerCase() === lowerName);
}
