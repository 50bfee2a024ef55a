import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createContextMaker } from '../../src/background/context.ts';
import type { Order } from '../../src/background/order.ts';
import { createResolverChoice } from '../../src/background/resolver-choice.ts';
import { createSharedChecks, digestOf } from '../../src/background/shared-checks.ts';
import { throttle } from '../../src/background/throttle.ts';
import { type Inspection, inspect, type Receiver, type Resolver } from '../../src/core/index.ts';
import { OPEN } from '../../src/platform/realm.ts';
import { saveSettings } from '../../src/platform/settings.ts';
import { DEFAULT_SETTINGS } from '../../src/platform/settings-shape.ts';
import { browser, FROM_BACKGROUND, fake, resetBrowser } from '../fakes/browser.ts';
import { fakeEngine, mail, settle } from './scene.ts';

const SOURCE = mail('verified shop.example');
const RECEIVER: Receiver = {
  name: 'Own',
  borderBy: ['mx.example.org'],
  networks: [],
  gateways: [],
  authservIds: [],
  results: 'none',
  returnPath: 'top',
};
const order = (more: Partial<Order> = {}): Order => ({
  source: SOURCE,
  fidelity: 'exact',
  receiver: null,
  withDns: false,
  ...more,
});

function make() {
  const engine = fakeEngine();
  return { engine, sharedChecks: createSharedChecks(engine.inspect, createContextMaker(createResolverChoice())) };
}

beforeEach(() => {
  resetBrowser();
  fake.sender = FROM_BACKGROUND;
});

describe('sharedChecks', () => {
  it('keep nothing of a check that was asked for before all was forgotten, and begins only after', async () => {
    const { engine } = make();
    const makeContext = createContextMaker(createResolverChoice());
    let goOn = () => {};
    const gate = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const sharedChecks = createSharedChecks(engine.inspect, async (given) => {
      await gate;
      return await makeContext(given);
    });
    const starting = sharedChecks.start(order());
    await sharedChecks.forget();
    goOn();
    const { key, done } = await starting;
    // Who asked gets it, and nobody later.
    expect((await done).verdict.level).toBe('verified');
    expect(await sharedChecks.get(key)).toBeNull();
  });

  it('name their source by the SHA-256 of the very bytes', async () => {
    expect(await digestOf(new TextEncoder().encode('abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  it('are known by the source and by all that their verdict rests on', async () => {
    const { sharedChecks } = make();
    const keyOf = async (more: Partial<Order> = {}) => (await sharedChecks.start(order(more))).key;
    const keys = [
      await keyOf(),
      await keyOf({ source: mail('failed bank.example') }),
      await keyOf({ withDns: true }),
      await keyOf({ receiver: RECEIVER }),
      await keyOf({ receiver: { ...RECEIVER, networks: ['192.0.2.0/24'] } }),
      await keyOf({ fidelity: 'headers' }),
      await keyOf({ shown: { from: 'ceo@bank.example' } }),
      await keyOf({ shown: { subject: 'ceo@bank.example' } }),
      await keyOf({ shown: { messageId: 'ceo@bank.example' } }),
    ];
    for (const changed of [{ trustedSealers: ['lists.example'] }, { ownDomains: ['rcpt.example'] }]) {
      await saveSettings(changed);
      keys.push(await keyOf());
    }
    fake.granted.add('https://dns.example/*');
    await saveSettings({ resolvers: ['https://dns.example/dns-query'] });
    keys.push(await keyOf({ withDns: true }));
    expect(new Set(keys).size).toBe(keys.length);
    await saveSettings({ resolvers: DEFAULT_SETTINGS.resolvers, ownDomains: [], trustedSealers: [] });
    expect(await keyOf({ receiver: { ...RECEIVER } })).toBe(keys[3]);
  });

  it('run once, however many ask at the same time', async () => {
    const { engine, sharedChecks } = make();
    const finish = engine.hold();
    const started = await Promise.all([1, 2, 3].map(() => sharedChecks.start(order())));
    finish();
    const results = await Promise.all(started.map(({ done }) => done));
    expect(engine.calls).toHaveLength(1);
    expect(new Set(results).size).toBe(1);
    await sharedChecks.start(order());
    expect(engine.calls).toHaveLength(1);
  });

  it('that began before all was forgotten are nobody’s answer afterwards', async () => {
    const { engine, sharedChecks } = make();
    const finish = engine.hold();
    const before = await sharedChecks.start(order({ receiver: RECEIVER }));
    await sharedChecks.forget();
    const after = await sharedChecks.start(order());
    finish();
    await before.done;
    await after.done;
    expect(engine.calls.map(({ context }) => context.receiver)).toEqual([RECEIVER, undefined]);
  });

  it('are joined by who asks for the result of a running check', async () => {
    const { engine, sharedChecks } = make();
    const finish = engine.hold();
    const { key, done } = await sharedChecks.start(order());
    const got = sharedChecks.get(key);
    finish();
    expect(await got).toBe(await done);
  });

  it('run again when more is known now: the DNS, or a receiver', async () => {
    const { engine, sharedChecks } = make();
    await (await sharedChecks.start(order())).done;
    await (await sharedChecks.start(order({ withDns: true }))).done;
    await (await sharedChecks.start(order({ receiver: RECEIVER }))).done;
    expect(engine.calls.map(({ context }) => [context.resolver !== null, context.receiver?.name])).toEqual([
      [false, undefined],
      [true, undefined],
      [false, 'Own'],
    ]);
  });

  it('of a pasted copy rest on no mailbox, though the mail was seen in one', async () => {
    const { engine, sharedChecks } = make();
    await (await sharedChecks.start(order({ receiver: RECEIVER, withDns: true }))).done;
    await (await sharedChecks.start(order({ withDns: true }))).done;
    expect(engine.calls.map(({ context }) => context.receiver?.name)).toEqual(['Own', undefined]);
  });

  it('are not taken for a message that shows something else, or whose source came another way', async () => {
    for (const other of [
      { shown: { from: 'bob@other.example' } },
      { shown: { from: 'alice@sender.example', subject: 'Other' } },
      {},
      { shown: { from: 'alice@sender.example' }, fidelity: 'rewritten' as const },
    ]) {
      resetBrowser();
      const { engine, sharedChecks } = make();
      const first = { shown: { from: 'alice@sender.example' } };
      const finish = engine.hold();
      // While the first still runs, and once it is kept.
      const running = await Promise.all([first, first, other].map((more) => sharedChecks.start(order(more))));
      finish();
      await Promise.all(running.map(({ done }) => done));
      await (await sharedChecks.start(order(other))).done;
      await (await sharedChecks.start(order(first))).done;
      const told = engine.calls.map(({ context: { shown, fidelity } }) => ({ shown, fidelity }));
      const told1 = { shown: first.shown, fidelity: 'exact' };
      const told2 = { shown: undefined, fidelity: 'exact', ...other };
      expect(told, JSON.stringify(other)).toEqual([told1, told2]);
    }
  });

  it('made by the DNS are taken by a badge too, which asks nobody', async () => {
    const { engine, sharedChecks } = make();
    const asked = await sharedChecks.start(order({ withDns: true }));
    await asked.done;
    const badge = await sharedChecks.start(order());
    expect(badge.key).toBe(asked.key);
    expect((await badge.done).withoutDns).toBe(false);
    expect(engine.calls).toHaveLength(1);
    // But not for a message that shows something else.
    const other = await sharedChecks.start(order({ shown: { subject: 'Two' } }));
    expect(other.key).not.toBe(asked.key);
    expect((await other.done).withoutDns).toBe(true);
  });

  it('never run side by side for one key, so that an older result cannot come last', async () => {
    const { engine, sharedChecks } = make();
    const finish = engine.hold();
    const first = await sharedChecks.start(order({ withDns: true }));
    const again = await sharedChecks.start(order({ withDns: true, again: true }));
    await settle();
    expect(engine.calls).toHaveLength(1);
    finish();
    await first.done;
    await again.done;
    expect(engine.calls).toHaveLength(2);
    expect(again.key).toBe(first.key);
  });

  it('run again after an hour', async () => {
    const { engine, sharedChecks } = make();
    await (await sharedChecks.start(order({ withDns: true }))).done;
    vi.setSystemTime(Date.now() + 61 * 60 * 1000);
    await (await sharedChecks.start(order({ withDns: true }))).done;
    vi.useRealTimers();
    expect(engine.calls).toHaveLength(2);
  });

  it('run again when the clock was set back by more than that: nobody knows how old the result is', async () => {
    const { engine, sharedChecks } = make();
    await (await sharedChecks.start(order({ withDns: true }))).done;
    vi.setSystemTime(Date.now() - 48 * 60 * 60 * 1000);
    await (await sharedChecks.start(order({ withDns: true }))).done;
    vi.useRealTimers();
    expect(engine.calls).toHaveLength(2);
  });

  it('run again when an answer of the DNS was missing, but not when nobody was asked on purpose', async () => {
    for (const [trouble, runs] of [
      ['timeout', 2],
      ['personal', 1],
    ] as const) {
      resetBrowser();
      const { engine, sharedChecks } = make();
      engine.answerOfDns(trouble);
      await (await sharedChecks.start(order({ withDns: true }))).done;
      await (await sharedChecks.start(order({ withDns: true }))).done;
      expect(engine.calls, trouble).toHaveLength(runs);
    }
  });

  it('have 20 seconds', async () => {
    const { engine, sharedChecks } = make();
    const clock = new AbortController();
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(clock.signal);
    await (await sharedChecks.start(order())).done;
    expect(timeout).toHaveBeenCalledWith(20_000);
    // A person's word ends a check too, so its signal is not the clock's own.
    expect(engine.calls[0]?.context.signal?.aborted).toBe(false);
    clock.abort();
    expect(engine.calls[0]?.context.signal?.aborted).toBe(true);
    timeout.mockRestore();
  });

  it('end when a person stops them, for all who wait, and nothing that was open counts as passed or failed', async () => {
    const asked: string[] = [];
    const silent: Resolver = {
      query: (name) => {
        asked.push(name);
        return new Promise(() => {});
      },
    };
    const context = async () => ({ context: { resolver: silent, now: new Date() }, restsOn: '' });
    const sharedChecks = createSharedChecks(inspect, context);
    const { key, done } = await sharedChecks.start(order({ withDns: true }));
    const other = await sharedChecks.start(order({ withDns: true }));
    await vi.waitFor(() => expect(asked).not.toEqual([]));
    sharedChecks.stop(key);
    const inspection = await done;
    expect(await other.done).toBe(inspection);
    expect(inspection.progress).toBe('done');
    expect(inspection.dns.map(({ trouble }) => trouble)).toContain('aborted');
    expect(inspection.dmarc?.result).toBe('temperror');
    expect(['verified', 'failed']).not.toContain(inspection.verdict.level);
    // Who asks later is given no half of a check.
    const before = asked.length;
    const { done: again } = await sharedChecks.start(order({ withDns: true }));
    await vi.waitFor(() => expect(asked.length).toBeGreaterThan(before));
    sharedChecks.stop(key);
    await again;
  });

  it('that are stopped leave what was found before, and are joined by nobody', async () => {
    const { engine, sharedChecks } = make();
    const first = await (await sharedChecks.start(order())).done;
    const finish = engine.hold();
    const stopped = await sharedChecks.start(order({ again: true }));
    await settle();
    sharedChecks.stop(stopped.key);
    const next = await sharedChecks.start(order({ again: true }));
    finish();
    expect((await stopped.done).inspectedAt).toBe(first.inspectedAt);
    await next.done;
    expect(engine.calls.map(({ context }) => context.signal?.aborted)).toEqual([false, true, false]);
  });

  it('that are stopped take with them those that wait behind them, and are kept by nobody as a whole result', async () => {
    const { engine, sharedChecks } = make();
    const finish = engine.hold();
    const started = [await sharedChecks.start(order()), await sharedChecks.start(order({ again: true }))];
    await settle();
    sharedChecks.stop(started[0]?.key ?? '');
    finish();
    for (const { done } of started) await done;
    expect(engine.calls.map(({ context }) => context.signal?.aborted)).toEqual([true, true]);
    await (await sharedChecks.start(order())).done;
    expect(engine.calls).toHaveLength(3);
    sharedChecks.stop('0'.repeat(64));
  });

  it('tell open pages how far they are, and that they are done', async () => {
    const { sharedChecks } = make();
    const heard: string[] = [];
    browser.runtime.onMessage.addListener((message) => {
      const { news } = message as { news: { inspection: { progress: string } } };
      heard.push(news.inspection.progress);
      return undefined;
    });
    await (await sharedChecks.start(order())).done;
    expect(heard).toEqual(['checking', 'done']);
  });

  it('are told before they are kept: nobody waits for the store', async () => {
    const told: string[] = [];
    const session = { ...OPEN.session, set: () => new Promise<void>(() => {}) };
    const realm = {
      ...OPEN,
      session,
      tell: (_: string, news: unknown) => void told.push((news as { inspection: Inspection }).inspection.progress),
    };
    const sharedChecks = createSharedChecks(fakeEngine().inspect, createContextMaker(createResolverChoice()), realm);
    await sharedChecks.start(order());
    await settle();
    expect(told.at(-1)).toBe('done');
  });

  it('keep no source bytes', async () => {
    const { sharedChecks } = make();
    await (await sharedChecks.start(order())).done;
    const stored = JSON.stringify([...browser.storage.session.items]);
    expect(stored).not.toContain('the minutes are attached');
  });
});

describe('throttle', () => {
  it('passes the first value at once and of those that follow only the last', () => {
    vi.useFakeTimers();
    const passed: number[] = [];
    const tell = throttle((value: number) => passed.push(value), 100);
    for (const value of [1, 2, 3]) tell(value);
    expect(passed).toEqual([1]);
    vi.advanceTimersByTime(100);
    expect(passed).toEqual([1, 3]);
    tell(4);
    tell.stop();
    vi.advanceTimersByTime(1000);
    expect(passed).toEqual([1, 3]);
    vi.useRealTimers();
  });
});
