/**
 * The background in Thunderbird: the same services as in a browser, over Thunderbird's own tabs in the place of a webmail's pages. Every
 * listener is registered in the first turn, since the event that woke the background is delivered right after it.
 */
import { createHandlers } from '../background/requests.ts';
import { createServices, forgetTab } from '../background/services.ts';
import { forgetResults } from '../background/settings-change.ts';
import { welcome } from '../background/welcome.ts';
import { inspect } from '../core/inspect.ts';
import { browser } from '../platform/browser.ts';
import { OPEN } from '../platform/realm.ts';
import { findSettings, onSettingsChange } from '../platform/settings.ts';
import { answerWorker } from '../platform/wire/answer.ts';
import { lineHandlers, putLine } from './lines.ts';
import { messenger } from './messenger.ts';
import { createAccountReceivers } from './providers.ts';
import { THUNDERBIRD } from './view.ts';

findSettings('background');
const services = createServices(inspect, OPEN, THUNDERBIRD, createAccountReceivers);
const { records, tabs } = services;

answerWorker({ ...createHandlers(services), ...lineHandlers(services) });
browser.runtime.onInstalled.addListener(({ reason }) => welcome(reason));
messenger.messageDisplay.onMessagesDisplayed.addListener(async ({ id: tabId }, { messages }) => {
  if (tabId === undefined) return;
  // What was known of this tab was of another message, or of a file that has changed since.
  await records.drop(tabId);
  await THUNDERBIRD.showVerdict(tabId, null);
  // Of several that are marked no header is shown, and so no button: none of them is fetched for nothing.
  if (messages.length === 1) await Promise.all([putLine(tabId), tabs.look(tabId, true)]);
});
onSettingsChange(async () => {
  await forgetResults(services);
  for (const tabId of await records.all()) await tabs.look(tabId, true);
});
browser.tabs.onRemoved.addListener((tabId) => forgetTab(services, tabId));
