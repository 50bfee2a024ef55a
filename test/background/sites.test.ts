import { beforeEach, describe, expect, it } from 'vitest';
import { badgeSentences } from '../../src/background/words.ts';
import { saveSettings } from '../../src/platform/settings.ts';
import { browser, fake, resetBrowser } from '../fakes/browser.ts';
import { asContent, located, openTab, SITE, startBackground, TAB } from './scene.ts';

const PATTERN = `${SITE}/*`;
const registered = () => fake.scripts.map((script) => script.matches);
/** Both scripts, the early one first, at these sites. */
const both = (...patterns: string[]) => [patterns, patterns];

beforeEach(resetBrowser);

describe('sites with badges', () => {
  it('get the content script where badges are wanted and granted, and nowhere else', async () => {
    const { services } = startBackground();
    await saveSettings({ badgeSites: [PATTERN, 'https://refused.example/*'] });
    fake.granted.add(PATTERN).add('https://unwanted.example/*');
    await services.sites.reconcile();
    expect(registered()).toEqual(both(PATTERN));
    expect(fake.scripts).toMatchObject([
      { js: ['content/early.js'], allFrames: true, runAt: 'document_start' },
      { js: ['content/main.js'], allFrames: true, runAt: 'document_idle' },
    ]);
  });

  it('are registered once, however often that is asked for, and not at all when none is left', async () => {
    const { services } = startBackground();
    await saveSettings({ badgeSites: [PATTERN] });
    fake.granted.add(PATTERN);
    await Promise.all([services.sites.reconcile(), services.sites.reconcile()]);
    expect(registered()).toEqual(both(PATTERN));
    fake.granted.clear();
    await services.sites.reconcile();
    expect(registered()).toEqual([]);
  });

  it('lose their port in Firefox, where a pattern with one matches nothing', async () => {
    fake.own = 'moz-extension://1234/';
    const { services } = startBackground();
    await saveSettings({ badgeSites: ['http://127.0.0.1:8025/*', 'http://127.0.0.1:8026/*'] });
    fake.granted.add('http://127.0.0.1/*');
    await services.sites.reconcile();
    expect(registered()).toEqual(both('http://127.0.0.1/*'));
  });

  it('get the script in tabs that are open already', async () => {
    const { services } = startBackground();
    openTab({});
    const injected: number[] = [];
    fake.inject = ({ target }) => {
      injected.push(target.tabId);
      return [];
    };
    await saveSettings({ badgeSites: [PATTERN] });
    fake.granted.add(PATTERN);
    await services.sites.reconcile();
    expect(injected).toEqual([TAB]);
  });

  it('hear in their open pages that badges were switched off', async () => {
    const { services } = startBackground();
    const frame = { webmail: 'Roundcube', page: 'p', messages: [] };
    const { told } = openTab({ 0: frame });
    await asContent('script.showsMessages', located(frame));
    await services.sites.reconcile();
    expect(told.at(-1)).toEqual({
      ask: 'worker.applySettings',
      request: { badges: false, language: 'en', sentences: badgeSentences('en') },
    });
    expect(await browser.permissions.contains({ origins: [PATTERN] })).toBe(false);
  });
});
