/**
 * What each report page shows, by its tab. No address names it: addresses land in the browser's history on disk, and a key
 * there would say which mail was looked at.
 */
import { browser } from '../platform/browser.ts';
import { reportAddress } from '../platform/pages.ts';
import { createQueue } from '../platform/session.ts';
import { createSessionCache } from '../platform/session-cache.ts';
import type { ValueStore } from '../platform/value-store.ts';
import type { Report } from '../platform/wire/messages.ts';
import { findTab } from './find-tab.ts';

export interface ReportTabs {
  /**
   * Opens a report page; null = to ask for a source.
   *
   * @param tabId the tab beside which it opens, of the message if it is of one: another window may be in front by now
   * @param before a report page that is to show it instead, as long as that is there
   * @returns the page's tab
   */
  open(report: Report | null, tabId?: number, before?: number): Promise<number | undefined>;
  get(tabId: number): Promise<Report | null>;
  /** What the page shows from now on; null = nothing. */
  keep(tabId: number, report: Report | null): Promise<void>;
}

/** Enough for hundreds of tabs. */
const ROOM_BYTES = 128 * 1024;

/** The reports of all tabs, in session storage. */
export function createReportTabs(session: ValueStore): ReportTabs {
  const inTurn = createQueue();
  const kept = createSessionCache<Report>('report', ROOM_BYTES, session);
  const keep = (tabId: number, report: Report | null) =>
    report ? kept.put(String(tabId), report) : kept.drop(String(tabId));
  return {
    // In one turn with what is kept of it: the page asks as soon as it is there.
    open: (report, tabId = report?.message?.tabId, before) =>
      inTurn(async () => {
        const url = reportAddress();
        // Without one the browser takes the window in front.
        const windowId = (await findTab(tabId))?.windowId;
        const page =
          // Its reader may have gone on from it to another page. The same address loads it anew.
          (await findTab(before))?.url === url
            ? await browser.tabs.update(before, { active: true, url })
            : await browser.tabs.create({ url, ...(windowId !== undefined && { windowId }) });
        if (page.id !== undefined) await keep(page.id, report);
        return page.id;
      }),
    get: (tabId) => inTurn(() => kept.get(String(tabId))),
    keep: (tabId, report) => inTurn(() => keep(tabId, report)),
  };
}
