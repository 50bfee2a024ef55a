import { afterEach, describe, expect, it, vi } from 'vitest';
import { testResolver } from '../../src/platform/resolver-test.ts';

afterEach(() => vi.useRealTimers());

const ADDRESS = 'https://dns.example/dns-query';

describe('trying a resolver', () => {
  it('asks it one question, and never a second time', async () => {
    const asked: string[] = [];
    const fetchNothing = (async (url: string) => {
      asked.push(url);
      throw new TypeError('Failed to fetch');
    }) as typeof fetch;
    const { answer, milliseconds } = await testResolver(ADDRESS, { fetch: fetchNothing });
    expect(answer.trouble).toBe('offline');
    expect(milliseconds).toBeGreaterThanOrEqual(0);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatch(/^https:\/\/dns\.example\/dns-query\?dns=/);
  });

  it('ends when no answer comes in time', async () => {
    const never = ((_: string, { signal }: RequestInit) =>
      new Promise((_resolve, reject) =>
        signal?.addEventListener('abort', () => reject(signal.reason)),
      )) as typeof fetch;
    const { answer, milliseconds } = await testResolver(ADDRESS, { fetch: never, timeoutMs: 30 });
    expect(answer.trouble).toBe('timeout');
    expect(milliseconds).toBeGreaterThanOrEqual(25);
  });

  it('contacts no address that is none', async () => {
    const asked = vi.fn();
    expect((await testResolver('http://dns.example/', { fetch: asked })).answer.trouble).toBe('offline');
    expect(asked).not.toHaveBeenCalled();
  });
});
