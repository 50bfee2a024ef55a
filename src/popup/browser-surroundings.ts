/** The popup's surroundings in a browser. */
import { saveReport, saveSource } from '../export/on-demand.ts';
import { browser } from '../platform/browser.ts';
import { learnAddress, reportAddress } from '../platform/pages.ts';
import { missingOrigins, missingResolverOrigins, requestOrigins, switchBadgesOn } from '../platform/permissions.ts';
import { loadSettings, saveSettings } from '../platform/settings.ts';
import type { Settings } from '../platform/settings-shape.ts';
import { ask } from '../platform/wire/ask.ts';
import { onNews } from '../platform/wire/news.ts';
import { withoutTurns } from '../text/without-turns.ts';
import { patternsBeside } from '../webmail/elsewhere.ts';
import type { Surroundings } from './surroundings.ts';

/** @param settings as they are when the popup opens: within a click there is no time to read them */
export function browserSurroundings(settings: Settings): Surroundings {
  return {
    activeTab,
    ask,
    onNews(onTab, onInspection, onForgotten) {
      const stops = [
        onNews('news.tab', ({ tab }) => onTab(tab)),
        onNews('news.inspection', ({ key, inspection }) => onInspection(key, inspection)),
        onNews('news.resultsForgotten', onForgotten),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
    missingOrigins: async () => (settings.ladder === 'headers' ? [] : await missingResolverOrigins(settings.resolvers)),
    missingBeside: (site) => missingOrigins(patternsBeside(site.replace(/\/\*$/, ''))),
    requestOrigins,
    switchBadgesOn: (pattern) =>
      switchBadgesOn(pattern, settings.badgeSites, patternsBeside(pattern.replace(/\/\*$/, ''))),
    async declareReceiver(origin, receiver) {
      // As they are now: another page may have declared one since the popup opened.
      const { receivers } = await loadSettings();
      await saveSettings({ receivers: { ...receivers, [origin]: receiver } });
    },
    copy: (text) =>
      navigator.clipboard.writeText(withoutTurns(text)).then(
        () => true,
        () => false,
      ),
    save: saveReport,
    saveSource,
    openReport: (key) => openAndClose(browser.tabs.create({ url: reportAddress(key ?? undefined) })),
    openLearn: () => openAndClose(browser.tabs.create({ url: learnAddress() })),
    openSettings: () => openAndClose(browser.runtime.openOptionsPage()),
  };
}

/** The popup's own tab; a page of tests, which has no tab under it, names one in its address. */
async function activeTab(): Promise<number | null> {
  const named = new URLSearchParams(location.search).get('tab');
  if (named !== null) return Number(named);
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}

/** Firefox leaves the popup open over the new tab. */
function openAndClose(opened: Promise<unknown>): void {
  opened.then(() => close()).catch(console.error);
}
