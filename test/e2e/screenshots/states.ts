/** Every state that a person can meet, and how it is come to. */
import type { Page, Viewport } from 'puppeteer-core';
import { STORY_IDS } from '../../../src/lesson/stories/story.ts';
import { waitForBadges } from '../browsers/badges.ts';
import {
  answer,
  openCard,
  openCompared,
  openFiles,
  openList,
  openMessageList,
  openNoMessage,
  openPanel,
  openRunning,
  openStep,
  openStopped,
  openStory,
  playStory,
  suppose,
  unfold,
} from './openings.ts';
import { MAILS, type MailName, type Stage } from './stage.ts';

export interface State {
  name: string;
  group: string;
  open(stage: Stage): Promise<Page>;
  /** Window of the page in CSS pixels; absent = as it is, for the popup its own. */
  size?: { width: number; height: number; zoom?: number; touched?: boolean };
  /** The whole length of the page. */
  whole?: boolean;
  /** Settings that it needs, and that are not the stage's. */
  stored?: Record<string, unknown>;
}

const WIDE = { width: 1360, height: 900 };
const PANEL = { width: 380, height: 820 };
const PHONE = { width: 360, height: 640 };
/** There the popup is a page. */
const PHONE_POPUP = { ...PHONE, touched: true };
/** What is left of a popup's largest window (800 × 600) at twice the size. */
const ZOOMED = { width: 400, height: 300, zoom: 2 };
const TABS = ['route', 'checks', 'headers'];

/** The states, by groups of the contact sheet. */
export const STATES: State[] = [
  ...Object.keys(MAILS).map((mail) => popup(mail as MailName)),
  ...TABS.map((tab) => popup('sixHops', tab)),
  ...TABS.map((tab) => popup('failed', tab)),
  popup('sixtyHops', 'route'),
  ...['summary', ...TABS].flatMap((tab) => [popup('longNames', tab, PHONE_POPUP), popup('longNames', tab, ZOOMED)]),
  popup('sixHops', 'route', PHONE_POPUP, openStep),
  popup('sixHops', 'route', undefined, openStep),
  popup('sixHops', 'route', ZOOMED, openStep),
  { ...popup('sixHops', 'route', undefined, openCard), name: 'popup-card' },
  { ...popup('sixHops', 'route', undefined, playStory), name: 'popup-story' },
  { ...popup('sixHops', 'route', undefined, openList), name: 'popup-list' },
  popup('verified', 'summary', undefined, async (page) => await page.click('.footer .menu button')),
  popup('failed', 'summary', PHONE_POPUP),
  { name: 'popup-checking', group: 'popup', open: openRunning },
  { name: 'popup-stopped', group: 'popup', open: openStopped },
  { name: 'popup-conversation', group: 'popup', open: openMessageList },
  { name: 'popup-question', group: 'popup', open: ({ openQuestion }) => openQuestion() },
  { name: 'popup-by-hand', group: 'popup', open: ({ openByHand }) => openByHand() },
  { name: 'popup-no-message', group: 'popup', open: openNoMessage },
  {
    name: 'popup-without-dns',
    group: 'popup',
    stored: { ladder: 'headers' },
    open: async ({ chromium, openUnasked }) => {
      const opened = await chromium.clickToolbarIcon(await openUnasked());
      await opened.waitForSelector('.offer');
      return opened;
    },
  },
  {
    name: 'popup-elsewhere',
    group: 'popup',
    open: async ({ chromium }) => {
      const page = await chromium.openPage('chrome://version/');
      const opened = await chromium.clickToolbarIcon(page);
      await opened.waitForSelector('.problem');
      return opened;
    },
  },
  {
    name: 'panel',
    group: 'panel',
    size: PANEL,
    open: async (stage) => await openPanel(stage, await stage.openMail('sixHops'), '.verdict[data-level="verified"]'),
  },
  {
    name: 'panel-by-click',
    group: 'panel',
    size: PANEL,
    stored: { ladder: 'click' },
    open: async (stage) => await openPanel(stage, await stage.openUnasked(), '.offer'),
  },
  ...(['verified', 'vouched', 'failed', 'ambiguous', 'unverified'] as const).map((mail) => ({
    name: `badge-${mail}`,
    group: 'badge',
    open: async ({ openMail }: Stage) => {
      const page = await openMail(mail);
      await waitForBadges(page, 1);
      return page;
    },
  })),
  own('intake', 'report/report.html', 'textarea'),
  report('verified'),
  report('sixHops', 'route', openStep),
  report('failed', 'checks'),
  report('failed', 'headers'),
  report('sixtyHops', 'route'),
  report('longNames', 'summary', undefined, PHONE),
  report('longNames', 'route', undefined, PHONE),
  report('failed', 'summary', (page) => unfold(page, 'what-if', '.what-if-switch')),
  { ...report('failed', 'summary', suppose), name: 'report-supposed' },
  { ...report('sixHops', 'route', openCard), name: 'report-card' },
  { ...report('verified', 'summary', (page) => unfold(page, 'abuse', '.abuse')), name: 'report-abuse' },
  { name: 'report-compare', group: 'report', size: WIDE, whole: true, open: openCompared },
  { name: 'report-compare-phone', group: 'report', size: PHONE, whole: true, open: openCompared },
  { name: 'report-files', group: 'report', size: WIDE, open: openFiles },
  { name: 'report-files-phone', group: 'report', size: PHONE, whole: true, open: openFiles },
  own('options', 'options/options.html', 'input[name="ladder"]'),
  own('options-phone', 'options/options.html', 'input[name="ladder"]', PHONE),
  own('welcome', 'welcome/welcome.html', 'h1'),
  own('welcome-phone', 'welcome/welcome.html', 'h1', PHONE),
  ...STORY_IDS.map((id) => own(`learn-${id}`, `learn/learn.html#${id}`, '.player')),
  own('learn-attack-phone', 'learn/learn.html#attack', '.player', PHONE),
  {
    ...own('story-lit', 'learn/learn.html#dmarc', '.player'),
    open: (stage) => openStory(stage, viewportOf(WIDE)),
    whole: false,
  },
  own('quiz', 'learn/learn.html#quiz', '.question'),
  {
    ...own('quiz-answered', 'learn/learn.html#quiz', '.question'),
    open: async ({ chromium }) => {
      const page = await chromium.openOwnPage('learn/learn.html#quiz');
      await answer(page);
      return page;
    },
  },
  own('glossary', 'learn/learn.html#glossary/dkim', '.card'),
  own('glossary-verdicts', 'learn/learn.html#glossary/', '.learn-levels'),
];

function popup(mail: MailName, tab = 'summary', size?: State['size'], then?: (page: Page) => Promise<void>): State {
  const looks = size?.zoom ? `-zoom-${size.zoom}` : size ? `-${size.width}px` : '';
  return {
    name: `popup-${mail}${tab === 'summary' ? '' : `-${tab}`}${looks}${then ? '-open' : ''}`,
    group: 'popup',
    ...(size ? { size } : {}),
    open: async (stage) => {
      const opened = size ? await stage.openSmallPopup(mail, viewportOf(size)) : await stage.openPopup(mail);
      return await choose(opened, tab, then);
    },
  };
}

function report(
  mail: MailName,
  tab = 'summary',
  then?: (page: Page) => Promise<void>,
  size: State['size'] = WIDE,
): State {
  return {
    name: `report-${mail}-${tab}${size === PHONE ? '-phone' : ''}${then ? '-open' : ''}`,
    group: 'report',
    size,
    whole: mail !== 'sixtyHops',
    open: async (stage) => await choose(await stage.openReport(mail), tab, then, size),
  };
}

function own(name: string, path: string, wait: string, size: State['size'] = WIDE): State {
  return {
    name,
    group: name.split('-')[0] ?? name,
    size,
    whole: true,
    open: async ({ chromium }) => {
      const page = await chromium.openOwnPage(path);
      await page.waitForSelector(wait);
      return page;
    },
  };
}

/** @returns the window that a state is pictured in */
export function viewportOf({ width, height, zoom = 1, touched = false }: NonNullable<State['size']>): Viewport {
  return { width, height, deviceScaleFactor: zoom, isMobile: touched, hasTouch: touched };
}

async function choose(
  page: Page,
  tab: string,
  then?: (page: Page) => Promise<void>,
  size?: State['size'],
): Promise<Page> {
  if (size) await page.setViewport(viewportOf(size));
  await page.$eval(`[role="tab"][id$="${tab}"]`, (element) => (element as HTMLElement).click());
  await page.waitForSelector(`[role="tab"][id$="${tab}"][aria-selected="true"]`);
  // Where all of it scrolls, the tab may be below what can be seen.
  if (tab !== 'summary') await page.$eval('.tabs', (tabs) => tabs.scrollIntoView());
  await then?.(page);
  return page;
}
