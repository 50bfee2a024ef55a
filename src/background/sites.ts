/**
 * On which sites badges are on: wanted by the user and granted by the browser. Keeps the registered content script and the
 * open tabs to it. Registrations cannot be trusted to last (unpacked extensions lose them at restart) nor to mean a grant
 * (Chromium registers origins that were never granted), so they are made anew from those two facts.
 */

import { browser } from '../platform/browser.ts';
import { languageOf } from '../platform/language.ts';
import { hasOrigins, nativePattern, sitePattern } from '../platform/permissions.ts';
import { createQueue } from '../platform/session.ts';
import { loadSettings } from '../platform/settings.ts';
import { tellScripts } from '../platform/wire/ask-script.ts';
import type { ContentSettings } from '../platform/wire/messages.ts';
import { mailFrames } from '../webmail/mail-frames.ts';
import { injectContent } from './inject.ts';
import type { TabRecords } from './tab-records.ts';
import { badgeSentences } from './words.ts';

const SCRIPTS: { id: string; js: string[]; runAt: 'document_start' | 'document_idle' }[] = [
  { id: 'early', js: ['content/early.js'], runAt: 'document_start' },
  { id: 'webmail', js: ['content/main.js'], runAt: 'document_idle' },
];

/** @returns whether badges are on at this address, and the language to speak there */
export async function settingsAt(address: string): Promise<ContentSettings> {
  const settings = await loadSettings();
  const pattern = sitePattern(address);
  const badges = pattern !== null && settings.badgeSites.includes(pattern) && (await hasOrigins([pattern]));
  const language = languageOf(settings);
  return { badges, language, sentences: badgeSentences(language) };
}

/**
 * Keeps the registered content script at the sites that the user chose for badges and whose permission still holds.
 *
 * @param forgetOthers drops what is kept of other sites than these
 */
export function createSites(
  records: TabRecords,
  forgetOthers: (patterns: readonly string[]) => Promise<void>,
): { reconcile(): Promise<void> } {
  const inTurn = createQueue();
  return {
    /** To be called at start, and whenever settings or permissions changed. */
    reconcile: () =>
      inTurn(async () => {
        const { badgeSites } = await loadSettings();
        const wanted = badgeSites.flatMap((pattern) => [pattern, ...mailFrames(pattern)]);
        const granted = await Promise.all(wanted.map((pattern) => hasOrigins([pattern])));
        const sites = wanted.filter((_, index) => granted[index]);
        await forgetOthers(sites);
        const patterns = [...new Set(sites.map(nativePattern))];
        await register(patterns);
        if (patterns.length > 0) await injectIntoOpenTabs(patterns);
        await tellOpenTabs(records);
      }),
  };
}

/** What the other half does is done after the first of these, or it is no longer at it. */
const ATTEMPTS = 4;

/**
 * Chromium runs the extension twice while a private window is open, and both halves hear of a change at the same moment: one finds that the other has
 * just registered a script, or taken it off, and looks again.
 */
async function register(patterns: string[]): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await registerAsWanted(patterns);
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

async function registerAsWanted(patterns: string[]): Promise<void> {
  const registered = await browser.scripting.getRegisteredContentScripts();
  // Not taken off and put back for nothing: a page that loads in between would go without.
  const wanted = patterns.length === 0 ? [] : SCRIPTS;
  const isAsWanted = registered.every((script) => script.matches?.join() === patterns.join());
  if (registered.length === wanted.length && isAsWanted) return;
  if (registered.length > 0) {
    await browser.scripting.unregisterContentScripts({ ids: registered.map((script) => script.id) });
  }
  if (wanted.length === 0) return;
  await browser.scripting.registerContentScripts(
    wanted.map((script) => ({ ...script, matches: patterns, allFrames: true })),
  );
}

/** So that badges appear on pages that were open before they were asked for. */
async function injectIntoOpenTabs(patterns: string[]): Promise<void> {
  const tabs = await browser.tabs.query({ url: patterns });
  await Promise.all(tabs.map((tab) => (tab.id === undefined ? null : injectContent(tab.id))));
}

/** Scripts that run already are told by hand: they may have been injected by a click, or have lost their grant. */
async function tellOpenTabs(records: TabRecords): Promise<void> {
  for (const tabId of await records.all()) {
    const { origin } = await records.get(tabId);
    tellScripts(tabId, 'worker.applySettings', await settingsAt(origin));
  }
}
