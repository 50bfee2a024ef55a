/** The story of a message, as a reader plays it. */

import { act } from 'preact/test-utils';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildJourney } from '../../src/core/journey/build.ts';
import { LANGUAGES } from '../../src/text/translate.ts';
import { LESSON } from '../../src/views/lesson/lesson-later.ts';
import { InspectionView } from '../../src/views/page/inspection-view.tsx';
import { verified } from '../fakes/inspections.ts';
import { mount } from './page.tsx';

const journey = buildJourney(verified);

beforeAll(async () => {
  await Promise.all(LANGUAGES.map(LESSON.load));
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function start() {
  const page = mount(<InspectionView inspection={verified} journey={journey} initialTab="route" />);
  page.click(page.get('.story-start'));
  await page.settle();
  return page;
}

const lit = (page: ReturnType<typeof mount>) =>
  page.all('.step[data-lit]').map((step) => step.getAttribute('data-step'));

/** Lets time go by, and the page draw what follows. */
async function advance(milliseconds: number): Promise<void> {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(milliseconds);
  });
}

describe('playing the story', () => {
  it('lights one step after the other, forward and back, with a sentence each', async () => {
    const page = await start();
    const ids = journey.steps.map(({ id }) => id);
    expect(lit(page)).toEqual([ids[0]]);
    expect(page.get('.story-sentence').textContent).toContain(`1 / ${ids.length + 1}`);
    const next = () => page.click(page.byText('.story .button', 'Next ▶'));
    for (const id of ids.slice(1)) {
      next();
      await page.settle();
      expect(lit(page)).toEqual([id]);
    }
    next();
    await page.settle();
    expect(lit(page)).toEqual([]);
    expect(page.get('.story-sentence').textContent).toContain('shop.example');
    expect(page.byText('.story .button', 'Next ▶').getAttribute('aria-disabled')).toBe('true');
    page.click(page.byText('.story .button', '◀ Previous'));
    await page.settle();
    expect(lit(page)).toEqual([ids.at(-1)]);
  });

  it('answers arrow keys, and ends by Escape', async () => {
    const page = await start();
    page.press(page.get('.story'), 'ArrowRight');
    await page.settle();
    expect(lit(page)).toEqual([journey.steps[1]?.id]);
    page.press(page.get('.story'), 'End');
    page.press(page.get('.story'), 'ArrowLeft');
    await page.settle();
    expect(lit(page)).toEqual([journey.steps.at(-1)?.id]);
    page.press(page.get('.story'), 'Escape');
    await page.settle();
    expect(page.all('.story')).toEqual([]);
    expect(lit(page)).toEqual([]);
  });

  it('goes on by itself only after "play", and stops when the reader steps', async () => {
    const page = await start();
    vi.useFakeTimers();
    await advance(60_000);
    expect(lit(page)).toEqual([journey.steps[0]?.id]);
    page.click(page.byText('.story .button', '▶ Play'));
    await advance(12_000);
    expect(lit(page)).not.toEqual([journey.steps[0]?.id]);
    page.click(page.byText('.story .button', '◀ Previous'));
    const stopped = lit(page);
    await advance(60_000);
    expect(lit(page)).toEqual(stopped);
  });

  it('waits for who opens a card of it', async () => {
    const page = await start();
    vi.useFakeTimers();
    page.click(page.byText('.story .button', '▶ Play'));
    page.click(page.get('.story .term-chip'));
    await advance(60_000);
    expect(lit(page)).toEqual([journey.steps[0]?.id]);
    expect(page.all('.card').length).toBe(1);
  });

  it('is never played by itself for who wants no motion', async () => {
    vi.stubGlobal('matchMedia', () => ({ matches: true }));
    const page = await start();
    expect(page.all('.story .button').map((button) => button.textContent)).toEqual(['◀ Previous', 'Next ▶']);
  });

  it('leads to the cards of its step', async () => {
    const page = await start();
    page.click(page.get('.story .term-chip[data-card="op25b"]'));
    await page.settle();
    expect(page.get('.card').textContent).toContain('OP25B');
  });

  it('ends when a step is opened', async () => {
    const page = await start();
    page.click(page.get('.step[data-kind="line"]'));
    await page.settle();
    expect(page.all('.story')).toEqual([]);
    expect(page.all('.panel').length).toBe(1);
  });
});
