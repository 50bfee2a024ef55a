/**
 * Everything by keyboard, and in small windows: what has the focus is always in sight and never lost, nothing scrolls sideways, and one
 * lasting status says the verdict.
 */
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { translate } from '../../src/text/translate.ts';
import { findChromium, runs } from './browsers/installed.ts';
import { pasteSource } from './browsers/paste.ts';
import { readVerdict } from './browsers/shown.ts';
import { troubleFor } from './browsers/trouble.ts';
import { openPanel, unfold } from './screenshots/openings.ts';
import { openStage, type Stage } from './screenshots/stage.ts';
import { sleep, waitFor } from './services/process.ts';

const RUNS = runs('the pages by keyboard in Chromium', findChromium() === null ? 'chromium' : null);
const TABS = ['summary', 'route', 'checks', 'headers'];
/** A phone, and what twice the size leaves of a popup's largest window (800 × 600). */
const SMALL = [
  { width: 360, height: 640, isMobile: true, hasTouch: true },
  { width: 400, height: 300, deviceScaleFactor: 2 },
] as const;
const MOST_STOPS = 150;

describe.runIf(RUNS)('by keyboard, and in small windows,', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage(['longNames', 'sixHops']);
    await stage.chromium.store({ language: 'en' });
  });
  afterAll(async () => await stage?.close());
  afterEach(() => expect(stage.chromium.errors.splice(0)).toEqual([]));

  const openTab = async (page: Page, tab: string) => {
    await page.$eval(`[role="tab"][id$="${tab}"]`, (element) => (element as HTMLElement).click());
    await page.waitForSelector(`[role="tab"][id$="${tab}"][aria-selected="true"]`);
    await waitFor('the tab', async () => await page.$eval('[role="tabpanel"]', (panel) => panel.textContent !== ''));
  };

  it.each(SMALL)('the popup of the longest names fits into $width × $height', async (size) => {
    const popup = await stage.openSmallPopup('longNames', size);
    for (const tab of TABS) {
      await openTab(popup, tab);
      expect({ tab, trouble: await troubleFor(popup, 'none') }).toEqual({ tab, trouble: [] });
      expect(await coveredFooter(popup)).toBeNull();
    }
    await popup.close();
  });

  it('the side panel stands in the narrowest frame, no word of its footer parted into letters', async () => {
    const panel = await openPanel(stage, await stage.openMail('sixHops'), '.verdict[data-level="verified"]');
    await panel.setViewport({ width: 300, height: 700 });
    await openTab(panel, 'route');
    expect(await troubleFor(panel, 'none')).toEqual([]);
    expect(await coveredFooter(panel)).toBeNull();
    const lines = await panel.$$eval('.footer button', (buttons) =>
      buttons.map((button) => {
        const words = document.createRange();
        words.selectNodeContents(button);
        return new Set([...words.getClientRects()].map(({ bottom }) => Math.round(bottom / 8))).size;
      }),
    );
    expect(lines.filter((count) => count > 1)).toEqual([]);
    await panel.close();
  });

  it('in forced colours the term that decided can be read', async () => {
    const page = await stage.openReport('sixHops');
    const session = await page.createCDPSession();
    await session.send('Emulation.setEmulatedMedia', {
      features: [
        { name: 'forced-colors', value: 'active' },
        { name: 'prefers-color-scheme', value: 'dark' },
      ],
    });
    await openTab(page, 'checks');
    const colors = await page.$eval('.record mark', (mark) =>
      [mark, mark.closest('.record') ?? mark].map((element) => getComputedStyle(element).color),
    );
    expect(colors[0]).toBe(colors[1]);
    await page.close();
  });

  it('the popup has its own size where there is room for it', async () => {
    const popup = await stage.openPopup('longNames');
    expect(await popup.evaluate(() => [innerWidth, innerHeight])).toEqual([420, 600]);
    await stage.chromium.closePopup(popup);
  });

  it.each(TABS)('every stop of the report page can be seen: %s', async (tab) => {
    const page = await stage.openReport('sixHops');
    await page.setViewport({ width: 1280, height: 700 });
    await openTab(page, tab);
    const covered: string[] = [];
    let stops = 0;
    for (; stops < MOST_STOPS; stops++) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(stopInSight);
      if (stop === null) break;
      if (stop !== '') covered.push(stop);
    }
    expect(covered).toEqual([]);
    expect(stops).toBeGreaterThan(8);
    await page.close();
  });

  it('the focus is never lost: a step, a story, a tab, a menu, another message', async () => {
    const page = await stage.openReport('sixHops');
    await openTab(page, 'route');
    await page.waitForSelector('.step');
    const step = await chooseStep(page, 2);
    await page.keyboard.press('Escape');
    await waitFor('the step to have the focus again', async () => (await focused(page)) === step);

    await page.focus('.story-start');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.story');
    await page.keyboard.press('Escape');
    await waitFor('the story to end', async () => (await page.$('.story')) === null);
    await waitFor('its button to have the focus', async () => (await focused(page)).includes('story-start'));

    await page.focus('.footer .menu button');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.menu-items');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toContain('button');

    await page.focus('.report-top > button');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.intake');
    await waitFor('something to have the focus', async () => !(await focused(page)).startsWith('BODY'));
    await page.close();
  });

  it('the focus is never lost on the Learn page: the next sentence, the next question, the next story', async () => {
    const page = await stage.chromium.openOwnPage('learn/learn.html#spf');
    await page.waitForSelector('.player');
    const pressUntil = async (selector: string, end: string) => {
      for (let press = 0; press < 20 && !(await page.$(end)); press++) {
        await page.focus(selector);
        await page.keyboard.press('Enter');
        await waitFor('something to have the focus', async () => !(await focused(page)).startsWith('BODY'));
      }
      await page.waitForSelector(end);
    };
    await pressUntil('.player-ways .button:nth-child(2)', '.player-ways a.button-strong');
    // Back to the first sentence, where "back" is switched off.
    for (let press = 0; press < 20 && (await page.$('.player-ways .button:first-child:enabled')); press++) {
      await page.focus('.player-ways .button:first-child');
      await page.keyboard.press('Enter');
    }
    await waitFor('something to have the focus', async () => !(await focused(page)).startsWith('BODY'));
    await page.focus('.question-choice');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.question-why');
    await page.focus('.learn-card .button:not(.question-choice)');
    await page.keyboard.press('Enter');
    await waitFor('something to have the focus', async () => !(await focused(page)).startsWith('BODY'));
    await page.close();
  });

  it('the report is opened out of the popup by keys alone, with the same message', async () => {
    const popup = await stage.openPopup('sixHops');
    const { headline } = await readVerdict(popup);
    const { browser } = stage.chromium;
    const before = new Set(browser.targets());
    const opened = browser.waitForTarget((target) => target.url().endsWith('/report.html') && !before.has(target));
    for (let stop = 0; stop < MOST_STOPS && !(await focused(popup)).includes(translate('view_full_page')); stop++)
      await popup.keyboard.press('Tab');
    // The popup may be gone before the key is up again.
    await popup.keyboard.press('Enter').catch(() => undefined);
    const report = await (await opened).asPage();
    expect((await readVerdict(report)).headline).toBe(headline);
    await report.close();
  });

  it('one lasting status ends with headline, reason and advice', async () => {
    const page = await stage.chromium.openOwnPage('report/report.html');
    await page.waitForSelector('textarea');
    const before = await page.$('.spoken[role="status"]');
    await pasteSource(page, Buffer.from('From: <alice@nowhere.example>\r\nSubject: x\r\n\r\nHello\r\n'));
    const { headline, reason, advice } = await readVerdict(page);
    const words = (text: string) => text.replace(/\s+/g, ' ').replaceAll('?', '').trim();
    const said = await before?.evaluate((element) =>
      element.isConnected ? (element.textContent ?? '') : 'it was replaced',
    );
    for (const part of [headline, reason, advice]) expect(words(said ?? '')).toContain(words(part));
    expect(await page.$$eval('.spoken[role="status"]', (all) => all.length)).toBe(1);
    expect(await timesTold(page, headline)).toBe(1);
    // The same element while it is checked again, and after it: a region that came together with its words would not be read out.
    await page.click('.witness-again');
    await waitFor('the check', async () => (await readVerdict(page)).headline === headline);
    expect(await before?.evaluate((element) => element.isConnected)).toBe(true);
    expect(await timesTold(page, headline)).toBe(1);
    await page.close();
  });

  it('what would be if is told once, in a region that was there before, and the lasting status stays the real verdict', async () => {
    const page = await stage.openReport('sixHops');
    const { headline } = await readVerdict(page);
    await unfold(page, 'what-if', '.what-if-switch');
    const region = await page.$('.what-if-result[role="status"]');
    expect(await timesTold(page, headline)).toBe(1);
    await page.$eval('.what-if-switch', (element) => (element as HTMLElement).click());
    await waitFor('the outcome', async () => (await region?.evaluate((element) => element.textContent)) !== '');
    expect(await region?.evaluate((element) => element.isConnected)).toBe(true);
    expect(await timesTold(page, headline)).toBe(1);
    await page.close();
  });
});

/** In how many statuses of Chromium's accessibility tree some words are: what a screen reader is told. */
async function timesTold(page: Page, words: string): Promise<number> {
  const session = await page.createCDPSession();
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const textOf = (id: string): string => {
    const node = byId.get(id);
    if (node?.role?.value === 'StaticText') return String(node.name?.value ?? '');
    return (node?.childIds ?? []).map(textOf).join('');
  };
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
  return nodes.filter(({ role, nodeId }) => role?.value === 'status' && plain(textOf(nodeId)).includes(plain(words)))
    .length;
}

/** Opens a step as the keyboard does. @returns what `focused` calls it */
async function chooseStep(page: Page, index: number): Promise<string> {
  await page.$$eval('.step', (steps, at) => (steps[at] as SVGElement).focus(), index);
  const name = await focused(page);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.panel');
  // It is brought into sight once its panel has its height.
  await sleep(400);
  return name;
}

/** What has the focus. */
async function focused(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const { tagName, className, id, textContent, attributes } = document.activeElement ?? document.body;
    const step = attributes.getNamedItem('data-step')?.value ?? '';
    return `${tagName} ${String(className)} ${id} ${step} ${tagName === 'BODY' ? '' : (textContent ?? '').slice(0, 40)}`;
  });
}

/** In the page: '' = what has the focus can be seen; null = the page's end; else what it is and what lies over it. */
function stopInSight(): string | null {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const [x, y] = [
    (Math.max(0, left) + Math.min(innerWidth, right)) / 2,
    (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2,
  ];
  const name = `${element.tagName} ${element.className} ${element.textContent?.slice(0, 30)}`;
  const over = document.elementFromPoint(x, y);
  if (over === null) return `${name} is out of sight`;
  // A drawing's step is hit only where it is painted.
  const drawing = element.closest('svg');
  if (element.contains(over) || over.contains(element) || drawing?.contains(over)) return '';
  return `${name} lies under ${over.tagName} ${over.className}`;
}

/** What lies over the footer's buttons, where the footer is in the window; null = nothing. */
async function coveredFooter(page: Page): Promise<string | null> {
  return await page.evaluate(() => {
    const footer = document.querySelector('.footer');
    if (!footer) return 'there is no footer';
    for (const button of footer.querySelectorAll('button')) {
      const { left, top, width, height } = button.getBoundingClientRect();
      const over = document.elementFromPoint(left + width / 2, top + height / 2);
      if (over && !footer.contains(over)) return `${over.tagName} ${over.className}`;
    }
    return null;
  });
}
