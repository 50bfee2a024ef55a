/** The popup's dependencies in a browser. */
import { saveReport, saveSource, ticketText } from '../export/on-demand.ts';
import { requestOrigins, requestResolvers } from '../platform/ask-permission.ts';
import { switchBadgesOn } from '../platform/badge-sites.ts';
import { browser, inPrivateWindow } from '../platform/browser.ts';
import { learnAddress } from '../platform/pages.ts';
import { missingOrigins, missingResolverOrigins } from '../platform/permissions.ts';
import { loadSettings, saveSettings } from '../platform/settings.ts';
import type { Settings } from '../platform/settings-shape.ts';
import { ask } from '../platform/wire/ask.ts';
import { onNews } from '../platform/wire/news.ts';
import { withoutTurns } from '../text/without-turns.ts';
import { patternsBesideSite } from '../webmail/elsewhere.ts';
import type { Dependencies } from './dependencies.ts';

/**
 * All but the tab, which popup and panel find in their own ways.
 *
 * @param settings as they are when the popup opens: within a click there is no time to read them
 * @param how stays = a side panel, which is not in the way of what it opens
 */
export function browserDependencies(settings: Settings, { stays = false } = {}): Omit<Dependencies, 'activeTab'> {
  const opened = stays ? stay : thenClose;
  return {
    stays,
    isPrivate: inPrivateWindow(),
    ask,
    onNews,
    missingOrigins: async () => (settings.ladder === 'headers' ? [] : await missingResolverOrigins(settings.resolvers)),
    missingBeside: (site) => missingOrigins(patternsBesideSite(site)),
    requestOrigins,
    requestResolvers,
    switchBadgesOn: (pattern) => switchBadgesOn(pattern, settings.badgeSites, patternsBesideSite(pattern)),
    async declareReceiver(origin, receiver) {
      // As they are now: another page may have declared one since the popup opened.
      const { receivers } = await loadSettings();
      await saveSettings({ receivers: { ...receivers, [origin]: receiver } });
    },
    async trustList(domain) {
      const { trustedSealers } = await loadSettings();
      await saveSettings({ trustedSealers: [...new Set([...trustedSealers, domain])] });
    },
    copy: (text) =>
      navigator.clipboard.writeText(withoutTurns(text)).then(
        () => true,
        () => false,
      ),
    save: saveReport,
    ticket: ticketText,
    saveSource,
    openReport: (report) => opened(ask('page.openReport', report)),
    openLearn: () => opened(browser.tabs.create({ url: learnAddress() })),
    openSettings: () => opened(browser.runtime.openOptionsPage()),
  };
}

/** Firefox leaves the popup open over the new tab. */
function thenClose(opened: Promise<unknown>): void {
  opened.then(() => close()).catch(console.error);
}

function stay(opened: Promise<unknown>): void {
  opened.catch(console.error);
}
