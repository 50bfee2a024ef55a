/**
 * Chromium with the extension loaded, driven by puppeteer over a pipe. The toolbar action is fired as a click fires it,
 * so that what works through activeTab is seen to work; the popup is the real one.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type Browser, type Extension, type Page, type WebWorker } from 'puppeteer-core';
import type { Browser as ExtensionApi } from 'webextension-polyfill';
import { CHROME_BUILD, temporaryFolder } from '../paths.ts';
import { waitFor } from '../services/process.ts';
import { collectErrors } from './errors.ts';
import { findChromium } from './installed.ts';
import { askedInNetLog, strangeRequests } from './requests.ts';

/** What functions see that run inside the extension. */
declare const chrome: ExtensionApi;

const NET_LOG = 'net-log.json';

export interface ChromiumOptions {
  extension?: string;
  /** Match patterns of hosts whose permission a person has granted before. */
  granted?: string[];
  /** Allowed in private windows too, as a person switches it on among the extensions; with `granted`. */
  incognito?: boolean;
  /** What `storage.local` holds before anything runs. */
  stored?: Record<string, unknown>;
  /** Port on loopback where every https host is found; without it no host but 127.0.0.1 is. */
  httpsPort?: number;
  /** Leaves the page open that greets after the installation. */
  welcome?: boolean;
  /** With a window, for the demo. */
  visible?: boolean;
}

export class Chromium {
  readonly browser: Browser;
  /** Errors of the worker, the popup, the extension's pages and its content scripts since the start. */
  readonly errors: string[];
  /** When the toolbar icon was clicked last, in milliseconds since 1970. */
  clickedAt = 0;
  readonly #extension: Extension;
  /** The folder that the browser keeps itself in. */
  readonly profile: string;
  readonly #removeProfile: () => void;

  private constructor(
    browser: Browser,
    errors: string[],
    extension: Extension,
    profile: ReturnType<typeof temporaryFolder>,
  ) {
    this.browser = browser;
    this.errors = errors;
    this.#extension = extension;
    this.profile = profile.path;
    this.#removeProfile = profile.remove;
  }

  static async open(options: ChromiumOptions = {}): Promise<Chromium> {
    const folder = options.extension ?? CHROME_BUILD;
    const profile = temporaryFolder('chromium');
    if (options.granted) await grant(profile.path, folder, options);
    const browser = await launch(profile.path, folder, options);
    try {
      const errors = collectErrors(browser);
      const extension = await waitFor('the extension', async () => {
        const extensions = [...(await browser.extensions()).values()];
        return extensions.find((candidate) => candidate.path === folder);
      });
      const chromium = new Chromium(browser, errors, extension, profile);
      if (!options.welcome && !options.extension) await closeWelcome(browser);
      if (options.stored) await chromium.store(options.stored);
      return chromium;
    } catch (error) {
      await browser.close();
      profile.remove();
      throw error;
    }
  }

  get extensionId(): string {
    return this.#extension.id;
  }

  /** A new tab with that address, in front. */
  async openPage(address: string): Promise<Page> {
    const page = await this.browser.newPage();
    await page.goto(address, { waitUntil: 'load' });
    await page.bringToFront();
    return page;
  }

  /** One of the extension's own pages in a tab, drawn: its first frame, which stands in the HTML, holds nothing to act on. */
  async openOwnPage(path: string): Promise<Page> {
    const page = await this.openPage(`chrome-extension://${this.extensionId}/${path}`);
    if (/^(report|options|welcome|learn)\//.test(path)) await page.waitForSelector('button, input, textarea, a[href]');
    return page;
  }

  /** Clicks the toolbar icon while that page is in front. @returns the real popup */
  async clickToolbarIcon(page: Page): Promise<Page> {
    await page.bringToFront();
    this.clickedAt = performance.timeOrigin + performance.now();
    await page.triggerExtensionAction(this.#extension);
    return await this.waitForPopup();
  }

  /** The popup, once it is open. */
  async waitForPopup(): Promise<Page> {
    const target = await this.browser.waitForTarget((candidate) => this.#isPopup(candidate.url()), { timeout: 10_000 });
    return await target.asPage();
  }

  async closePopup(popup: Page): Promise<void> {
    await popup.evaluate(() => window.close()).catch(() => undefined);
    await waitFor('the popup to close', () => !this.browser.targets().some((target) => this.#isPopup(target.url())));
  }

  /** @returns the report page that the popup opens with its message */
  async openReport(popup: Page): Promise<Page> {
    const address = `chrome-extension://${this.extensionId}/report/report.html`;
    const before = new Set(this.browser.targets());
    const opened = this.browser.waitForTarget((target) => target.url() === address && !before.has(target));
    await popup.evaluate(() => {
      const buttons = [...document.querySelectorAll<HTMLButtonElement>('.footer button')];
      buttons.find((button) => button.textContent === 'Open in a tab')?.click();
    });
    const page = await (await opened).asPage();
    await page.bringToFront();
    return page;
  }

  /** The background worker, as soon as it has started; nothing here wakes it. */
  async worker(): Promise<WebWorker> {
    return await waitFor('the worker', async () => {
      const [worker] = await this.#extension.workers();
      return (await worker?.evaluate(() => typeof chrome === 'object' && chrome.storage !== undefined)) ? worker : null;
    });
  }

  /** What the toolbar icon of the tab in front says when it is pointed at. */
  async titleOfIcon(): Promise<string> {
    return await (await this.worker()).evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true });
      return tab?.id === undefined ? '' : await chrome.action.getTitle({ tabId: tab.id });
    });
  }

  /** Removes the extension, as a person does. */
  async uninstall(): Promise<void> {
    const worker = await this.worker();
    // Not waited for: the worker is gone before it could answer.
    worker.evaluate(() => void chrome.management.uninstallSelf()).catch(() => undefined);
  }

  /** The worker of the half that serves private windows; null when there is none. */
  async privateWorker(): Promise<WebWorker | null> {
    const targets = this.browser.targets().filter((target) => target.type() === 'service_worker');
    for (const target of targets.filter((candidate) => candidate.url().includes(this.extensionId))) {
      const worker = await target.worker().catch(() => null);
      const isPrivate = await worker?.evaluate(() => chrome.extension.inIncognitoContext).catch(() => false);
      if (worker && isPrivate) return worker;
    }
    return null;
  }

  /** Kills the worker while somebody waits for it, who wakes another one at once. */
  async killBusyWorker(): Promise<void> {
    await this.worker();
    for (const worker of await this.#extension.workers()) await worker.close();
  }

  async killWorker(): Promise<void> {
    for (const worker of await this.#extension.workers()) await worker.close();
    await waitFor('the worker to end', async () => (await this.#extension.workers()).length === 0);
  }

  /** Writes into the extension's `storage.local`. */
  async store(values: Record<string, unknown>): Promise<void> {
    await (await this.worker()).evaluate(async (given) => await chrome.storage.local.set(given), values);
  }

  /** @throws when anything was asked of a host that is not on the stage */
  async close(): Promise<void> {
    await this.quit();
    const strange = strangeRequests(askedInNetLog(join(this.profile, NET_LOG)));
    this.#removeProfile();
    if (strange.length > 0) throw new Error(`asked of hosts that are not on the stage:\n${strange.join('\n')}`);
  }

  /** Ends the browser, if it runs, and leaves its profile: what it asked for is judged by `close`. */
  async quit(): Promise<void> {
    if (this.browser.connected) await this.browser.close();
  }

  #isPopup(address: string): boolean {
    return (
      address.startsWith(`chrome-extension://${this.extensionId}/`) && new URL(address).pathname.endsWith('popup.html')
    );
  }
}

/** It opens by itself after the installation, which a browser that is given the extension on its command line sees at every start. */
async function closeWelcome(browser: Browser): Promise<void> {
  const target = await browser.waitForTarget((candidate) => candidate.url().endsWith('/welcome/welcome.html'), {
    timeout: 30_000,
  });
  await (await target.page())?.close();
}

async function launch(profile: string, extension: string, options: ChromiumOptions): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium is installed');
  const https = options.httpsPort === undefined ? [] : [`MAP *:443 127.0.0.1:${options.httpsPort}`];
  return await puppeteer.launch({
    executablePath,
    headless: !options.visible,
    pipe: true,
    userDataDir: profile,
    enableExtensions: true,
    defaultViewport: null,
    args: [
      // Not by the debugger's own way: an extension that it loads loses its grants when the browser starts again.
      `--load-extension=${extension}`,
      // The first rule that fits wins; no test ever reaches a real host.
      `--host-resolver-rules=${[...https, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(',')}`,
      '--ignore-certificate-errors',
      `--log-net-log=${join(profile, NET_LOG)}`,
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-gpu',
      '--disable-quic',
      '--disable-sync',
      '--window-size=1280,900',
      // The screen that there is without a display: on the usual small one popups find no room for their size.
      '--screen-info={1600x1200}',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}

/**
 * Grants host permissions as a person does, which no debugger can: the browser keeps them in its profile, so it is
 * started once to make the profile and they are written in.
 */
async function grant(profile: string, extension: string, options: ChromiumOptions): Promise<void> {
  const browser = await launch(profile, extension, options);
  await browser.waitForTarget((target) => target.type() === 'service_worker');
  const id = [...(await browser.extensions()).values()].find((candidate) => candidate.path === extension)?.id;
  await browser.close();
  const file = join(profile, 'Default', 'Preferences');
  const preferences = JSON.parse(readFileSync(file, 'utf8'));
  const settings = preferences.extensions?.settings?.[id ?? ''];
  if (!settings) throw new Error('the profile does not know the extension');
  for (const kind of ['active_permissions', 'granted_permissions', 'runtime_granted_permissions']) {
    settings[kind] = {
      api: [],
      manifest_permissions: [],
      scriptable_host: [],
      ...settings[kind],
      explicit_host: options.granted,
    };
  }
  if (options.incognito) settings.incognito = true;
  writeFileSync(file, JSON.stringify(preferences));
}
