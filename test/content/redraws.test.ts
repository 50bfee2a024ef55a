/** How often a badge is drawn again, by a clock that nobody can set. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createRedraws } from '../../src/content/redraws.ts';

afterEach(() => vi.useRealTimers());

describe('the redraws of a message', () => {
  it('are forgotten one a second, also when the clock is set back meanwhile', () => {
    vi.useFakeTimers();
    const redraws = createRedraws();
    for (let times = 0; times < 20; times++) {
      expect(redraws.allows('a')).toBe(true);
      redraws.count('a');
    }
    expect(redraws.allows('a')).toBe(false);
    expect(redraws.allows('b')).toBe(true);
    vi.setSystemTime(Date.now() - 48 * 3_600_000);
    vi.advanceTimersByTime(2_000);
    expect(redraws.allows('a')).toBe(true);
  });
});
