import { beforeEach, describe, expect, it } from 'vitest';
import { createResolverChoice } from '../../src/background/resolver-choice.ts';
import { DEFAULT_SETTINGS } from '../../src/platform/settings-shape.ts';
import { fake, resetBrowser } from '../fakes/browser.ts';

beforeEach(resetBrowser);

describe('the resolver', () => {
  it('is none when the ladder says headers only', async () => {
    expect(await createResolverChoice().choose({ ...DEFAULT_SETTINGS, ladder: 'headers' })).toBeNull();
  });

  it('is one for all checks, with one cache, until the list changes or it is told to forget', async () => {
    const choice = createResolverChoice();
    const first = await choice.choose(DEFAULT_SETTINGS);
    expect(await choice.choose({ ...DEFAULT_SETTINGS, ladder: 'always' })).toBe(first);
    expect(await choice.choose({ ...DEFAULT_SETTINGS, resolvers: ['https://dns.google/dns-query'] })).not.toBe(first);
    const second = await choice.choose(DEFAULT_SETTINGS);
    choice.forget();
    expect(await choice.choose(DEFAULT_SETTINGS)).not.toBe(second);
  });

  it('is none in Firefox until its origin is granted: each query would name the installation', async () => {
    fake.own = 'moz-extension://1234/';
    const choice = createResolverChoice();
    expect(await choice.choose(DEFAULT_SETTINGS)).toBeNull();
    fake.granted.add('https://cloudflare-dns.com/*');
    // And that names out of mails may be sent is a consent of its own there.
    expect(await choice.choose(DEFAULT_SETTINGS)).toBeNull();
    fake.granted.add('personalCommunications');
    expect(await choice.choose(DEFAULT_SETTINGS)).not.toBeNull();
  });

  it('is none in Chromium where the resolver would not let its answer be read', async () => {
    const quad9 = { ...DEFAULT_SETTINGS, resolvers: ['https://dns10.quad9.net/dns-query'] };
    expect(await createResolverChoice().choose(quad9)).toBeNull();
  });
});
