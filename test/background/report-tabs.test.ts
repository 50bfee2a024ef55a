/** The page of a report, where it opens and what it is told to show. */
import { beforeEach, describe, expect, it } from 'vitest';
import { fake, OWN, resetBrowser } from '../fakes/browser.ts';
import { asPopup, openTab, startBackground, TAB } from './scene.ts';

const REPORT = `${OWN}report/report.html`;

beforeEach(resetBrowser);

describe('a report page', () => {
  it('that is to ask for a source opens in the window in front', async () => {
    const { services } = startBackground();
    const { problem } = await asPopup('page.openReport', null);
    expect(problem).toBeNull();
    expect(fake.opened).toEqual([REPORT]);
    expect(fake.openedIn).toEqual([undefined]);
    expect(await services.reportTabs.get(900)).toBeNull();
  });

  it('of a message opens in the window of its tab, whichever is in front by then', async () => {
    startBackground();
    openTab({});
    for (const tab of fake.tabs) tab.windowId = 7;
    await asPopup('page.openReport', { key: 'a'.repeat(64), message: { tabId: TAB, frameId: 0, id: '7' } });
    expect(fake.openedIn).toEqual([7]);
  });

  it('of a message whose tab is gone opens all the same', async () => {
    startBackground();
    const { problem } = await asPopup('page.openReport', {
      key: 'a'.repeat(64),
      message: { tabId: 404, frameId: 0, id: '7' },
    });
    expect(problem).toBeNull();
    expect(fake.opened).toEqual([REPORT]);
  });
});
