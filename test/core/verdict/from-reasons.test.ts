/** Why a From names no single sender: each reason is true of what is written there. */
import { describe, expect, it } from 'vitest';
import { from, report } from '../../attacks/world.ts';

describe('a From without a well-formed address', () => {
  it.each([
    'Alice <a@legit.example',
    'a@@legit.example',
    'Alice <a b@legit.example>',
    'a@legit.example.',
    'Alice a@legit.example',
    '<a@legit.example> Alice',
    'Alice [a@legit.example]',
    '"Alice <a@legit.example>',
    'Alice <mailto:a@legit.example>',
    'a@legit.example;',
  ])('is malformed where one can be seen: %s', async (value) => {
    const { verdict } = await report({ message: from(value) });
    expect([verdict.level, verdict.reason.code]).toEqual(['ambiguous', 'verdict_reason_from_malformed']);
  });

  it.each(['Alice', 'Alice <>', '', 'undisclosed-recipients:;', 'legit.example'])(
    'holds no address: %s',
    async (value) => {
      const { verdict } = await report({ message: from(value) });
      expect([verdict.level, verdict.reason.code]).toEqual(['ambiguous', 'verdict_reason_from_without_address']);
    },
  );
});
