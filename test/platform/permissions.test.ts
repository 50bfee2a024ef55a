import { beforeEach, describe, expect, it } from 'vitest';
import { requestResolvers } from '../../src/platform/ask-permission.ts';
import { switchBadgesOff, switchBadgesOn } from '../../src/platform/badge-sites.ts';
import { missingResolverOrigins, nativePattern, sitePattern } from '../../src/platform/permissions.ts';
import { loadSettings, saveSettings } from '../../src/platform/settings.ts';
import { patternsBesideSite } from '../../src/webmail/elsewhere.ts';
import { browser, fake, resetBrowser } from '../fakes/browser.ts';

const SITE = 'https://mail.example/*';

beforeEach(resetBrowser);

describe('permissions', () => {
  it('name a site by its origin', () => {
    expect(sitePattern('https://mail.example/inbox#1')).toBe(SITE);
    expect(sitePattern('http://127.0.0.1:8025/')).toBe('http://127.0.0.1:8025/*');
    expect(sitePattern('about:blank')).toBeNull();
    expect(sitePattern('chrome://settings')).toBeNull();
  });

  it('lose their port in Firefox alone, whose patterns take none', () => {
    expect(nativePattern('http://127.0.0.1:8025/*')).toBe('http://127.0.0.1:8025/*');
    fake.own = 'moz-extension://1234/';
    expect(nativePattern('http://127.0.0.1:8025/*')).toBe('http://127.0.0.1/*');
  });

  it('are asked for in the first turn of the click, before anything is awaited', () => {
    switchBadgesOn(SITE, []);
    expect(fake.granted).toContain(SITE);
  });

  it('keep the wish for badges in the first turn too, since a prompt closes the popup', () => {
    fake.answersRequest = false;
    switchBadgesOn(SITE, ['https://other.example/*']);
    expect(browser.storage.local.items.get('badgeSites')).toEqual(['https://other.example/*', SITE]);
  });

  it('take the wish back when the person refuses', async () => {
    fake.answersRequest = false;
    expect(await switchBadgesOn(SITE, [])).toBe(false);
    expect((await loadSettings()).badgeSites).toEqual([]);
  });

  it('go back to the browser when badges are switched off', async () => {
    await switchBadgesOn(SITE, []);
    await switchBadgesOff(SITE);
    expect(fake.granted).not.toContain(SITE);
    expect((await loadSettings()).badgeSites).toEqual([]);
  });

  it('stay where a resolver of the same site needs them', async () => {
    await saveSettings({ resolvers: ['https://mail.example/dns-query'] });
    await switchBadgesOn(SITE, []);
    await switchBadgesOff(SITE);
    expect(fake.granted).toContain(SITE);
  });

  it('stay where another site on another port of the host needs them, which are one in Firefox', async () => {
    fake.own = 'moz-extension://1234/';
    await switchBadgesOn('http://127.0.0.1:8025/*', []);
    await switchBadgesOn('http://127.0.0.1:8026/*', ['http://127.0.0.1:8025/*']);
    await switchBadgesOff('http://127.0.0.1:8025/*');
    expect(fake.granted).toContain('http://127.0.0.1/*');
    await switchBadgesOff('http://127.0.0.1:8026/*');
    expect(fake.granted).not.toContain('http://127.0.0.1/*');
  });

  it('of a host at which a webmail keeps its sources stay while another site or an open tab of that webmail needs them', async () => {
    const [yahoo, aol, beside] = [
      'https://mail.yahoo.com/*',
      'https://mail.aol.com/*',
      'https://apis.mail.yahoo.com/*',
    ];
    const on = async () => {
      await switchBadgesOn(yahoo, [], patternsBesideSite(yahoo));
      await switchBadgesOn(aol, [yahoo], patternsBesideSite(aol));
    };
    await on();
    await switchBadgesOff(yahoo, patternsBesideSite);
    expect([...fake.granted]).toEqual([beside, aol]);
    await switchBadgesOff(aol, patternsBesideSite);
    expect([...fake.granted]).toEqual([]);
    await on();
    fake.tabs = [{ id: 1, url: 'https://mail.yahoo.com/n/folders/1', active: false }];
    await switchBadgesOff(yahoo, patternsBesideSite);
    await switchBadgesOff(aol, patternsBesideSite);
    expect([...fake.granted]).toEqual([beside]);
  });

  it('stay where a resolver is at a host beside the site', async () => {
    const [site, beside] = ['https://mail.yahoo.com/*', 'https://apis.mail.yahoo.com/*'];
    await saveSettings({ resolvers: ['https://apis.mail.yahoo.com/dns-query'] });
    await switchBadgesOn(site, [], patternsBesideSite(site));
    await switchBadgesOff(site, patternsBesideSite);
    expect([...fake.granted]).toEqual([beside]);
  });

  it('are needed in Chromium only for resolvers that send no CORS header', async () => {
    expect(await missingResolverOrigins(['https://dns.google/dns-query'])).toEqual([]);
    expect(await missingResolverOrigins(['https://dns10.quad9.net/dns-query', 'https://own.example/q'])).toEqual([
      'https://dns10.quad9.net/*',
      'https://own.example/*',
    ]);
  });

  it('are needed in Firefox for every resolver, until granted', async () => {
    fake.own = 'moz-extension://1234/';
    expect(await missingResolverOrigins(['https://dns.google/dns-query'])).toEqual(['https://dns.google/*']);
    fake.granted.add('https://dns.google/*');
    // The site may be granted for another reason: what goes there needs a consent of its own.
    expect(await missingResolverOrigins(['https://dns.google/dns-query'])).toEqual(['https://dns.google/*']);
    expect(await requestResolvers(['https://dns.google/*'])).toBe(true);
    expect(await missingResolverOrigins(['https://dns.google/dns-query'])).toEqual([]);
  });
});
