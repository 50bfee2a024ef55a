/** What `manifest.json` becomes for each program: the one that is written is Chrome's and Firefox's together. */
import { readJson } from './files.mjs';

/**
 * The manifest of one browser: without what only the other one knows, since each warns of what it does not know.
 *
 * @param {'chrome' | 'firefox' | 'thunderbird'} browser
 */
export function manifestFor(browser) {
  if (browser === 'thunderbird') return manifestForThunderbird();
  const manifest = { ...readJson('manifest.json'), version: readJson('package.json').version };
  const { service_worker, scripts, type } = manifest.background;
  // Firefox has a command of its own for its sidebar, and a sidebar needs no permission there.
  const { _execute_sidebar_action, 'open-side-panel': openSidePanel, ...commands } = manifest.commands;
  if (browser === 'chrome') {
    const { browser_specific_settings: _, sidebar_action: __, ...rest } = manifest;
    return {
      ...rest,
      background: { service_worker, type },
      commands: { ...commands, 'open-side-panel': openSidePanel },
    };
  }
  const {
    minimum_chrome_version: _,
    message_serialization: __,
    incognito: ___,
    side_panel: ____,
    storage: _____,
    ...rest
  } = manifest;
  return {
    ...rest,
    background: { scripts, type },
    permissions: manifest.permissions.filter((name) => name !== 'sidePanel'),
    commands: { ...commands, _execute_sidebar_action },
  };
}

/**
 * Thunderbird's: Firefox's, but that the button stands in the header of a message, and that messages are read by Thunderbird's own
 * interface. An account's address tells whose mailbox a message lies in (`accountsRead`).
 */
function manifestForThunderbird() {
  const { action, sidebar_action: _, commands, browser_specific_settings, ...rest } = manifestFor('firefox');
  const { gecko } = browser_specific_settings;
  return {
    ...rest,
    message_display_action: { ...action, default_label: rest.name },
    background: { ...rest.background, scripts: ['thunderbird/main.js'] },
    permissions: ['messagesRead', 'accountsRead', 'scripting', 'storage'],
    commands: { _execute_message_display_action: commands._execute_action },
    browser_specific_settings: { gecko },
  };
}
