import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const MB = 1 << 20;
const hex = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString('hex');

let digestOf: typeof import('../../../src/core/hash/digest.ts').digestOf;
// Each test has a module of its own, in which nothing is under way.
beforeEach(async () => {
  vi.resetModules();
  ({ digestOf } = await import('../../../src/core/hash/digest.ts'));
});
afterEach(() => vi.restoreAllMocks());

/** Watches WebCrypto: every call and every end, in order, as 'begins 5' and 'ends 5' (5 = bytes). */
function watch(): string[] {
  const seen: string[] = [];
  const real = crypto.subtle.digest.bind(crypto.subtle);
  vi.spyOn(crypto.subtle, 'digest').mockImplementation(async (algorithm, data) => {
    seen.push(`begins ${data.byteLength}`);
    const digest = await real(algorithm, data);
    seen.push(`ends ${data.byteLength}`);
    return digest;
  });
  return seen;
}

describe('a digest', () => {
  it.each([0, 55, 8192, 8193, MB - 1, MB, 3 * MB])('of %i bytes agrees with Node', async (length) => {
    const bytes = new Uint8Array(length).map((_, at) => at * 7);
    for (const hash of ['sha1', 'sha256'] as const) {
      expect(hex(await digestOf(hash, bytes))).toBe(createHash(hash).update(bytes).digest('hex'));
    }
  });

  it('of long data is begun at once, and a second one when the copy of the first is gone', async () => {
    const seen = watch();
    const both = [digestOf('sha256', new Uint8Array(2 * MB)), digestOf('sha1', new Uint8Array(3 * MB))];
    expect(seen).toEqual([`begins ${2 * MB}`]);
    await Promise.all(both);
    expect(seen).toEqual([
      `begins ${2 * MB}`,
      `ends ${2 * MB}`,
      'begins 0',
      'ends 0',
      `begins ${3 * MB}`,
      `ends ${3 * MB}`,
      'begins 0',
    ]);
  });

  it('of shorter data waits for nobody', async () => {
    const seen = watch();
    await Promise.all([digestOf('sha1', new Uint8Array(2 * MB)), digestOf('sha256', new Uint8Array(MB - 1))]);
    expect(seen.slice(0, 2)).toEqual([`begins ${2 * MB}`, `begins ${MB - 1}`]);
  });

  it('that the runtime cannot make is null, and holds up none that comes later', async () => {
    vi.spyOn(crypto.subtle, 'digest').mockRejectedValue(new Error('out of memory'));
    expect(await digestOf('sha256', new Uint8Array(2 * MB))).toBeNull();
    vi.restoreAllMocks();
    expect(await digestOf('sha256', new Uint8Array(2 * MB))).toHaveLength(32);
  });
});
