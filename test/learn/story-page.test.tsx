/** The page of a story: what is lit, what is explained, and that there is one place for it. */
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { judgeWorld } from '../../src/learn/judge.ts';
import { StoryPage } from '../../src/learn/story-page.tsx';
import { STORIES } from '../../src/lesson/stories/index.ts';
import { STORY_IDS, type StoryId } from '../../src/lesson/stories/story.ts';
import { LANGUAGES } from '../../src/text/translate.ts';
import { LESSON } from '../../src/views/lesson/lesson-later.ts';
import { type MountedPage, mount } from '../views/page.tsx';

const world = await judgeWorld();
const keeper = { progress: { stories: [], answers: {} }, finish() {}, answer() {}, startOver() {} };

beforeAll(async () => {
  await Promise.all(LANGUAGES.map(LESSON.load));
});
beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener() {}, removeEventListener() {} }));
});

const open = (id: StoryId) => mount(<StoryPage story={STORIES[id]} world={world} questions={[]} keeper={keeper} />);
const PLAYER = '.player .step';
const lit = (page: MountedPage) => page.all(`${PLAYER}[data-lit]`).map((step) => step.getAttribute('data-kind'));
const next = (page: MountedPage) => page.click(page.get('.player-ways .button:nth-child(2)'));

describe('a story', () => {
  it.each(STORY_IDS)('"%s" lights what its first sentence speaks of', (id) => {
    expect(lit(open(id))).toHaveLength(1);
  });

  it('explains an arrow in the place of the card, with the way back to the step', async () => {
    const page = open('way');
    next(page);
    await page.settle();
    const place = () => page.get('.learn-aside .learn-card-place');
    expect(place().querySelector('.card[data-card="received"]')?.textContent).toContain('203.0.113.20');
    page.click(page.get(`${PLAYER}[data-kind="receive"]`));
    await page.settle();
    expect(page.all('.player .panel')).toEqual([]);
    expect(place().querySelector('.panel')?.textContent).toContain('198.51.100.20');
    expect(place().querySelector('.card[data-card="received"]')).toBeNull();
    // A card from there stands before it, and closes to it.
    page.click(page.get('.learn-aside .term-chip'));
    await page.settle();
    expect(page.all('.learn-aside .panel')).toEqual([]);
    page.click(page.get('.learn-aside .icon-button'));
    await page.settle();
    expect(page.all('.learn-aside .panel')).toHaveLength(1);
    page.click(page.byText('.learn-to-step', '← Back to step 2'));
    await page.settle();
    expect(page.all('.learn-aside .panel, .learn-to-step')).toEqual([]);
    expect(place().querySelector('.card[data-card="received"]')).not.toBeNull();
    expect(lit(page)).toEqual(['submit']);
  });

  it('explains the block that does not hold the server where the sentence says so, not the one that does', () => {
    const page = open('spf');
    for (let step = 1; step < 3; step++) next(page);
    const card = page.get('.learn-aside .card[data-card="ip"]').textContent;
    expect(card).toContain('ip4:192.0.2.0/28 means 192.0.2.0 to 192.0.2.15');
    expect(card).toContain('is not among these');
    expect(card).not.toContain('198.51.100.0/24');
  });

  it('says what its buttons lead to: the other message of the story, then the next story', async () => {
    const page = open('op25b');
    for (let step = 1; step < 4; step++) next(page);
    await page.settle();
    expect(page.get('.player-ways .button:nth-child(2)').textContent).toBe('Next: Sent through port 587');
    next(page);
    await page.settle();
    expect(lit(page)).toEqual(['submit']);
    next(page);
    await page.settle();
    expect(page.get('.player-ways a').textContent).toBe('Next: SPF: which servers may send');
  });

  it('stops an arrow with a barrier, differently at the exit and at the entrance', async () => {
    const page = open('op25b');
    const ways: (string | null)[] = [];
    for (let step = 1; step < 4; step++) {
      next(page);
      await page.settle();
      const barriers = page.all(`${PLAYER}:not([data-halted="after"]) .barrier`);
      if (barriers.length === 0) continue;
      ways.push(barriers[0]?.getAttribute('d') ?? null);
      expect(page.all(`${PLAYER}[data-halted="after"]`)).toHaveLength(2);
      expect(page.get('.player .journey-text').textContent).toContain('This does not happen: ');
    }
    expect(new Set(ways).size).toBe(2);
  });

  it('draws the questions that its sentences tell of, and says how many more there are', () => {
    const page = open('attack');
    const left = (world.attack.journey.steps.length - page.all(PLAYER).length) / 2;
    expect(left).toBeGreaterThan(0);
    expect(page.get('.player-left').textContent).toContain(`${left} more question`);
  });

  it('shows the verdict beside the sentence that speaks of it, and what it would be under a change', async () => {
    const page = open('way');
    expect(page.all('.player-words:not(.player-room) .player-verdict')).toEqual([]);
    for (let step = 1; step < 8; step++) next(page);
    await page.settle();
    const verdict = () => page.get('.player-words:not(.player-room) .player-verdict');
    expect(verdict().getAttribute('data-level')).toBe('unverified');
    expect(verdict().textContent).toContain('No proof');
    const dkim = open('dkim');
    for (let step = 1; step < 6; step++) next(dkim);
    await dkim.settle();
    expect(dkim.get('.player-words:not(.player-room) .player-verdict').textContent).toContain(
      'the body had been changed on the way: No proof',
    );
  });
});
