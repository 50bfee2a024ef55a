/**
 * The worker: ties its services to the browser's events. Every listener is registered in the first turn, since the event
 * that woke the worker is delivered right after it; nothing that matters is kept in variables.
 */
// By its own file: what else the engine can do for pages would come along in the worker's script.
import { inspect } from '../core/inspect.ts';
import { browser, inPrivateWindow, isFirefox } from '../platform/browser.ts';
import { onPermissionsChange } from '../platform/permissions.ts';
import { onPrivateEnd, servedRealms } from '../platform/realm.ts';
import { findSettings, onSettingsChange } from '../platform/settings.ts';
import { answerWorker } from '../platform/wire/answer.ts';
import { isPartOf } from '../webmail/mail-frames.ts';
import { beginPrivate } from './private-half.ts';
import { createHandlers } from './requests.ts';
import { createSelectionMenu, inspectSelection } from './selection-menu.ts';
import { createServices, forgetAll, forgetTab } from './services.ts';
import { followSettings } from './settings-change.ts';
import { openSidePanel } from './side-panel.ts';
import { welcome } from './welcome.ts';

findSettings('background');
const all = servedRealms().map((realm) => createServices(inspect, realm));
const servicesOf = (isPrivate: boolean) =>
  (all.find(({ realm }) => realm.isPrivate === isPrivate) ?? all[0]) as ReturnType<typeof createServices>;

answerWorker(createHandlers(servicesOf(false)), createHandlers(servicesOf(true)), isPartOf);
const reconcile = async () => {
  for (const { sites } of all) await sites.reconcile();
};
const begin = async () => {
  await createSelectionMenu();
  await reconcile();
};
browser.runtime.onInstalled.addListener(async ({ reason }) => {
  await welcome(reason);
  await begin();
});
browser.runtime.onStartup.addListener(reconcile);
if (inPrivateWindow()) beginPrivate(servicesOf(true).realm, begin).catch(console.error);
onPermissionsChange(reconcile);
onSettingsChange(async (_, changed) => {
  for (const services of all) await followSettings(services, changed);
});
browser.contextMenus.onClicked.addListener((info, tab) =>
  inspectSelection(servicesOf(tab?.incognito === true), info, tab?.id),
);
browser.commands?.onCommand.addListener(openSidePanel);
// What is known of a tab goes with it: closed, discarded to save memory, or replaced by one that was loaded ahead.
const forget = async (tabId: number) => {
  for (const services of all) await forgetTab(services, tabId);
};
browser.tabs.onRemoved.addListener(forget);
browser.tabs.onReplaced?.addListener(async (added, removed) => {
  // A report page that Chromium discards has another number when it comes back.
  for (const { reportTabs } of all) await reportTabs.keep(added, await reportTabs.get(removed));
  await forget(removed);
});
browser.tabs.onUpdated.addListener(async (tabId, { discarded }) => {
  if (discarded) for (const { records } of all) await records.drop(tabId);
});
if (isFirefox()) onPrivateEnd(() => forgetAll(servicesOf(true)));

// Content scripts may live in the process of a page that was taken over; settings are none of its business, an administrator's neither. (Firefox
// has no such switch.)
type Area = { setAccessLevel?(level: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void> };
for (const area of [browser.storage.local, browser.storage.managed] as Area[])
  area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
