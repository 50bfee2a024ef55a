/** A page that the browser loads ahead of a click (prerendering), as `<script type="speculationrules">` or its address bar asks for. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { servePage } from '../../src/content/serve-page.ts';
import { resetBrowser } from '../fakes/browser.ts';
import { fakePage } from '../fakes/browser-page.ts';

vi.mock('../../src/content/serve-page.ts', () => ({ servePage: vi.fn() }));

const ADDRESS = 'https://mail.google.com/mail/u/0/';

beforeEach(() => {
  resetBrowser();
  vi.resetModules();
  vi.mocked(servePage).mockClear();
});
afterEach(() => {
  vi.unstubAllGlobals();
  delete (globalThis as Record<symbol, unknown>)[Symbol.for('waybill.content')];
});

/** @returns the moment in which the page is shown */
async function load(prerendering: unknown): Promise<() => void> {
  const { document } = fakePage(ADDRESS, '<div role="main"></div>');
  Object.assign(document, { prerendering });
  const events = new EventTarget();
  const location = new URL(ADDRESS);
  const frame = Object.assign(events, { document, location, origin: location.origin });
  vi.stubGlobal('window', Object.assign(frame, { top: frame, self: frame, parent: frame }));
  vi.stubGlobal('document', document);
  vi.stubGlobal('addEventListener', events.addEventListener.bind(events));
  await import('../../src/content/main.ts');
  return () => events.dispatchEvent(new Event('prerenderingchange'));
}

describe('a page that is loaded ahead', () => {
  it('tells nothing of its messages beside the page that is seen, and is served once it is shown', async () => {
    const show = await load(true);
    expect(servePage).not.toHaveBeenCalled();
    show();
    expect(servePage).toHaveBeenCalledOnce();
  });

  it.each([
    ['any other page', undefined],
    ['one whose mail has an element of that name', { tagName: 'IMG' }],
  ])('is not %s, which is served at once', async (_, prerendering) => {
    await load(prerendering);
    expect(servePage).toHaveBeenCalledOnce();
  });
});
