/** In which order a page's first sentences come. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { loadFirst } from '../../src/text/load.ts';
import type { Language } from '../../src/text/translate.ts';

const added = vi.hoisted(() => [] as string[]);
vi.mock(import('../../src/text/translate.ts'), async (original) => ({
  ...(await original()),
  addSentences: (language: string) => {
    added.push(language);
  },
}));

beforeEach(() => {
  added.length = 0;
});

describe('what a page says first', () => {
  it('comes in the likely language while nobody knows yet which one was chosen, and once', async () => {
    let choose: (language: Language) => void = () => undefined;
    const chosen = new Promise<Language>((resolve) => {
      choose = resolve;
    });
    const loaded = loadFirst(['compare', 'files'], 'en', chosen);
    await expect.poll(() => added).toEqual(['en', 'en']);
    choose('en');
    expect(await loaded).toBe('en');
    expect(added).toEqual(['en', 'en']);
  });

  it('is there in the chosen language, whatever was likely', async () => {
    expect(await loadFirst(['compare'], 'en', Promise.resolve<Language>('ja'))).toBe('ja');
    expect(added).toContain('ja');
  });

  it('does not come when the choice cannot be read', async () => {
    await expect(loadFirst(['compare'], 'en', Promise.reject(new Error('unread')))).rejects.toThrow('unread');
  });
});
