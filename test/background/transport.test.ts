import { beforeEach, describe, expect, it } from 'vitest';
import { createContextMaker } from '../../src/background/context.ts';
import { createSharedChecks } from '../../src/background/shared-checks.ts';
import { createTransportLookup } from '../../src/background/transport.ts';
import type { Resolver } from '../../src/core/index.ts';
import { Failure, failure } from '../../src/platform/wire/failure.ts';
import { browser, FROM_BACKGROUND, fake, resetBrowser } from '../fakes/browser.ts';
import { zoneResolver } from '../fakes/zone-resolver.ts';
import { fakeEngine, mail } from './scene.ts';

const ZONE = zoneResolver({});

async function make(resolver: Resolver | null) {
  const resolvers = { choose: async () => resolver, forget() {} };
  const sharedChecks = createSharedChecks(fakeEngine().inspect, createContextMaker(resolvers));
  const source = mail('verified shop.example');
  const order = { source, fidelity: 'exact' as const, receiver: null, withDns: true };
  const { key, done } = await sharedChecks.start(order);
  const inspection = await done;
  return { key, inspection, sharedChecks, order, ask: createTransportLookup(sharedChecks, resolvers) };
}

beforeEach(() => {
  resetBrowser();
  fake.sender = FROM_BACKGROUND;
});

describe('further records', () => {
  it('come with the inspection, in its list of questions, and whoever shows it is told', async () => {
    const { key, inspection, sharedChecks, ask } = await make(ZONE);
    const told: unknown[] = [];
    browser.runtime.onMessage.addListener((message: unknown) => void told.push(message));
    const answer = await ask(key);
    const extended = answer instanceof Failure ? null : answer;
    expect(extended?.transport?.mtaSts.code).toBe('transport_mta_sts_none');
    expect(extended?.verdict).toEqual(inspection.verdict);
    expect(extended?.dns.length).toBe(inspection.dns.length + 2);
    expect(await sharedChecks.get(key)).toEqual(extended);
    expect(JSON.stringify(told)).toContain('transport_mta_sts_none');
  });

  it('are not looked up where the DNS may not be asked', async () => {
    const { key, sharedChecks, inspection, ask } = await make(null);
    expect(await ask(key)).toEqual(failure('errors_dns_off'));
    expect(await sharedChecks.get(key)).toEqual(inspection);
  });

  it('of an inspection that is not there are a problem', async () => {
    const { ask } = await make(ZONE);
    expect(await ask('0'.repeat(64))).toEqual(failure('errors_source_gone'));
  });

  it('never bring back a result that was forgotten meanwhile', async () => {
    const { key, sharedChecks } = await make(ZONE);
    const answer = await sharedChecks.extend(key, async (before) => {
      await sharedChecks.forget();
      return before;
    });
    expect([answer, await sharedChecks.get(key)]).toEqual([null, null]);
  });
});
