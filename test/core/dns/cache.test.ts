import { describe, expect, it } from 'vitest';
import { cachingResolver } from '../../../src/core/dns/cache.ts';
import type { DnsAnswer, Resolver } from '../../../src/core/dns/resolver.ts';
import { zoneResolver } from '../../fakes/zone-resolver.ts';

const zone = { 'example.org': { A: ['192.0.2.1'] } };

/** A clock that tests move, in seconds. */
function clock() {
  let seconds = 1_000_000;
  return {
    now: () => seconds * 1000,
    move(by: number) {
      seconds += by;
    },
  };
}

/** Answers one after another, whatever is asked. */
function answering(...answers: DnsAnswer[]): Resolver & { asked: number } {
  return {
    asked: 0,
    async query() {
      this.asked++;
      const answer = answers[Math.min(this.asked, answers.length) - 1];
      if (!answer) throw new Error('no answer given');
      return answer;
    },
  };
}

describe('cachingResolver', () => {
  it('keeps an answer until its TTL is over, and tells what is left of it', async () => {
    const inner = zoneResolver(zone, { ttl: 60 });
    const { now, move } = clock();
    const resolver = cachingResolver(inner, now);
    expect((await resolver.query('example.org', 'A')).ttl).toBe(60);
    move(59);
    expect(await resolver.query('EXAMPLE.org.', 'A')).toMatchObject({ status: 'ok', ttl: 1 });
    move(1);
    expect((await resolver.query('example.org', 'A')).ttl).toBe(60);
    expect(inner.asked).toHaveLength(2);
  });

  it('keeps negative answers by their own TTL, three hours at most', async () => {
    const inner = zoneResolver(zone, { ttl: 86_400 });
    const { now, move } = clock();
    const resolver = cachingResolver(inner, now);
    await resolver.query('absent.example', 'A');
    await resolver.query('example.org', 'TXT');
    move(3 * 3600 - 1);
    await resolver.query('absent.example', 'A');
    await resolver.query('example.org', 'TXT');
    expect(inner.asked).toHaveLength(2);
    move(1);
    await resolver.query('absent.example', 'A');
    expect(inner.asked).toHaveLength(3);
  });

  it('keeps types of one name apart', async () => {
    const inner = zoneResolver(zone);
    const resolver = cachingResolver(inner, clock().now);
    await resolver.query('example.org', 'A');
    await resolver.query('example.org', 'AAAA');
    expect(inner.asked).toEqual(['A example.org', 'AAAA example.org']);
  });

  it('keeps no failure', async () => {
    const inner = zoneResolver(zone, { failing: { 'example.org': 'servfail', 'slow.example': 'timeout' } });
    const resolver = cachingResolver(inner, clock().now);
    for (const name of ['example.org', 'example.org', 'slow.example', 'slow.example']) await resolver.query(name, 'A');
    expect(inner.asked).toHaveLength(4);
  });

  it('keeps nothing whose TTL is 0', async () => {
    const inner = zoneResolver(zone, { ttl: 0 });
    const resolver = cachingResolver(inner, clock().now);
    await resolver.query('example.org', 'A');
    await resolver.query('example.org', 'A');
    expect(inner.asked).toHaveLength(2);
  });

  it('asks a question that is under way once', async () => {
    const inner = zoneResolver(zone, { delay: 5 });
    const resolver = cachingResolver(inner, clock().now);
    const answers = await Promise.all([1, 2, 3].map(() => resolver.query('example.org', 'A')));
    expect(inner.asked).toHaveLength(1);
    expect(answers.map((answer) => answer.status)).toEqual(['ok', 'ok', 'ok']);
  });

  it('asks again for one who joined a question that its first asker gave up', async () => {
    const aborted: DnsAnswer = { status: 'error', records: [], secure: false, ttl: 0, trouble: 'aborted' };
    const found: DnsAnswer = { status: 'ok', records: [{ type: 'A', data: '192.0.2.1' }], secure: false, ttl: 9 };
    const inner = answering(aborted, found);
    const resolver = cachingResolver(inner, clock().now);
    const controller = new AbortController();
    const first = resolver.query('example.org', 'A', controller.signal);
    const second = resolver.query('example.org', 'A');
    controller.abort();
    expect((await first).trouble).toBe('aborted');
    expect((await second).status).toBe('ok');
  });

  it('holds no more than its bound and drops what was used longest ago', async () => {
    const inner = zoneResolver({});
    const resolver = cachingResolver(inner, clock().now, 2);
    for (const name of ['a.example', 'b.example', 'a.example', 'c.example', 'a.example', 'b.example']) {
      await resolver.query(name, 'A');
    }
    expect(inner.asked).toEqual(['A a.example', 'A b.example', 'A c.example', 'A b.example']);
  });

  it('drops an answer when the clock was set back', async () => {
    const inner = zoneResolver(zone, { ttl: 60 });
    const { now, move } = clock();
    const resolver = cachingResolver(inner, now);
    await resolver.query('example.org', 'A');
    move(-3600);
    await resolver.query('example.org', 'A');
    expect(inner.asked).toHaveLength(2);
  });

  it('makes an answer of a resolver that rejects, and asks it again later', async () => {
    const inner = answering();
    const resolver = cachingResolver(inner, clock().now);
    expect((await resolver.query('example.org', 'A')).trouble).toBe('offline');
    await resolver.query('example.org', 'A');
    expect(inner.asked).toBe(2);
  });
});
