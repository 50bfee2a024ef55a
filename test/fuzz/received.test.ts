/** Every shape of Received that the tests of the route know, mutated: alone, and as the route of a message. */
import { describe, expect, it, vi } from 'vitest';
import { inspect, parseReceived } from '../../src/core/index.ts';
import { draft, prepend, toText } from '../messages/message.ts';
import { CAMPAIGN_TIMEOUT, campaign } from './campaign.ts';
import { findBroken, plainJson } from './invariants.ts';
import { mutate } from './mutate.ts';
import { ALL_RECEIVERS, NOW, watched } from './world.ts';

const shapes = vi.hoisted((): string[] => []);
vi.mock('../core/received/shapes/shape.ts', () => ({
  shape(behaviour: string, value: string) {
    shapes.push(value);
    it(`a shape to start from: ${behaviour}`, () => expect(value).not.toBe(''));
  },
}));
await import('../core/received/shapes/gateways.test.ts');
await import('../core/received/shapes/google-microsoft.test.ts');
await import('../core/received/shapes/japan-odd.test.ts');
await import('../core/received/shapes/providers.test.ts');
await import('../core/received/shapes/senders.test.ts');
await import('../core/received/shapes/servers.test.ts');

describe('any Received field', () => {
  it('is read', { timeout: CAMPAIGN_TIMEOUT }, async () => {
    await campaign(
      'Received',
      2_000_000,
      (random) => [mutate(random.pick(shapes), random, shapes)],
      ([value = '']) => {
        const hop = parseReceived(value);
        const faults = plainJson(hop);
        if (hop.date !== null && Number.isNaN(Date.parse(hop.date))) faults.push(`no date: ${hop.date}`);
        if (hop.ip !== null && !/^[0-9a-f:.]+$/.test(hop.ip)) faults.push(`no address: ${hop.ip}`);
        return faults;
      },
    );
  });

  it('is part of a route', { timeout: CAMPAIGN_TIMEOUT }, async () => {
    const hops = shapes.map((value) => `Received: ${value}`);
    await campaign(
      'routes',
      1_000_000,
      (random) => Array.from({ length: 1 + random.below(6) }, () => mutate(random.pick(hops), random, hops)),
      async (fields, random) => {
        const source = Buffer.from(toText(prepend(draft(), ...fields)), 'latin1');
        const receiver = random.pick(ALL_RECEIVERS);
        const resolver = watched();
        const inspection = await inspect(source, { resolver, now: NOW, ...(receiver ? { receiver } : {}) });
        return findBroken(inspection, resolver.asked);
      },
    );
  });
});
