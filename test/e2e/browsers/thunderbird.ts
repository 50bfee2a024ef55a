/** Thunderbird with the extension loaded, driven by Marionette: a real account, real messages, the real popup. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { THUNDERBIRD_BUILD, temporaryFolder } from '../paths.ts';
import { freePort, startProcess, waitFor } from '../services/process.ts';
import { findThunderbird } from './installed.ts';
import { Marionette } from './marionette.ts';
import { NOBODY_WAITS } from './nobody-waits.ts';
import { savePicture } from './picture.ts';
import { type Policies, writePolicies } from './policies.ts';
import { askedInNotes, NOTE_REQUESTS, strangeRequests } from './requests.ts';

/** The address that this installation of the extension gets, so that its pages can be opened. */
const INSTALLATION = '7a1d2c3b-5e4f-4a6b-8c7d-9e0f1a2b3c4d';

export interface ThunderbirdOptions {
  /** gecko id of the extension's manifest. */
  extensionId: string;
  /** What an administrator set for the extension. */
  managed?: Record<string, unknown>;
}

export interface MailAccount {
  port: number;
  user: string;
  password: string;
  email: string;
}

/** Where a message is shown. */
export type Place = 'pane' | 'tab' | 'window';

export class Thunderbird {
  readonly #marionette: Marionette;
  readonly #extensionId: string;
  /** @returns what it asked of hosts that are not on the stage */
  readonly #stop: () => Promise<string[]>;

  private constructor(marionette: Marionette, extensionId: string, stop: () => Promise<string[]>) {
    this.#marionette = marionette;
    this.#extensionId = extensionId;
    this.#stop = stop;
  }

  static async open(options: ThunderbirdOptions): Promise<Thunderbird> {
    const binary = findThunderbird();
    if (binary === null) throw new Error('no Thunderbird is installed');
    const profile = temporaryFolder('thunderbird');
    const port = await freePort();
    const policies = writePolicies(profile.path, options.extensionId, options.managed);
    writeFileSync(join(profile.path, 'user.js'), preferences(port, options, policies));
    const running = startProcess(
      binary,
      ['--marionette', '--remote-allow-system-access', '--no-remote', '--headless', '--profile', profile.path],
      { env: { MOZ_DISABLE_AUTO_SAFE_MODE: '1', ...policies.env }, log: join(profile.path, 'thunderbird.log') },
    );
    const notes = join(profile.path, 'requests.jsonl');
    const stop = async () => {
      await running.stop();
      const strange = strangeRequests(askedInNotes(notes));
      profile.remove();
      return strange;
    };
    try {
      const marionette = await Marionette.open(port);
      await marionette.inBrowser(NOTE_REQUESTS, [notes]);
      const thunderbird = new Thunderbird(marionette, options.extensionId, stop);
      await thunderbird.#start();
      return thunderbird;
    } catch (error) {
      await stop();
      throw error;
    }
  }

  async #start(): Promise<void> {
    await waitFor('the main window', () =>
      this.#run(`return !!main?.document.getElementById('tabmail')?.currentAbout3Pane;`),
    );
    // Without any account Thunderbird asks for one and shows nothing else.
    await this.#run('MailServices.accounts.createLocalMailAccount();');
    await this.#marionette.send('Addon:Install', { path: THUNDERBIRD_BUILD, temporary: true });
  }

  /** Adds an account that fetches from loopback, without TLS, and waits until its inbox holds so many messages. */
  async addAccount(
    { port, user, password, email }: MailAccount,
    messages: number,
    type: 'imap' | 'pop3' = 'imap',
  ): Promise<void> {
    await this.#run(
      `const server = MailServices.accounts.createIncomingServer(args[1], '127.0.0.1', args[4]);
       server.port = args[0];
       server.password = args[2];
       server.socketType = Ci.nsMsgSocketType.plain;
       server.authMethod = Ci.nsMsgAuthMethod.passwordCleartext;
       const identity = MailServices.accounts.createIdentity();
       identity.email = args[3];
       const account = MailServices.accounts.createAccount();
       account.incomingServer = server;
       account.addIdentity(identity);
       if (args[4] === 'imap') server.performExpand(null);
       else MailServices.pop3.GetNewMail(null, null, inbox('pop3'), server);`,
      [port, user, password, email, type],
    );
    await this.#fill(type, messages);
  }

  /** Puts a message into a local folder, as a filter does. */
  async addLocal(message: Uint8Array): Promise<void> {
    await this.#run(
      `const root = MailServices.accounts.localFoldersServer.rootFolder;
       if (!root.containsChildNamed('Kept')) root.QueryInterface(Ci.nsIMsgLocalMailFolder).createLocalSubfolder('Kept');
       root.getChildNamed('Kept').QueryInterface(Ci.nsIMsgLocalMailFolder).addMessage(args[0]);`,
      [Buffer.from(message).toString('latin1')],
    );
  }

  async #fill(type: string, messages: number): Promise<void> {
    await waitFor(
      'the messages of the inbox',
      () =>
        this.#run(
          `const folder = inbox(args[0]);
           if (!folder) return false;
           folder.updateFolder(null);
           return folder.getTotalMessages(false) >= args[1];`,
          [type, messages],
        ),
      60_000,
    );
  }

  /** Opens the message of that Message-ID. */
  async show(messageId: string, place: Place = 'pane', type = 'imap'): Promise<void> {
    await this.#run(
      `const folder = inbox(args[2]);
       const header = folder.msgDatabase.getMsgHdrForMessageID(args[0]);
       if (!header) throw new Error('no message ' + args[0]);
       const { MailUtils } = ChromeUtils.importESModule('resource:///modules/MailUtils.sys.mjs');
       if (args[1] === 'window') MailUtils.openMessageInNewWindow(header);
       else if (args[1] === 'tab') MailUtils.displayMessage(header);
       else {
         const tabmail = main.document.getElementById('tabmail');
         tabmail.switchToTab(0);
         const pane = tabmail.currentAbout3Pane;
         pane.displayFolder(folder.URI);
         for (let tries = 0; tries < 100 && (pane.gViewWrapper?.displayedFolder !== folder || pane.gDBView?.rowCount === 0); tries++)
           await new Promise((resolve) => main.setTimeout(resolve, 50));
         pane.threadTree.selectedIndex = pane.gDBView.findIndexOfMsgHdr(header, true);
       }
       for (let tries = 0; tries < 200; tries++) {
         const shown = messageWindow();
         if (shown?.gMessage?.messageId === args[0] && shown.msgLoaded) return;
         await new Promise((resolve) => main.setTimeout(resolve, 50));
       }
       throw new Error('the message is not shown: ' + args[0]);`,
      [messageId, place, type],
    );
  }

  /** Opens a file as a message in a window of its own. */
  async showFile(path: string): Promise<void> {
    await this.#run(
      `const file = Cc['@mozilla.org/file/local;1'].createInstance(Ci.nsIFile);
       file.initWithPath(args[0]);
       const { MailUtils } = ChromeUtils.importESModule('resource:///modules/MailUtils.sys.mjs');
       await MailUtils.openEMLFile(main, file, Services.io.newFileURI(file));
       for (let tries = 0; tries < 200; tries++) {
         const shown = messageWindow();
         if (shown?.gMessageURI?.startsWith('file:') && shown.msgLoaded) return;
         await new Promise((resolve) => main.setTimeout(resolve, 50));
       }
       throw new Error('the file is not shown');`,
      [path],
    );
  }

  /** Opens the first attachment of the message that is shown, itself a message. */
  async showAttached(): Promise<void> {
    await this.#run(
      `const outer = messageWindow();
       const before = outer.gMessageURI;
       const [attachment] = outer.currentAttachments;
       attachment.open(outer.browsingContext);
       for (let tries = 0; tries < 200; tries++) {
         const shown = messageWindow();
         if (shown && shown.gMessageURI !== before && shown.msgLoaded) return;
         await new Promise((resolve) => main.setTimeout(resolve, 50));
       }
       throw new Error('the attached message is not shown');`,
    );
  }

  /** Closes every message but those in the main pane. */
  async closeMessages(): Promise<void> {
    await this.#run(
      `for (const one of [...Services.wm.getEnumerator('mail:messageWindow')]) one.close();
       const tabmail = main.document.getElementById('tabmail');
       for (const tab of tabmail.tabInfo.filter((info) => info.mode.name === 'mailMessageTab')) tabmail.closeTab(tab);`,
    );
  }

  /** What the button in the header of the message says. */
  async button(): Promise<{ label: string; title: string; icon: string }> {
    return (await this.#run(
      `const button = messageWindow()?.document.querySelector('[id$="-messageDisplayAction-toolbarbutton"]');
       return { label: button?.getAttribute('label') ?? '', title: button?.getAttribute('tooltiptext') ?? '', icon: button?.getAttribute('style') ?? '' };`,
    )) as { label: string; title: string; icon: string };
  }

  /** What the line over the message says, read past its closed root; '' = there is none. */
  async line(): Promise<string> {
    return String(
      await this.#run(
        `const shown = messageWindow()?.getMessagePaneBrowser();
         if (!shown) return '';
         const { getMarionetteCommandsActorProxy } = ChromeUtils.importESModule(
           'chrome://remote/content/marionette/actors/MarionetteCommandsParent.sys.mjs');
         const actor = getMarionetteCommandsActorProxy(() => shown.browsingContext);
         const script = "return document.querySelector('waybill-badge')?.openOrClosedShadowRoot?.querySelector('span')?.textContent ?? ''";
         return await actor.executeScript(script, [], { timeout: 5000, sandboxName: 'system', newSandbox: true, async: false });`,
      ),
    );
  }

  /** Clicks the button: the popup opens. */
  async pressButton(): Promise<void> {
    await this.#run(
      `const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
       const { extension } = WebExtensionPolicy.getByID(args[0]);
       const action = ExtensionParent.apiManager.global.messageDisplayActionFor(extension);
       if (!(await action.triggerAction(messageWindow()))) throw new Error('the button opens nothing');`,
      [this.#extensionId],
    );
    await waitFor('the popup', () => this.#run('return !!popup() && popup().getBoundingClientRect().width > 50;'));
  }

  /** Runs the body of a function in the open popup. */
  async inPopup(script: string): Promise<unknown> {
    return await this.#run('return await runIn(popup(), args[0], []);', [script]);
  }

  async closePopup(): Promise<void> {
    await this.#run(`popup()?.closest('panel')?.hidePopup();`);
  }

  async popupScreenshot(file: string): Promise<void> {
    savePicture(
      file,
      String(
        await this.#run(
          `const shown = popup();
       const { width, height } = shown.getBoundingClientRect();
       const bitmap = await shown.browsingContext.currentWindowGlobal.drawSnapshot(new DOMRect(0, 0, width, height), 1, 'white');
       const canvas = main.document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
       canvas.width = bitmap.width;
       canvas.height = bitmap.height;
       canvas.getContext('2d').drawImage(bitmap, 0, 0);
       return canvas.toDataURL().split(',')[1];`,
        ),
      ),
    );
  }

  /** A picture of the window in which a message is shown. */
  async screenshot(file: string): Promise<void> {
    await this.#marionette.send('Marionette:SetContext', { value: 'chrome' });
    const { value } = await this.#marionette.send('WebDriver:TakeScreenshot', { full: true });
    savePicture(file, String(value));
  }

  /** Grants origins, and what may be sent to resolvers, as a person does when asked. */
  async grant(origins: readonly string[]): Promise<void> {
    await this.#run(
      `const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
       const { extension } = WebExtensionPolicy.getByID(args[0]);
       await ExtensionPermissions.add(args[0], { permissions: [], origins: args[1], data_collection: ['personalCommunications'] }, extension);`,
      [this.#extensionId, origins],
    );
  }

  /** Takes them back, as a person does among the add-ons. */
  async revoke(origins: readonly string[]): Promise<void> {
    await this.#run(
      `const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
       const { extension } = WebExtensionPolicy.getByID(args[0]);
       await ExtensionPermissions.remove(args[0], { permissions: [], origins: args[1] }, extension);`,
      [this.#extensionId, origins],
    );
  }

  /** Loads the extension anew under open messages, as an update does. */
  async reload(): Promise<void> {
    await this.#run(
      `const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
       await (await AddonManager.getAddonByID(args[0])).reload();`,
      [this.#extensionId],
    );
  }

  /** Changes settings, as the extension's own pages do. */
  async store(values: Record<string, unknown>): Promise<void> {
    await this.ask('page.saveSettings', values);
  }

  /** Asks the background a question of the wire, as the extension's own pages do. @returns the answer; throws for a problem */
  async ask(name: string, request: unknown): Promise<unknown> {
    await this.#openPage();
    await this.#inPage(
      `page.reply = null;
       page.browser.runtime.sendMessage(page.JSON.parse(arguments[0])).then((reply) => { page.reply = page.JSON.stringify(reply); });`,
      [JSON.stringify({ ask: name, request, isPrivate: false })],
    );
    const reply = await waitFor(`an answer to ${name}`, () => this.#inPage('return page.reply;', []));
    const { answer, problem } = JSON.parse(String(reply)) as { answer: unknown; problem: unknown };
    if (problem !== null) throw new Error(JSON.stringify(problem));
    return answer;
  }

  /** Has one of the extension's pages ask for an address, and waits until it has: nobody has to be there. */
  async fetchInOwnPage(url: string): Promise<void> {
    await this.#openPage();
    await this.#inPage(
      'page.asked = null; page.fetch(arguments[0]).catch(() => undefined).then(() => { page.asked = true; });',
      [url],
    );
    await waitFor('the page to have asked', () => this.#inPage('return page.asked;', []));
  }

  /** Opens one of the extension's pages in a tab in front, and waits until something is shown on it; the one before goes. */
  async visit(page: string, shown: string): Promise<void> {
    await this.leave();
    await this.#run(
      `const { extension } = WebExtensionPolicy.getByID(args[0]);
       const opened = main.document.getElementById('tabmail').openTab('contentTab', { url: args[1], linkHandler: 'single-site', triggeringPrincipal: extension.principal, userContextId: 0 });
       opened.isVisited = true;`,
      [this.#extensionId, `moz-extension://${INSTALLATION}/${page}`],
    );
    const isShown = `return !!document.querySelector(${JSON.stringify(shown)});`;
    await waitFor(page, () => this.onPage(isShown).catch(() => false));
  }

  /** Runs the body of a function on the page that was visited last. */
  async onPage(script: string): Promise<unknown> {
    return await this.#run('return await runIn(visited().browser, args[0], []);', [script]);
  }

  /** Clicks there, as a person does: permissions may be asked for in it. */
  async clickOnPage(selector: string): Promise<void> {
    await this.#run(`await runIn(visited().browser, args[0], [], 'system');`, [
      `document.notifyUserGestureActivation(); document.querySelector(${JSON.stringify(selector)}).click();`,
    ]);
  }

  /** Closes the page that was visited. */
  async leave(): Promise<void> {
    await this.#run(`if (visited()) main.document.getElementById('tabmail').closeTab(visited());`);
  }

  /** Addresses of all pages of the extension that are open in tabs. */
  async addresses(): Promise<string[]> {
    return (await this.#run(
      `return main.document.getElementById('tabmail').tabInfo.map((info) => info.browser?.currentURI?.spec ?? '')
         .filter((address) => address.startsWith('moz-extension://'));`,
    )) as string[];
  }

  /** Number of the tab in which a message is shown, as extensions know it. */
  async tabOfMessage(): Promise<number> {
    return Number(
      await this.#run(
        `const { extension } = WebExtensionPolicy.getByID(args[0]);
         return extension.tabManager.getWrapper(messageWindow().tabOrWindow).id;`,
        [this.#extensionId],
      ),
    );
  }

  /** Errors of the extension's own scripts since they were last asked for. */
  async errors(): Promise<string[]> {
    const lines = await this.#run(
      `const entries = Services.console.getMessageArray()
         .filter((entry) => entry instanceof Ci.nsIScriptError && !(entry.flags & Ci.nsIScriptError.warningFlag))
         .filter((entry) => String(entry.sourceName).startsWith('moz-extension://' + args[0]));
       Services.console.reset();
       return entries.map((entry) => entry.errorMessage + ' (' + entry.sourceName + ':' + entry.lineNumber + ')');`,
      [INSTALLATION],
    );
    return (lines as string[]).filter((line) => !NOBODY_WAITS.test(line));
  }

  /** @throws when anything was asked of a host that is not on the stage */
  async close(): Promise<void> {
    this.#marionette.close();
    const strange = await this.#stop();
    if (strange.length > 0) throw new Error(`asked of hosts that are not on the stage:\n${strange.join('\n')}`);
  }

  /** One of the extension's pages, in a tab behind. */
  async #openPage(): Promise<void> {
    await waitFor('a page of the extension', () =>
      this.#run(
        `const tabmail = main.document.getElementById('tabmail');
         if (tabmail.tabInfo.some((info) => info.ofTest)) return !!ownPage() && ownPage().contentTitle !== '';
         const { extension } = WebExtensionPolicy.getByID(args[0]);
         const opened = tabmail.openTab('contentTab', { url: args[1], linkHandler: 'single-site', triggeringPrincipal: extension.principal, userContextId: 0, background: true });
         opened.ofTest = true;
         return false;`,
        [this.#extensionId, OWN_PAGE],
      ),
    );
  }

  async #inPage(script: string, args: readonly unknown[]): Promise<unknown> {
    return await this.#run('return await runIn(ownPage(), args[0], args[1]);', [
      `const page = window.wrappedJSObject ?? window; ${script}`,
      args,
    ]);
  }

  /** Runs the body of an async function with Thunderbird's own rights. */
  async #run(script: string, args: readonly unknown[] = []): Promise<unknown> {
    return await this.#marionette.inBrowser(`${HELPERS} ${script}`, [...args]);
  }
}

const OWN_PAGE = `moz-extension://${INSTALLATION}/options/options.html`;

/** Of use in every script: the main window, the inbox, the window of the message that is shown, the popup, a page of the extension. */
const HELPERS = `
const { MailServices } = ChromeUtils.importESModule('resource:///modules/MailServices.sys.mjs');
const main = Services.wm.getMostRecentWindow('mail:3pane');
const inbox = (type) => type === 'local'
  ? MailServices.accounts.localFoldersServer.rootFolder.getChildNamed('Kept')
  : MailServices.accounts.allServers.find((server) => server.type === type)?.rootFolder.getFolderWithFlags(Ci.nsMsgFolderFlags.Inbox);
const messageWindow = () => {
  const own = Services.wm.getMostRecentWindow('mail:messageWindow');
  if (own) return own.messageBrowser?.contentWindow;
  const tabmail = main.document.getElementById('tabmail');
  return tabmail.currentAboutMessage ?? tabmail.tabInfo[0].chromeBrowser.contentWindow.messageBrowser?.contentWindow;
};
const popup = () => [main, ...Services.wm.getEnumerator('mail:messageWindow'), messageWindow()]
  .flatMap((one) => [...(one?.document.querySelectorAll('browser.webextension-popup-browser, panel browser') ?? [])])
  .find((element) => element.currentURI?.spec.endsWith('/popup.html'));
const ownPage = () => main.document.getElementById('tabmail').tabInfo.map((info) => info.browser)
  .find((element) => element?.currentURI?.spec.startsWith('moz-extension://${INSTALLATION}/options/'));
const visited = () => main.document.getElementById('tabmail').tabInfo.find((info) => info.isVisited);
const runIn = async (element, script, given, sandboxName = 'default') => {
  const { getMarionetteCommandsActorProxy } = ChromeUtils.importESModule(
    'chrome://remote/content/marionette/actors/MarionetteCommandsParent.sys.mjs');
  const actor = getMarionetteCommandsActorProxy(() => element.browsingContext);
  return await actor.executeScript(script, given, { timeout: 5000, sandboxName, newSandbox: false, async: false });
};`;

function preferences(port: number, options: ThunderbirdOptions, policies: Policies): string {
  const values: Record<string, unknown> = {
    'marionette.port': port,
    'extensions.webextensions.uuids': JSON.stringify({ [options.extensionId]: INSTALLATION }),
    'extensions.webextOptionalPermissionPrompts': false,
    ...policies.preferences,
    // Nothing is asked, greeted or offered.
    'app.donation.eoy.version.viewed': 999,
    'datareporting.policy.dataSubmissionPolicyBypassNotification': true,
    'mail.accounthub.enabled': false,
    'mail.inappnotifications.enabled': false,
    'mail.provider.suppress_dialog_on_startup': true,
    'mail.rights.version': 1,
    'mail.shell.checkDefaultClient': false,
    'mail.spotlight.firstRunDone': true,
    'mail.winsearch.firstRunDone': true,
    'mailnews.start_page.enabled': false,
    // Nothing of Thunderbird's own goes out.
    'app.update.auto': false,
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
