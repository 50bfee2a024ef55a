import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createSelectionMenu, inspectSelection } from '../../src/background/selection-menu.ts';
import type { Menus } from '../../src/platform/browser.ts';
import { saveSettings } from '../../src/platform/settings.ts';
import { translate } from '../../src/text/translate.ts';
import { fake, OWN, resetBrowser } from '../fakes/browser.ts';
import { openTab, startBackground, TAB } from './scene.ts';

const info = (more: Partial<Menus.OnClickData>) =>
  ({ menuItemId: 'inspect-selection', frameId: 3, editable: false, modifiers: [], ...more }) as Menus.OnClickData;

beforeEach(resetBrowser);

describe('the context menu on selected text', () => {
  it('speaks the language of the settings', async () => {
    await createSelectionMenu();
    await saveSettings({ language: 'ja' });
    await createSelectionMenu();
    expect(fake.menus).toHaveLength(1);
    expect(fake.menus[0]).toMatchObject({ contexts: ['selection'], title: '選択したメールのソースを調べる' });
  });

  it("has one item in each half of the extension, and neither half takes off the other's", async () => {
    await createSelectionMenu();
    fake.incognito = true;
    await createSelectionMenu();
    await saveSettings({ language: 'ja' });
    await createSelectionMenu();
    fake.incognito = false;
    expect(fake.menus.map(({ isPrivate }) => isPrivate)).toEqual([false, true]);
  });

  it('speaks the language that was chosen last, however fast one chooses', async () => {
    await saveSettings({ language: 'ja' });
    const first = createSelectionMenu();
    await saveSettings({ language: 'en' });
    await Promise.all([first, createSelectionMenu()]);
    expect(fake.menus).toMatchObject([{ title: translate('menu_inspect_selection', {}, 'en') }]);
  });

  it('reads the text in its own frame, with its line ends, and opens the report with its inspection', async () => {
    const { engine, services } = startBackground();
    openTab({});
    fake.tabs = fake.tabs.map((tab) => ({ ...tab, windowId: 5 }));
    fake.inject = ({ target }) => [
      { frameId: target.frameIds?.[0] ?? 0, result: '\n  From: a@b.example\n\tfolded\n\nBody\n' },
    ];
    await inspectSelection(services, info({ selectionText: 'From: a@b.example folded Body' }), TAB);
    expect(new TextDecoder().decode(engine.calls[0]?.source)).toBe('From: a@b.example\n\tfolded\n\nBody\n');
    expect(engine.calls[0]?.context).toMatchObject({ fidelity: 'rewritten' });
    expect(engine.calls[0]?.context.receiver).toBeUndefined();
    // No address holds what names a mail: addresses lie in the browser's history, on disk.
    expect(fake.opened).toEqual([`${OWN}report/report.html`]);
    // Of a private window, say, while another one has come to the front.
    expect(fake.openedIn).toEqual([5]);
    const kept = await services.reportTabs.get(900);
    expect(kept).toEqual({ key: expect.stringMatching(/^[0-9a-f]{64}$/), message: null });
    expect((await services.sharedChecks.get(kept?.key ?? ''))?.progress).toBe('done');
  });

  it('makes do with what the browser tells where it may not look', async () => {
    const { engine, services } = startBackground();
    openTab({});
    fake.inject = () => {
      throw new Error('Cannot access contents of the page');
    };
    await inspectSelection(services, info({ selectionText: 'From: a@b.example' }), TAB);
    expect(new TextDecoder().decode(engine.calls[0]?.source)).toBe('From: a@b.example');
  });

  it('waits no longer than a moment for a page that is held by a loop of its own', async () => {
    const { engine, services } = startBackground();
    openTab({});
    fake.inject = () => new Promise(() => undefined) as never;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const inspecting = inspectSelection(services, info({ selectionText: 'From: a@b.example' }), TAB);
      await vi.advanceTimersByTimeAsync(5_001);
      await inspecting;
    } finally {
      vi.useRealTimers();
    }
    expect(new TextDecoder().decode(engine.calls[0]?.source)).toBe('From: a@b.example');
    expect(fake.opened).toEqual([`${OWN}report/report.html`]);
  });

  it('leaves the menu items of others alone', async () => {
    const { engine, services } = startBackground();
    await inspectSelection(services, info({ menuItemId: 'other' }), TAB);
    expect(engine.calls).toHaveLength(0);
  });
});
