/** Whole messages, mutated: whatever comes in, an inspection comes out that keeps to every invariant. */
import { describe, it } from 'vitest';
import { inspect } from '../../src/core/index.ts';
import { CAMPAIGN_TIMEOUT, campaign } from './campaign.ts';
import { findBroken } from './invariants.ts';
import { SEEDS } from './messages.ts';
import { mutate, mutateMessage } from './mutate.ts';
import type { Random } from './random.ts';
import { ALL_RECEIVERS, NOW, RCPT, watched, ZONE } from './world.ts';

const toBytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

/** Any DNS: whole, failing here and there, or holding what nobody would publish. */
function anyResolver(random: Random) {
  if (random.oneIn(2)) return watched();
  const names = Object.keys(ZONE).filter(() => random.oneIn(3));
  if (random.oneIn(2)) {
    const statuses = ['servfail', 'timeout', 'error', 'nxdomain', 'nodata'] as const;
    return watched(ZONE, Object.fromEntries(names.map((name) => [name, random.pick(statuses)])));
  }
  const texts = Object.values(ZONE).flatMap(({ TXT }) => TXT ?? []);
  const odd = names.map((name) => {
    const held = ZONE[name]?.TXT ?? [random.pick(texts)];
    return [name, { ...ZONE[name], TXT: held.map((text) => mutate(text, random, texts)) }] as const;
  });
  return watched({ ...ZONE, ...Object.fromEntries(odd) });
}

describe('any message', () => {
  it('is inspected, and the result keeps to every invariant', { timeout: CAMPAIGN_TIMEOUT }, async () => {
    await campaign(
      'messages',
      4_000_000,
      (random) => [mutateMessage(random.pick(SEEDS), random, SEEDS)],
      async ([text = ''], random) => {
        const resolver = anyResolver(random);
        const receiver = random.oneIn(2) ? RCPT : random.pick(ALL_RECEIVERS);
        const inspection = await inspect(toBytes(text), {
          resolver: random.oneIn(10) ? null : resolver,
          now: NOW,
          ...(receiver ? { receiver } : {}),
          fidelity: random.pick(['exact', 'exact', 'rewritten', 'headers']),
          trustedSealers: random.oneIn(2) ? ['list.example'] : [],
          ownDomains: random.oneIn(2) ? ['rcpt.example', 'sender.example'] : [],
          personalLookups: random.oneIn(2),
        });
        return findBroken(inspection, resolver.asked);
      },
    );
  });
});
