/** What lists are told: verdicts of messages that were open, on sites with badges. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Services } from '../../src/background/services.ts';
import { forgetResults } from '../../src/background/settings-change.ts';
import { saveSettings } from '../../src/platform/settings.ts';
import type { Question } from '../../src/platform/wire/wire.ts';
import { translate } from '../../src/text/translate.ts';
import { browser, fake, resetBrowser } from '../fakes/browser.ts';
import { asContent, asPopup, mail, openTab, SITE, settle, startBackground, TAB } from './scene.ts';

const frame = (webmail: string) => ({
  webmail,
  page: 'p1',
  messages: [{ id: '7', source: mail('verified shop.example'), subject: 'Topic' }],
});
const known = async () => (await asContent('script.showsList', null)).answer?.checked;

/** Nothing was forgotten meanwhile. */
const still = async () => true;

async function switchBadges(on: boolean): Promise<void> {
  if (on) fake.granted.add(`${SITE}/*`);
  await saveSettings({ badgeSites: on ? [`${SITE}/*`] : [] });
}

beforeEach(resetBrowser);

describe('a list', () => {
  it('is told the verdict of a message that was open, and hears of it at once', async () => {
    startBackground();
    const { told } = openTab({ 0: frame('Roundcube') });
    await switchBadges(true);
    await asPopup('page.lookAtTab', { tabId: TAB });
    await settle();
    expect(told.map(({ ask }: Question) => ask)).toContain('worker.checkedMore');
    expect(await known()).toMatchObject([
      { id: '7', subject: 'Topic', badge: { level: 'verified', domain: 'shop.example' } },
    ]);
  });

  it('is told nothing of a message that could not be checked', async () => {
    const { services } = startBackground();
    openTab({ 0: frame('Roundcube') });
    await switchBadges(true);
    const message = (id: string, level: 'failed' | 'unchecked') => ({
      id,
      subject: 'S',
      badge: { level, domain: null },
    });
    await services.checked.add(TAB, SITE, message('7', 'failed'), still);
    await services.checked.add(TAB, SITE, message('8', 'failed'), still);
    await services.checked.add(TAB, SITE, message('7', 'unchecked'), still);
    expect(await known()).toMatchObject([{ id: '8' }]);
  });

  it('is told what its marks say, which is of messages that are not open, in the language of the settings', async () => {
    startBackground();
    openTab({ 0: frame('Roundcube') });
    await switchBadges(true);
    const titleOf = async () => (await asContent('script.showsList', null)).answer?.sentences.badge_title_failed;
    for (const language of ['en', 'ja'] as const) {
      await saveSettings({ language });
      expect(await titleOf()).toBe(translate('badge_mark_failed', {}, language));
    }
    expect((await asContent('script.started', null)).answer?.sentences.badge_title_failed).toBe(
      translate('badge_title_failed', {}, 'ja'),
    );
  });

  it('is told nothing where badges were off when the message was open, or are now', async () => {
    startBackground();
    openTab({ 0: frame('Roundcube') });
    await asPopup('page.lookAtTab', { tabId: TAB });
    await settle();
    await switchBadges(true);
    expect(await known()).toEqual([]);
    await asPopup('page.lookAtTab', { tabId: TAB });
    await settle();
    expect(await known()).toHaveLength(1);
    await switchBadges(false);
    expect(await known()).toEqual([]);
  });

  it('is kept nothing for where badges were switched off, or the grant was taken back', async () => {
    const { services } = startBackground();
    openTab({ 0: frame('Roundcube') });
    const other = 'https://other.example';
    fake.granted.add(`${SITE}/*`).add(`${other}/*`);
    const kept = async () => String(browser.storage.session.items.get('checked'));
    const checkBoth = async () => {
      await saveSettings({ badgeSites: [`${SITE}/*`, `${other}/*`] });
      for (const origin of [SITE, other]) {
        const badge = { level: 'verified', domain: null } as const;
        await services.checked.add(TAB, origin, { id: origin, subject: 'S', badge }, still);
      }
      await services.sites.reconcile();
      expect(await kept()).toContain(other);
    };
    await checkBoth();
    await saveSettings({ badgeSites: [`${SITE}/*`] });
    await services.sites.reconcile();
    expect(await kept()).not.toContain(other);
    expect(await kept()).toContain(SITE);
    await checkBoth();
    fake.granted.delete(`${other}/*`);
    await services.sites.reconcile();
    expect(await kept()).not.toContain(other);
  });

  it('is told nothing any more once the settings changed on which verdicts rest', async () => {
    const { services } = startBackground();
    openTab({ 0: frame('Roundcube') });
    await switchBadges(true);
    await asPopup('page.lookAtTab', { tabId: TAB });
    await settle();
    expect(await known()).toHaveLength(1);
    await services.checked.forget();
    expect(await known()).toEqual([]);
  });

  it('hears of it when all is forgotten, also in a tab where no message was opened', async () => {
    startBackground();
    openTab({ 0: frame('Roundcube') });
    await switchBadges(true);
    await asPopup('page.lookAtTab', { tabId: TAB });
    await settle();
    const heard: string[] = [];
    const other = (site: string, id: number) => {
      fake.tabs.push({ id, url: `${site}/list`, active: false });
      fake.frames.set(`${id}:0`, (question) => {
        heard.push(`${id} ${(question as Question).ask}`);
        return Promise.resolve({ answer: null, problem: null });
      });
    };
    other(SITE, 2);
    other('https://elsewhere.example', 3);
    await asPopup('page.refuseReceiver', { origin: SITE, hosts: ['mx.mail.example'] });
    await settle();
    expect(heard).toEqual(['2 worker.checkedMore']);
    expect(await known()).toEqual([]);
  });

  it('is told what is checked while all is forgotten, and nothing from before', async () => {
    const { services } = startBackground();
    openTab({ 0: frame('Roundcube') });
    await switchBadges(true);
    await asPopup('page.lookAtTab', { tabId: TAB });
    await settle();
    const forgotten = services.checked.forget();
    const badge = { level: 'verified', domain: null } as const;
    await services.checked.add(TAB, SITE, { id: '8', subject: 'Later', badge }, still);
    await forgotten;
    expect((await known())?.map(({ id }) => id)).toEqual(['8']);
  });

  it('is told nothing that was found by settings which changed before the page had its badge', async () => {
    const { services } = startBackground();
    openTab({ 0: frame('Roundcube') });
    await switchBadges(true);
    const ofPage = fake.frames.get(`${TAB}:0`);
    let goOn: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    fake.frames.set(`${TAB}:0`, async (message, sender) => {
      if ((message as Question).ask === 'worker.showBadges') await held;
      return await ofPage?.(message, sender);
    });
    await asPopup('page.lookAtTab', { tabId: TAB });
    await settle();
    await forgetResults(services);
    goOn();
    await settle();
    expect(await known()).toEqual([]);
  });

  it('is told nothing of a check that ends while all is forgotten, or while badges are switched off', async () => {
    const changes: ((services: Services) => Promise<unknown>)[] = [
      forgetResults,
      (services) => switchBadges(false).then(services.sites.reconcile),
    ];
    // At every turn of what the end of a check does.
    for (const change of changes) {
      for (let turns = 0; turns < 80; turns++) {
        resetBrowser();
        const { engine, services } = startBackground();
        openTab({ 0: frame('Roundcube') });
        await switchBadges(true);
        const goOn = engine.hold();
        await asPopup('page.lookAtTab', { tabId: TAB });
        goOn();
        for (let turn = 0; turn < turns; turn++) await Promise.resolve();
        await change(services);
        await settle();
        expect(browser.storage.session.items.get('checked') ?? '[]', `${turns} turns`).toBe('[]');
      }
    }
  });

  it('hears of it wherever it stands when badges are switched off, also where the browser names the tab no more', async () => {
    const { services } = startBackground();
    openTab({ 0: frame('Roundcube') });
    await switchBadges(true);
    await asPopup('page.lookAtTab', { tabId: TAB });
    await settle();
    const heard: string[] = [];
    fake.tabs.push({ id: 8, url: 'https://mail.example/?_task=mail', active: false });
    fake.frames.set('8:0', async (message) => void heard.push((message as Question).ask));
    const query = browser.tabs.query;
    vi.spyOn(browser.tabs, 'query').mockImplementation(async (what) => (what.url ? [] : await query(what)));
    await saveSettings({ badgeSites: [] });
    fake.granted.clear();
    await services.sites.reconcile();
    await settle();
    vi.restoreAllMocks();
    expect(heard).toContain('worker.checkedMore');
  });

  it('that asks too often is told which request was refused', async () => {
    startBackground();
    openTab({ 0: frame('Roundcube') });
    const asked = Array.from({ length: 300 }, () => asContent('script.showsList', null));
    const refused = (await asked.at(-1))?.problem;
    expect(refused).toEqual({ key: 'errors_refused', values: { request: 'script.showsList' } });
  });
});
