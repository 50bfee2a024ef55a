import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createSites } from '../../src/background/sites.ts';
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

  it('are registered once by both halves of the extension, which hear of a change at the same moment', async () => {
    const { services } = startBackground();
    const otherHalf = createSites(services.records, async () => {});
    const { scripting } = browser;
    const read = scripting.getRegisteredContentScripts.bind(scripting);
    // Both have read before either of them registers.
    vi.spyOn(scripting, 'getRegisteredContentScripts').mockImplementation(async () => {
      const found = await read();
      await new Promise((resolve) => setTimeout(resolve, 5));
      return found;
    });
    const reconcile = () => Promise.all([services.sites.reconcile(), otherHalf.reconcile()]);
    await saveSettings({ badgeSites: [PATTERN] });
    fake.granted.add(PATTERN);
    await reconcile();
    expect(registered()).toEqual(both(PATTERN));
    fake.granted.add('https://other.example/*');
    await saveSettings({ badgeSites: [PATTERN, 'https://other.example/*'] });
    await reconcile();
    expect(registered()).toEqual(both(PATTERN, 'https://other.example/*'));
    fake.granted.clear();
    await reconcile();
    expect(registered()).toEqual([]);
    vi.restoreAllMocks();
  });

  it('say why they cannot be registered', async () => {
    const { services } = startBackground();
    await saveSettings({ badgeSites: [PATTERN] });
    fake.granted.add(PATTERN);
    vi.spyOn(browser.scripting, 'registerContentScripts').mockRejectedValue(new Error('no room'));
    await expect(services.sites.reconcile()).rejects.toThrow('no room');
    vi.restoreAllMocks();
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
