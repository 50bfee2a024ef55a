import { describe, expect, it } from 'vitest';
import { say } from '../../src/background/words.ts';

describe("the worker's words", () => {
  it('are said in both languages, values filled in', () => {
    expect(say('badge_verified', { domain: 'shop.example' }, 'en')).toContain('shop.example');
    expect(say('action_title', {}, 'ja')).not.toBe(say('action_title', {}, 'en'));
  });

  it('are the key itself where another version kept one that is not known, or that every object inherits', () => {
    for (const key of ['badge_title_undefined', 'constructor'])
      expect(say(key as Parameters<typeof say>[0], {}, 'en')).toBe(key);
  });
});
