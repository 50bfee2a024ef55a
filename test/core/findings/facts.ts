import { describe, expect, it } from 'vitest';
import type { FindingFacts } from '../../../src/core/findings/finding.ts';
import { findAll } from '../../../src/core/findings/index.ts';
import type { MessageFacts } from '../../../src/core/inspection/index.ts';
import { facts as verdictFacts } from '../verdict/facts.ts';

/** A plain mail from admin@legit.example to bob@rcpt.example with nothing to remark. */
export function facts(parts: Partial<FindingFacts> = {}): FindingFacts {
  return { ...verdictFacts(), version: 1, dns: [], ...parts };
}

export function message(parts: Partial<MessageFacts>): MessageFacts {
  return { ...verdictFacts().message, ...parts };
}

/** Each finding as 'severity code', explanations as 'explains code'. */
export function found(parts: Partial<FindingFacts>): string[] {
  return findAll(facts(parts)).map(({ severity, code, explains }) => `${explains ? 'explains' : severity} ${code}`);
}

export type Case = [says: string, facts: Partial<FindingFacts>, found: string[]];

/** One test a row. */
export function table(title: string, cases: Case[]): void {
  describe(title, () => {
    for (const [says, parts, expected] of cases) {
      it(`${says}: ${expected.join(', ') || 'nothing'}`, () => {
        expect(found(parts)).toEqual(expected);
      });
    }
  });
}
