/** The context menu on selected text: a source that some page shows, checked on the report page. */
import { browser, type Menus } from '../platform/browser.ts';
import { languageOf } from '../platform/language.ts';
import { createQueue } from '../platform/session.ts';
import { loadSettings } from '../platform/settings.ts';
import { LATE, within } from '../platform/within.ts';
import type { Services } from './services.ts';
import { say } from './words.ts';

const ITEM = 'inspect-selection';
/** A page that is held by a loop of its own answers nothing; what the browser tells of the selection is there. */
const READ_MS = 5_000;

const inTurn = createQueue();

/**
 * Makes the menu anew, in the language of the settings. Never by `removeAll`: in Chromium each half of the extension has an item of its own,
 * and that takes off both, after the other half has made its own at the same moment.
 */
export function createSelectionMenu(): Promise<void> {
  return inTurn(async () => {
    const title = say('menu_inspect_selection', {}, languageOf(await loadSettings()));
    await browser.contextMenus.remove(ITEM).catch(() => undefined);
    browser.contextMenus.create({ id: ITEM, title, contexts: ['selection'] });
  });
}

/** Checks what is selected, and opens the report page with it. */
export async function inspectSelection(
  { sharedChecks, reportTabs }: Pick<Services, 'sharedChecks' | 'reportTabs'>,
  info: Menus.OnClickData,
  tabId: number | undefined,
): Promise<void> {
  if (info.menuItemId !== ITEM) return;
  const text = (await readSelection(tabId, info.frameId ?? 0)) || (info.selectionText ?? '');
  const source = new TextEncoder().encode(text.trimStart());
  // A page's text has lost what the page did not draw: blanks at line ends, tabs, the mail's own charset.
  const { key, done } = await sharedChecks.start({ source, fidelity: 'rewritten', receiver: null, withDns: true });
  done.catch(console.error);
  await reportTabs.open({ key, message: null }, tabId);
}

/** Chromium's `selectionText` has lost its line ends, so the text is read where it is selected. */
async function readSelection(tabId: number | undefined, frameId: number): Promise<string> {
  if (tabId === undefined) return '';
  try {
    const reading = browser.scripting.executeScript({
      target: { tabId, frameIds: [frameId] },
      func: selectedText,
      injectImmediately: true,
    });
    const read = await within(reading, READ_MS);
    const text = read === LATE ? '' : read[0]?.result;
    return typeof text === 'string' ? text : '';
  } catch {
    // The click's permission does not reach frames of other origins.
    return '';
  }
}

/** Runs in the page. */
function selectedText(): string {
  const field = document.activeElement;
  if (field instanceof HTMLTextAreaElement) return field.value.slice(field.selectionStart, field.selectionEnd);
  return String(getSelection());
}
