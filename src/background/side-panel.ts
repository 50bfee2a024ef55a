/** Chrome has no command of its own that opens a side panel, as Firefox has for its sidebar. */
import { browser, type Tabs } from '../platform/browser.ts';

/** Opens it in the window in which the keys were pressed. Chrome wants it within that moment: nothing is waited for before. */
export function openSidePanel(command: string, tab?: Tabs.Tab): void {
  if (command !== 'open-side-panel' || tab?.windowId === undefined) return;
  const { sidePanel } = browser as { sidePanel?: { open(where: { windowId: number }): Promise<void> } };
  sidePanel?.open({ windowId: tab.windowId }).catch(console.error);
}
