/** Firefox with the extension loaded, driven by Marionette: real pages, the real popup panel. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIREFOX_BUILD, temporaryFolder } from '../paths.ts';
import { freePort, startProcess, waitFor } from '../services/process.ts';
import { findFirefox } from './installed.ts';
import { Marionette } from './marionette.ts';
import { NOBODY_WAITS } from './nobody-waits.ts';
import { savePicture } from './picture.ts';
import { type Policies, writePolicies } from './policies.ts';
import { askedInNotes, NOTE_REQUESTS, strangeRequests } from './requests.ts';

/** The address that this installation of the extension gets, so that its pages can be opened. */
const INSTALLATION = '3d5c1f7e-4b8a-4c1d-9e2f-6a7b8c9d0e1f';

export interface FirefoxOptions {
  /** Port on loopback where every https host is found. */
  httpsPort?: number;
  /** Hosts that are found there. */
  hosts?: string[];
  extension?: string;
  /** Allowed in private windows too, as a person switches it on among the add-ons. */
  inPrivate?: boolean;
  /** gecko id of the extension's manifest. */
  extensionId: string;
  /** What an administrator set for the extension. */
  managed?: Record<string, unknown>;
}

export class Firefox {
  readonly #marionette: Marionette;
  readonly #extensionId: string;
  readonly #stop: () => Promise<void>;
  /** @returns what it asked of hosts that are not on the stage */
  readonly #removeProfile: () => string[];
  /** The folder that the browser keeps itself in. */
  readonly profile: string;

  private constructor(
    marionette: Marionette,
    extensionId: string,
    profile: string,
    stop: () => Promise<void>,
    removeProfile: () => string[],
  ) {
    this.profile = profile;
    this.#marionette = marionette;
    this.#extensionId = extensionId;
    this.#stop = stop;
    this.#removeProfile = removeProfile;
  }

  static async open(options: FirefoxOptions): Promise<Firefox> {
    const binary = findFirefox();
    if (binary === null) throw new Error('no Firefox is installed');
    const profile = temporaryFolder('firefox');
    const port = await freePort();
    const policies = writePolicies(profile.path, options.extensionId, options.managed);
    writeFileSync(join(profile.path, 'user.js'), preferences(port, options, policies));
    const running = startProcess(
      binary,
      ['--marionette', '--remote-allow-system-access', '--no-remote', '--headless', '--profile', profile.path],
      {
        env: {
          MOZ_DISABLE_AUTO_SAFE_MODE: '1',
          MOZ_REMOTE_SETTINGS_DEVTOOLS: '1',
          ...policies.env,
        },
        log: join(profile.path, 'firefox.log'),
      },
    );
    const stop = async () => {
      await running.stop();
      profile.remove();
    };
    try {
      const marionette = await Marionette.open(port);
      const path = options.extension ?? FIREFOX_BUILD;
      const notes = join(profile.path, 'requests.jsonl');
      await marionette.inBrowser(NOTE_REQUESTS, [notes]);
      if (options.inPrivate) await allowInPrivate(marionette, options.extensionId);
      await marionette.send('Addon:Install', { path, temporary: true });
      if (!options.extension) await closeWelcome(marionette);
      return new Firefox(marionette, options.extensionId, profile.path, running.stop, () => {
        const strange = strangeRequests(askedInNotes(notes));
        profile.remove();
        return strange;
      });
    } catch (error) {
      await stop();
      throw error;
    }
  }

  /** Grants origins, and what may be sent to resolvers, as a person does when asked. */
  async grant(origins: readonly string[]): Promise<void> {
    await this.#marionette.inBrowser(
      `const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
       const { extension } = WebExtensionPolicy.getByID(args[0]);
       await ExtensionPermissions.add(args[0], { permissions: [], origins: args[1], data_collection: ['personalCommunications'] }, extension);`,
      [this.#extensionId, origins],
    );
  }

  /** Takes them back, as a person does among the add-ons. */
  async revoke(origins: readonly string[]): Promise<void> {
    await this.#marionette.inBrowser(
      `const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
       const { extension } = WebExtensionPolicy.getByID(args[0]);
       await ExtensionPermissions.remove(args[0], { permissions: [], origins: args[1] }, extension);`,
      [this.#extensionId, origins],
    );
  }

  /** Origins that the extension may reach now. */
  async granted(): Promise<string[]> {
    return (await this.#marionette.inBrowser(
      `return WebExtensionPolicy.getByID(args[0]).allowedOrigins.patterns.map((one) => one.pattern);`,
      [this.#extensionId],
    )) as string[];
  }

  /** Changes settings, as the extension's own pages do; leaves one of them open. */
  async store(values: Record<string, unknown>): Promise<void> {
    await this.goto(this.extensionPage('options/options.html'));
    await this.#marionette.inPage(
      `const page = window.wrappedJSObject ?? window;
       const request = page.JSON.parse(arguments[0]);
       const question = page.JSON.parse('{"ask":"page.saveSettings"}');
       question.request = request;
       page.browser.runtime.sendMessage(question).then((reply) => { page.saved = page.JSON.stringify(reply); });`,
      [JSON.stringify(values)],
    );
    await waitFor('the settings to be kept', async () => {
      const saved = await this.#marionette.inPage('return (window.wrappedJSObject ?? window).saved ?? null;');
      return typeof saved === 'string' && JSON.parse(saved).problem === null;
    });
  }

  /** Address of one of the extension's own pages. */
  extensionPage(path: string): string {
    return `moz-extension://${INSTALLATION}/${path}`;
  }

  async goto(address: string): Promise<void> {
    await this.#marionette.send('WebDriver:Navigate', { url: address });
  }

  /** Runs the body of a function in the page that is open. */
  async inPage(script: string, args: unknown[] = []): Promise<unknown> {
    return await this.#marionette.inPage(script, args);
  }

  /** Types into a field, or clicks: both as a person does. */
  async click(selector: string): Promise<void> {
    await this.#marionette.send('WebDriver:ElementClick', { id: await this.#find(selector) });
  }

  async type(selector: string, text: string): Promise<void> {
    await this.#marionette.send('WebDriver:ElementSendKeys', { id: await this.#find(selector), text });
  }

  /** Presses the toolbar button: the panel opens and activeTab is granted. */
  async pressToolbarButton(): Promise<void> {
    await this.#marionette.inBrowser(
      `const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
       const { extension } = WebExtensionPolicy.getByID(args[0]);
       const action = ExtensionParent.apiManager.global.browserActionFor(extension);
       await action.openPopup(window, false);`,
      [this.#extensionId],
    );
    await waitFor('the popup panel', async () => {
      return await this.#marionette.inBrowser(`${POPUP} return !!popup && popup.getBoundingClientRect().width > 50;`);
    });
  }

  /** Runs the body of a function in the open popup. */
  async inPopup(script: string): Promise<unknown> {
    return await this.#marionette.inBrowser(
      `${POPUP}
       const { getMarionetteCommandsActorProxy } = ChromeUtils.importESModule(
         'chrome://remote/content/marionette/actors/MarionetteCommandsParent.sys.mjs');
       const actor = getMarionetteCommandsActorProxy(() => popup.browsingContext);
       return await actor.executeScript(args[0], [], { timeout: 5000, sandboxName: 'default', newSandbox: false, async: false });`,
      [script],
    );
  }

  async closePopup(): Promise<void> {
    await this.#marionette.inBrowser(`${POPUP} popup?.closest('panel').hidePopup();`);
  }

  /** Runs the body of a function in the page with the browser's own rights, which see into closed shadow roots. */
  async inPageAsBrowser(script: string): Promise<unknown> {
    return await this.#marionette.inBrowser(
      `const { getMarionetteCommandsActorProxy } = ChromeUtils.importESModule(
         'chrome://remote/content/marionette/actors/MarionetteCommandsParent.sys.mjs');
       const actor = getMarionetteCommandsActorProxy(() => gBrowser.selectedBrowser.browsingContext);
       return await actor.executeScript(args[0], [], { timeout: 5000, sandboxName: 'system', newSandbox: true, async: false });`,
      [script],
    );
  }

  /** Runs the body of an async function in the world of the extension's own content script, as a page does that took over its process. */
  async inContentScript(script: string): Promise<unknown> {
    await this.inPageAsBrowser(
      `const { ExtensionContent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionContent.sys.mjs');
       const own = ExtensionContent.getContextByExtensionId('${this.#extensionId}', window).cloneScope;
       window.waybillAnswer = null;
       const answer = Cu.evalInSandbox(${JSON.stringify(`(async () => { ${script} })()`)}, own);
       answer.then((value) => { window.waybillAnswer = { value }; }, (error) => { window.waybillAnswer = { error: String(error) }; });
       return null;`,
    );
    const answer = await waitFor(
      'the content script',
      async () =>
        (await this.inPageAsBrowser('return window.waybillAnswer ? JSON.stringify(window.waybillAnswer) : null;')) as
          | string
          | null,
    );
    const { value, error } = JSON.parse(answer) as { value?: unknown; error?: string };
    if (error !== undefined) throw new Error(error);
    return value;
  }

  /** Errors of the extension's own scripts since they were last asked for. */
  async errors(): Promise<string[]> {
    const lines = await this.#marionette.inBrowser(
      `const entries = Services.console.getMessageArray()
         .filter((entry) => entry instanceof Ci.nsIScriptError && !(entry.flags & Ci.nsIScriptError.warningFlag))
         .filter((entry) => String(entry.sourceName).startsWith('moz-extension://' + args[0]));
       Services.console.reset();
       return entries.map((entry) => entry.errorMessage + ' (' + entry.sourceName + ':' + entry.lineNumber + ')');`,
      [INSTALLATION],
    );
    return (lines as string[]).filter((line) => !NOBODY_WAITS.test(line));
  }

  async screenshot(file: string): Promise<void> {
    const { value } = await this.#marionette.send('WebDriver:TakeScreenshot', { full: false });
    savePicture(file, String(value));
  }

  async popupScreenshot(file: string): Promise<void> {
    const picture = await this.#marionette.inBrowser(
      `${POPUP}
       const { width, height } = popup.getBoundingClientRect();
       const bitmap = await popup.browsingContext.currentWindowGlobal.drawSnapshot(new DOMRect(0, 0, width, height), 1, 'white');
       const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
       canvas.width = bitmap.width;
       canvas.height = bitmap.height;
       canvas.getContext('2d').drawImage(bitmap, 0, 0);
       return canvas.toDataURL().split(',')[1];`,
    );
    savePicture(file, String(picture));
  }

  /** A new tab in front, of a container: its cookies are its own. */
  async openContainerTab(address: string): Promise<void> {
    const handle = await this.#marionette.inBrowser(
      `const { NavigableManager } = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs');
       const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
       gBrowser.selectedTab = gBrowser.addTab(args[0], { userContextId: 2, triggeringPrincipal });
       return NavigableManager.getIdForBrowser(gBrowser.selectedBrowser);`,
      [address],
    );
    await this.#marionette.send('WebDriver:SwitchToWindow', { handle });
  }

  /** Takes away what pages of the extension's own address keep, its databases, as a damaged profile loses them; never its `storage.local`. */
  async loseDatabases(): Promise<void> {
    await this.#marionette.inBrowser(
      `const principal = WebExtensionPolicy.getByID(args[0]).extension.principal;
       await new Promise((resolve) => { Services.qms.clearStoragesForPrincipal(principal).callback = resolve; });`,
      [this.#extensionId],
    );
  }

  /** Chooses our entry in the menu of what is selected in the page in front. */
  async inspectSelection(text: string): Promise<void> {
    await this.#marionette.inBrowser(
      `const { extension } = WebExtensionPolicy.getByID(args[0]);
       extension.tabManager.addActiveTabPermission(gBrowser.selectedTab);
       extension.emit('webext-menu-menuitem-click', { menuItemId: 'inspect-selection', editable: false, frameId: 0, selectionText: args[1] }, gBrowser.selectedTab);`,
      [this.#extensionId, text],
    );
  }

  /** A new tab in front. */
  async openTab(): Promise<void> {
    const opened = await this.#marionette.send('WebDriver:NewWindow', { type: 'tab', focus: true });
    await this.#marionette.send('WebDriver:SwitchToWindow', { handle: opened['handle'] });
  }

  /** @returns what the browser opens again after a crash, as it has just written it to the disk */
  async session(): Promise<string> {
    return String(
      await this.#marionette.inBrowser(
        `const { SessionSaver } = ChromeUtils.importESModule('resource:///modules/sessionstore/SessionSaver.sys.mjs');
         const { TabStateFlusher } = ChromeUtils.importESModule('resource:///modules/sessionstore/TabStateFlusher.sys.mjs');
         await TabStateFlusher.flushWindow(window);
         await SessionSaver.run();
         const path = PathUtils.join(PathUtils.profileDir, 'sessionstore-backups', 'recovery.jsonlz4');
         return await IOUtils.readUTF8(path, { decompress: true });`,
      ),
    );
  }

  /** Opens a window and goes on there. @returns goes back to the window before, and leaves this one open */
  async openPrivateWindow(): Promise<() => Promise<void>> {
    const { value: before } = await this.#marionette.send('WebDriver:GetWindowHandle');
    const opened = await this.#marionette.send('WebDriver:NewWindow', { type: 'window', private: true, focus: true });
    await this.#marionette.send('WebDriver:SwitchToWindow', { handle: opened['handle'] });
    return async () => void (await this.#marionette.send('WebDriver:SwitchToWindow', { handle: before }));
  }

  /** @param most so many of them at most */
  async closePrivateWindows(most = 99): Promise<void> {
    await this.#marionette.inBrowser(
      `const { PrivateBrowsingUtils } = ChromeUtils.importESModule('resource://gre/modules/PrivateBrowsingUtils.sys.mjs');
       const all = [...Services.wm.getEnumerator('navigator:browser')].filter((one) => PrivateBrowsingUtils.isWindowPrivate(one));
       for (const one of all.slice(0, args[0])) one.close();`,
      [most],
    );
  }

  /** Addresses of all tabs. */
  async addresses(): Promise<string[]> {
    return (await this.#marionette.inBrowser(
      'return gBrowser.tabs.map((one) => one.linkedBrowser.currentURI.spec);',
    )) as string[];
  }

  /** Closes the tab in front. */
  async closeFront(): Promise<void> {
    await this.#marionette.inBrowser('gBrowser.removeTab(gBrowser.selectedTab);');
  }

  /** Of the tab in front in the window that was gone to last. */
  async front(): Promise<{ address: string; isPrivate: boolean }> {
    const front = await this.#marionette.inBrowser(
      `const { PrivateBrowsingUtils } = ChromeUtils.importESModule('resource://gre/modules/PrivateBrowsingUtils.sys.mjs');
       return { address: gBrowser.selectedBrowser.currentURI.spec, isPrivate: PrivateBrowsingUtils.isWindowPrivate(window) };`,
    );
    return front as { address: string; isPrivate: boolean };
  }

  /** Loads the extension anew under open tabs, as an update does. */
  async reload(): Promise<void> {
    await this.#marionette.inBrowser(
      `const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
       await (await AddonManager.getAddonByID(args[0])).reload();`,
      [this.#extensionId],
    );
  }

  /** Removes the extension, as a person does. */
  async uninstall(): Promise<void> {
    await this.#marionette.send('Addon:Uninstall', { id: this.#extensionId });
  }

  /** @throws when anything was asked of a host that is not on the stage */
  async close(): Promise<void> {
    this.#marionette.close();
    await this.#stop();
    const strange = this.#removeProfile();
    if (strange.length > 0) throw new Error(`asked of hosts that are not on the stage:\n${strange.join('\n')}`);
  }

  async #find(selector: string): Promise<string> {
    const { value } = await this.#marionette.send('WebDriver:FindElement', { using: 'css selector', value: selector });
    return String(Object.values(value as Record<string, unknown>)[0]);
  }
}

/** The browser element inside the panel that shows the popup. */
const POPUP = `const popup = [...document.querySelectorAll('browser.webextension-popup-browser')].find((element) =>
  element.currentURI?.spec.endsWith('popup.html'));`;

function preferences(port: number, options: FirefoxOptions, policies: Policies): string {
  const values: Record<string, unknown> = {
    'marionette.port': port,
    'extensions.webextensions.uuids': JSON.stringify({ [options.extensionId]: INSTALLATION }),
    // permissions.request() answers true without asking; the question itself is Firefox's own.
    'extensions.webextOptionalPermissionPrompts': false,
    'network.dns.localDomains': (options.hosts ?? []).join(','),
    ...(options.httpsPort === undefined ? {} : { 'network.socket.forcePort': `443=${options.httpsPort}` }),
    ...policies.preferences,
    // Nothing of Firefox's own goes out.
    'app.update.auto': false,
    'browser.aboutwelcome.enabled': false,
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.homepage': 'about:blank',
    'browser.startup.page': 0,
    'datareporting.policy.dataSubmissionEnabled': false,
    'extensions.getAddons.cache.enabled': false,
    'extensions.update.enabled': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'services.settings.server': 'http://127.0.0.1:9/',
    'toolkit.startup.max_resumed_crashes': -1,
    'toolkit.telemetry.server': '',
  };
  return Object.entries(values)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`)
    .join('\n');
}

/** Before the installation: Marionette's own switch loads the extension a second time, which may take its first page away. */
async function allowInPrivate(marionette: Marionette, extensionId: string): Promise<void> {
  await marionette.inBrowser(
    `const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
     await ExtensionPermissions.add(args[0], { permissions: ['internal:privateBrowsingAllowed'], origins: [] });`,
    [extensionId],
  );
}

/** The page that greets opens by itself after the installation, and would come before the pages of a test. */
async function closeWelcome(marionette: Marionette): Promise<void> {
  await waitFor('the welcome page', async () => {
    return await marionette.inBrowser(
      `const tab = gBrowser.tabs.find((one) => one.linkedBrowser.currentURI.spec.endsWith('/welcome/welcome.html'));
       if (tab) gBrowser.removeTab(tab);
       return tab !== undefined;`,
    );
  });
}
