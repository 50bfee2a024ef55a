/**
 * Firefox, whose one background serves private windows too: what is read there is known of in no other window and goes with the last of
 * them. And an extension that is loaded anew under an open tab.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DohServer, startDohServer } from '../fakes/doh-server.ts';
import { Firefox } from './browsers/firefox.ts';
import { geckoId } from './browsers/gecko-id.ts';
import { findFirefox, runs } from './browsers/installed.ts';
import { zoneOf } from './mails/files.ts';
import { rsaSigned } from './mails/honest.ts';
import { DECLARED_RECEIVER } from './mails/mail.ts';
import { forgedFrom } from './mails/wrong.ts';
import { FIREFOX_BUILD } from './paths.ts';
import { sleep, waitFor } from './services/process.ts';
import { type RoundcubePages, startRoundcubePages } from './services/roundcube-page.ts';

const RUNS = runs('private windows in Firefox', findFirefox() === null ? 'firefox-esr' : null);
const read = rsaSigned('private.example', 'Read in private');
const selected = rsaSigned('selected.example', 'Selected in private');
const forged = forgedFrom();

describe.runIf(RUNS)('Firefox', () => {
  let resolver: DohServer;
  let pages: RoundcubePages;
  let firefox: Firefox;

  beforeAll(async () => {
    resolver = await startDohServer(zoneOf([read, selected, forged]));
    pages = await startRoundcubePages([read, forged]);
    firefox = await Firefox.open({ extensionId: geckoId(FIREFOX_BUILD), inPrivate: true });
    await firefox.store({
      resolvers: [resolver.url],
      language: 'en',
      receivers: { [pages.origin]: DECLARED_RECEIVER },
      badgeSites: [`${pages.origin}/*`],
      ladder: 'always',
    });
    await firefox.grant(['http://127.0.0.1/*', 'http://localhost/*']);
  });
  afterAll(async () => {
    await firefox?.close();
    pages?.stop();
    await resolver?.stop();
  });

  const badges = async () =>
    JSON.parse(
      String(
        await firefox.inPageAsBrowser(
          `const all = [...document.querySelectorAll('waybill-badge')];
           return JSON.stringify(all.map((badge) => badge.openOrClosedShadowRoot?.querySelector('button')?.dataset.level));`,
        ),
      ),
    ) as string[];
  const onlyBadge = async () =>
    await waitFor('one badge with a verdict', async () => {
      const [level, ...others] = await badges();
      return others.length > 0 || level === 'checking' ? null : level;
    });
  const levelIn = async (run: (script: string) => Promise<unknown>) =>
    await waitFor('a verdict', async () => {
      const level = await run("return document.querySelector('.verdict')?.dataset.level ?? null");
      return level === 'checking' ? null : level;
    });
  /** What a function of the extension's interface gives, called in the extension's page that is open. */
  const call = async (path: string, argument: unknown) => {
    await firefox.inPage(
      `const page = window.wrappedJSObject ?? window;
       page.told = null;
       const called = arguments[0].split('.').reduce((part, name) => part[name], page.browser);
       called(page.JSON.parse(arguments[1])).then((value) => { page.told = page.JSON.stringify(value ?? null); });`,
      [path, JSON.stringify(argument)],
    );
    const told = await waitFor('the page to tell', () =>
      firefox.inPage('return (window.wrappedJSObject ?? window).told'),
    );
    return JSON.parse(String(told));
  };
  const inSession = async () => (await call('storage.session.get', null)) as Record<string, unknown>;

  it('tells nobody outside of what is read in a private window, and forgets it with that window', async () => {
    await firefox.goto(firefox.extensionPage('options/options.html'));
    await firefox.inPage(
      `const page = window.wrappedJSObject ?? window;
       page.heard = page.JSON.parse('[]');
       page.browser.runtime.onMessage.addListener((message) => { page.heard.push(message); });`,
    );
    const leave = await firefox.openPrivateWindow();
    expect((await firefox.front()).isPrivate).toBe(true);
    await firefox.goto(pages.addressOf(read));
    expect(await onlyBadge()).toBe('verified');

    await leave();
    const heard = JSON.parse(
      String(await firefox.inPage('return JSON.stringify((window.wrappedJSObject ?? window).heard)')),
    ) as { tell?: string; isPrivate?: boolean }[];
    expect(heard.filter(({ tell }) => tell !== undefined).length).toBeGreaterThan(0);
    expect(heard.filter(({ tell, isPrivate }) => tell !== undefined && isPrivate !== true)).toEqual([]);
    const kept = Object.entries(await inSession());
    const own = kept.filter(([name]) => !name.startsWith('private:'));
    expect(JSON.stringify(own)).not.toContain('private.example');
    const key = kept.map(([name]) => /^private:inspection:([0-9a-f]{64})$/.exec(name)?.[1]).find(Boolean);
    const ask = (question: string, request: unknown) =>
      call('runtime.sendMessage', { ask: question, request, isPrivate: false });
    expect(key).toBeDefined();
    expect(await ask('page.getInspection', { key, message: null })).toEqual({ answer: null, problem: null });
    expect(await ask('page.getProposals', null)).toEqual({ answer: [], problem: null });
    expect(await firefox.inPage('return document.body.textContent')).not.toContain('private.example');
  });

  it('opens a report of a private window there, and what it shows goes too', async () => {
    const leave = await firefox.openPrivateWindow();
    await firefox.goto(pages.addressOf(read));
    await onlyBadge();
    await firefox.pressToolbarButton();
    expect(await levelIn((script) => firefox.inPopup(script))).toBe('verified');
    await firefox.inPopup(
      `[...document.querySelectorAll('.footer button')].find((button) => button.textContent === 'Open in a tab').click();`,
    );
    const report = firefox.extensionPage('report/report.html');
    const front = await waitFor('the report', async () => {
      const now = await firefox.front();
      return now.address === report ? now : null;
    });
    expect(front.isPrivate).toBe(true);
    const shown = await levelIn((script) => firefox.inPageAsBrowser(script));
    expect(shown).toBe('verified');
    await leave();
  });

  it('judges what is selected in a private window there, and nowhere else', async () => {
    const before = await firefox.addresses();
    const leave = await firefox.openPrivateWindow();
    await firefox.goto(pages.addressOf(read));
    await onlyBadge();
    await firefox.inspectSelection(Buffer.from(selected.source).toString('latin1'));
    const report = firefox.extensionPage('report/report.html');
    await waitFor('the report', async () => (await firefox.front()).address === report);
    expect((await firefox.front()).isPrivate).toBe(true);
    expect(
      await waitFor('what was selected', async () =>
        String(await firefox.inPageAsBrowser('return document.body.textContent')).includes('selected.example'),
      ),
    ).toBe(true);
    await leave();
    expect(await firefox.addresses()).toEqual(before);
    const own = Object.entries(await inSession()).filter(([name]) => !name.startsWith('private:'));
    expect(JSON.stringify(own)).not.toContain('selected.example');
    // The report's address, in a window of the other kind, is the page that asks for a source.
    await firefox.openTab();
    await firefox.goto(report);
    await waitFor('the field', () => firefox.inPage("return document.querySelector('textarea') !== null"));
    expect(await firefox.inPage('return document.body.textContent')).not.toContain('selected.example');
    await firefox.goto(firefox.extensionPage('options/options.html'));
  });

  it('keeps what is known of private windows as long as one of them is open', async () => {
    await firefox.closePrivateWindows(1);
    await sleep(1500);
    expect(Object.keys(await inSession()).some((name) => name.startsWith('private:inspection:'))).toBe(true);
  });

  it('keeps nothing of private windows once the last of them is closed', async () => {
    await firefox.closePrivateWindows();
    const left = await waitFor('what was kept of them to go', async () => {
      const kept = await inSession();
      return Object.keys(kept).some((name) => name.startsWith('private:')) ? null : kept;
    });
    expect(JSON.stringify(left)).not.toContain('private.example');
  });

  it.each(['once', 'twice'])('has one badge, a new one, when the extension was loaded anew %s', async (times) => {
    await firefox.goto(pages.addressOf(forged));
    expect(await onlyBadge()).toBe('failed');
    for (let time = 0; time < (times === 'once' ? 1 : 2); time++) {
      await firefox.inPageAsBrowser("document.querySelector('waybill-badge').before('old '); return null;");
      const isOld = async () =>
        await firefox.inPageAsBrowser(
          "const badge = document.querySelector('waybill-badge'); return !badge || String(badge.previousSibling?.data).endsWith('old ');",
        );
      expect(await isOld()).toBe(true);
      await firefox.reload();
      await waitFor('the old badge to go', async () => (await isOld()) === false, 25_000);
      expect(await onlyBadge()).toBe('failed');
    }
    await firefox.pressToolbarButton();
    expect(await levelIn((script) => firefox.inPopup(script))).toBe('failed');
    await firefox.closePopup();
  });
});
