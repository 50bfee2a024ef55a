/** What a page loads only when somebody wants it. */
import { useState } from 'preact/hooks';
import { describe, expect, it, vi } from 'vitest';
import { type Later, later, useLater } from '../../src/views/later.ts';
import { type Reading, ReadingContext } from '../../src/views/reading.tsx';
import { mount } from './page.tsx';

function Place({ part }: { part: Later<string> }) {
  const [isWanted, setWanted] = useState(false);
  const [language, setLanguage] = useState<Reading['language']>('en');
  return (
    <ReadingContext.Provider value={{ language }}>
      <button type="button" class="want" onClick={() => setWanted(true)} />
      <button type="button" class="ja" onClick={() => setLanguage('ja')} />
      <Shown part={part} isWanted={isWanted} />
    </ReadingContext.Provider>
  );
}

function Shown({ part, isWanted }: { part: Later<string>; isWanted: boolean }) {
  return <p>{useLater(part, isWanted) ?? 'nothing'}</p>;
}

describe('a part that is loaded later', () => {
  it('is asked for when it is wanted, once a language, and is there at once the next time', async () => {
    const load = vi.fn(async () => 'the part');
    const part = later(load);
    const page = mount(<Place part={part} />);
    await page.settle();
    expect(load).not.toHaveBeenCalled();
    page.click(page.get('.want'));
    expect(page.text()).toBe('nothing');
    await page.settle();
    expect(page.text()).toBe('the part');
    page.click(page.get('.ja'));
    await page.settle();
    expect(page.text()).toBe('the part');
    expect(load).toHaveBeenCalledTimes(2);
    const again = mount(<Place part={part} />);
    expect(again.text()).toBe('the part');
  });

  it('is missing without a word where the extension has no files any more', async () => {
    const said = vi.spyOn(console, 'error');
    const page = mount(<Place part={later<string>(() => Promise.reject(new Error('gone')))} />);
    page.click(page.get('.want'));
    await page.settle();
    expect(page.text()).toBe('nothing');
    expect(said).not.toHaveBeenCalled();
  });
});
