import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Receiver } from '../../src/core/index.ts';
import {
  readDomain,
  readHostPattern,
  readNetwork,
  readReceiver,
  readResolverUrl,
  readSitePattern,
} from '../../src/platform/setting-values.ts';
import { loadSettings, onSettingsChange, saveSettings } from '../../src/platform/settings.ts';
import { DEFAULT_SETTINGS } from '../../src/platform/settings-shape.ts';
import { browser, resetBrowser } from '../fakes/browser.ts';

const receiver: Receiver = {
  name: 'Example',
  borderBy: ['mx.example.org', '*.in.example.org'],
  networks: ['192.0.2.0/24', '2001:db8::/32'],
  gateways: [],
  authservIds: ['mx.example.org'],
  results: 'above',
  returnPath: 'top',
};

beforeEach(resetBrowser);

describe('settings', () => {
  it('are at their defaults in a browser just installed', async () => {
    expect(await loadSettings()).toEqual(DEFAULT_SETTINGS);
  });

  it('come back as they were saved; the others stay', async () => {
    await saveSettings({
      ladder: 'always',
      receivers: { 'https://mail.example': receiver },
    });
    await saveSettings({ ownDomains: ['example.org'] });
    const settings = await loadSettings();
    expect(settings.ladder).toBe('always');
    expect(settings.ownDomains).toEqual(['example.org']);
    expect(settings.receivers['https://mail.example']?.borderBy).toEqual(receiver.borderBy);
  });

  it('fall back to their defaults where the store holds something else', async () => {
    browser.storage.local.items.set('ladder', 'everything');
    browser.storage.local.items.set('resolvers', ['http://resolver.example/dns-query']);
    browser.storage.local.items.set('receivers', 7);
    expect(await loadSettings()).toEqual(DEFAULT_SETTINGS);
  });

  it('lose only the entries of a list that do not stand their check', async () => {
    browser.storage.local.items.set('ownDomains', ['example.org', 'no domain', 4]);
    expect((await loadSettings()).ownDomains).toEqual(['example.org']);
  });

  it('tell of a change, with everything as it is then and what changed', async () => {
    const listener = vi.fn();
    const stop = onSettingsChange(listener);
    await saveSettings({ ladder: 'headers' });
    await vi.waitFor(() => expect(listener).toHaveBeenCalledOnce());
    expect(listener).toHaveBeenCalledWith({ ...DEFAULT_SETTINGS, ladder: 'headers' }, ['ladder']);
    await browser.storage.local.set({ unrelated: 1 });
    await browser.storage.session.set({ ladder: 'no setting there' });
    stop();
    await saveSettings({ ladder: 'click' });
    expect(listener).toHaveBeenCalledOnce();
  });
});

describe('the values of settings', () => {
  it('take a resolver over https, and over http on this machine only', () => {
    expect(readResolverUrl(' https://dns.example/dns-query ')).toBe('https://dns.example/dns-query');
    expect(readResolverUrl('http://127.0.0.1:8053/dns-query')).toBe('http://127.0.0.1:8053/dns-query');
    expect(readResolverUrl('http://localhost/dns-query')).toBe('http://localhost/dns-query');
    for (const bad of [
      'http://dns.example/',
      'http://127.0.0.1.evil.example/',
      'ftp://dns.example/',
      'dns.example',
      '',
      7,
    ])
      expect(readResolverUrl(bad), String(bad)).toBeNull();
    expect(readResolverUrl('https://user:word@dns.example/')).toBeNull();
  });

  it('take a site as pattern or as any address on it', () => {
    expect(readSitePattern('https://mail.example/inbox?x#y')).toBe('https://mail.example/*');
    expect(readSitePattern('http://127.0.0.1:8025/*')).toBe('http://127.0.0.1:8025/*');
    for (const bad of ['https://*/*', 'https://*.example/*', 'file:///etc/*', '<all_urls>', 'mail.example'])
      expect(readSitePattern(bad), bad).toBeNull();
  });

  it('take a domain in the form that the DNS has, whichever way it is written', () => {
    expect(readDomain('Example.ORG.')).toBe('example.org');
    expect(readDomain('bücher.example')).toBe('xn--bcher-kva.example');
    expect(readDomain('_spf.example.org')).toBe('_spf.example.org');
    for (const bad of [
      '',
      'localhost',
      'a b.example',
      'user@example.org',
      'https://example.org',
      '192.0.2.1',
      'a..b',
      '*.example',
    ])
      expect(readDomain(bad), bad).toBeNull();
  });

  it('take a host or all hosts below a domain as pattern', () => {
    expect(readHostPattern('*.Mail.Example')).toBe('*.mail.example');
    expect(readHostPattern('mx.example')).toBe('mx.example');
    for (const bad of ['*', '*.*.example', 'mx*.example', '*example.org']) expect(readHostPattern(bad), bad).toBeNull();
  });

  it('take only what looks like an address for a network', () => {
    expect(readNetwork('10.0.0.0/8')).toBe('10.0.0.0/8');
    expect(readNetwork('10.0.0.0/8; drop')).toBeNull();
  });

  it('take a receiver, and leave a proposal a proposal', () => {
    expect(readReceiver(receiver)).toEqual(receiver);
    expect(readReceiver({ ...receiver, inferred: true })?.inferred).toBe(true);
    expect(readReceiver({ ...receiver, results: 'everywhere' })).toBeNull();
    expect(readReceiver({ ...receiver, borderBy: ['*', 'mx.example.org'] })?.borderBy).toEqual(['mx.example.org']);
  });
});
