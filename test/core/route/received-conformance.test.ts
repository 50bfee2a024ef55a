/** SpamAssassin's cases for Received, when the conformance suites lie beside the checkout. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseReceived } from '../../../src/core/route/received.ts';

const suite = new URL('../../../../shared/suites/received/spamassassin-received.json', import.meta.url);

interface Case {
  received: string;
  skipped: boolean;
  expect: { ip: string; by: string; helo: string; rdns: string; id: string; envfrom: string };
}

const cases = existsSync(suite) ? (JSON.parse(readFileSync(suite, 'utf8')) as { cases: Case[] }).cases : [];
const parsed = cases.filter((one) => !one.skipped);

describe('the SpamAssassin cases', () => {
  if (cases.length === 0) return void it.skip('do not lie beside this checkout');

  it('give the right address and the right server', () => {
    const right = { ip: 0, by: 0, helo: 0, rdns: 0, id: 0, envfrom: 0 };
    for (const { received, expect: expected } of parsed) {
      const hop = parseReceived(received);
      right.ip += Number(hop.ip === expected.ip);
      right.by += Number((hop.by ?? '') === expected.by);
      // The cases write brackets as exclamation marks.
      right.helo += Number((hop.helo ?? '').replace(/^\[|\]$/g, '!') === expected.helo);
      right.rdns += Number((hop.reverseName ?? '') === expected.rdns);
      right.id += Number((hop.id ?? '') === expected.id);
      right.envfrom += Number((hop.envelopeFrom ?? '') === expected.envfrom);
    }
    console.log(`Received (SpamAssassin), right of ${parsed.length}: ${JSON.stringify(right)}`);
    expect(right.ip).toBe(parsed.length);
    expect(right.by).toBe(parsed.length);
    expect(right.id).toBe(parsed.length);
    expect(right.envfrom).toBe(parsed.length);
  });

  it('that it ignores are read without a throw as well', () => {
    for (const { received } of cases) expect(parseReceived(received)).toHaveProperty('dateText');
  });
});
