/**
 * The worker: ties its services to the browser's events. Every listener is registered in the first turn, since the event
 * that woke the worker is delivered right after it; nothing that matters is kept in variables.
 */
import { inspect } from '../core/index.ts';
import { browser } from '../platform/browser.ts';
import { onPermissionsChange } from '../platform/permissions.ts';
import { onSettingsChange } from '../platform/settings.ts';
import { answerWorker } from '../platform/wire/answer.ts';
import { createHandlers } from './requests.ts';
import { createSelectionMenu, inspectSelection } from './selection-menu.ts';
import { createServices, forgetTab } from './services.ts';
import { followSettings } from './settings-change.ts';

const services = createServices(inspect);

answerWorker(createHandlers(services));
browser.runtime.onInstalled.addListener(async () => {
  await createSelectionMenu();
  await services.sites.reconcile();
});
browser.runtime.onStartup.addListener(() => services.sites.reconcile());
onPermissionsChange(() => services.sites.reconcile());
onSettingsChange((_, changed) => followSettings(services, changed));
browser.contextMenus.onClicked.addListener((info, tab) => inspectSelection(services, info, tab?.id));
// What is known of a tab goes with it: closed, discarded to save memory, or replaced by one that was loaded ahead.
browser.tabs.onRemoved.addListener((tabId) => forgetTab(services, tabId));
browser.tabs.onReplaced?.addListener((_, tabId) => forgetTab(services, tabId));
browser.tabs.onUpdated.addListener((tabId, { discarded }) => {
  if (discarded) services.records.drop(tabId);
});

// Content scripts may live in the process of a page that was taken over; settings are none of its business. (Firefox has
// no such switch.)
const local = browser.storage.local as { setAccessLevel?(level: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void> };
local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
