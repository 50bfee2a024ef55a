/** The report page over a whole background: what a person gave can be checked again as long as the page is open. */
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetResults } from '../../src/background/settings-change.ts';
import { saveSettings } from '../../src/platform/settings.ts';
import { ReportPage } from '../../src/report/report.tsx';
import { fakeEngine, settle, startBackground } from '../background/scene.ts';
import { browser, FROM_BACKGROUND, FROM_POPUP, fake, OWN, resetBrowser } from '../fakes/browser.ts';
import { personal } from '../fakes/shown-only.ts';
import { draft, toText } from '../messages/message.ts';
import { type MountedPage, mount } from '../views/page.tsx';

const MAIL = toText(draft({ subject: 'verified shop.example' }));
const OTHER = toText(draft({ subject: 'failed bank.example' }));

const TAB = 31;
const FROM_REPORT = { ...FROM_POPUP, url: `${OWN}report/report.html`, tab: { id: TAB } };

async function open(engine = fakeEngine(), { services } = startBackground(engine)) {
  const page = mount(<ReportPage onSettings={() => {}} />);
  /** Digests, copies and parts of the page that are loaded when asked for take their own time. */
  const quiet = async (until = () => true) => {
    const end = performance.now() + 10_000;
    for (let turn = 0; turn < 4 || (performance.now() < end && !until()); turn++) {
      await act(settle);
      await page.settle();
    }
  };
  await quiet();
  return { engine, services, page, quiet };
}

type Quiet = (until?: () => boolean) => Promise<void>;

/** Gives a source, and waits for its result. */
async function paste(page: MountedPage, quiet: Quiet, text: string): Promise<void> {
  page.type(page.get('textarea'), text);
  const { Event } = page.document.defaultView as unknown as { Event: typeof globalThis.Event };
  act(() => {
    page.get('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  });
  await quiet(() => page.all('.inspection, .problem').length > 0);
}

const level = (page: MountedPage) => page.get('.inspection .verdict').getAttribute('data-level');

beforeEach(() => {
  resetBrowser();
  fake.sender = FROM_REPORT;
});

describe('a source that was pasted', () => {
  it('is checked again, as it was given', async () => {
    const { engine, page, quiet } = await open();
    await paste(page, quiet, MAIL);
    expect(level(page)).toBe('verified');
    page.click(page.get('.witness-again'));
    await quiet(() => engine.calls.length > 1);
    expect(page.all('[role="alert"], .problem')).toEqual([]);
    expect(page.text()).not.toContain('no longer has the source');
    expect(engine.calls.map(({ context: { fidelity, personalLookups } }) => [fidelity, personalLookups])).toEqual([
      ['rewritten', false],
      ['rewritten', false],
    ]);
    expect(engine.calls[1]?.source).toEqual(engine.calls[0]?.source);
  });

  it('gives the tab a name that tells it from others, and says nothing of the mail, since browsers write titles to disk', async () => {
    const { page, quiet } = await open();
    const drawing = page.document.head.appendChild(page.document.createElement('link'));
    drawing.rel = 'icon';
    expect(page.document.title).toBe('Waybill report');
    await paste(page, quiet, MAIL);
    expect(page.document.title).toMatch(/^Domain verified · \d\d:\d\d:\d\d – Waybill report$/);
    expect(drawing.getAttribute('href')).toBe('../icons/verified-32.png');
    page.click(page.byText('.report-top button', 'Another message'));
    await quiet();
    expect(page.document.title).toBe('Waybill report');
    expect(drawing.getAttribute('href')).toBe('../icons/icon-32.png');
    await paste(page, quiet, OTHER);
    expect(page.document.title).toMatch(/^Claimed sender not proven · /);
    expect(drawing.getAttribute('href')).toBe('../icons/failed-32.png');
  });

  it('is asked about by fresh answers of the DNS', async () => {
    const { services, page, quiet } = await open();
    let forgotten = 0;
    const { forget } = services.resolvers;
    services.resolvers.forget = () => {
      forgotten++;
      forget();
    };
    await paste(page, quiet, MAIL);
    expect(forgotten).toBe(0);
    page.click(page.get('.witness-again'));
    await quiet(() => forgotten > 0);
    expect(forgotten).toBe(1);
  });

  it('has names looked up that seem to be made for one person, once the person says so', async () => {
    const engine = fakeEngine();
    const { page, quiet } = await open({
      ...engine,
      inspect: async (source, context) => {
        const { dkim, dns } = personal;
        return { ...(await engine.inspect(source, context)), dkim, dns };
      },
    });
    await paste(page, quiet, MAIL);
    page.click(page.byText('[role="tab"]', 'Checks'));
    await quiet(() => page.all('.personal-offer button').length > 0);
    const [offer] = page.all('.personal-offer button');
    if (!offer) throw new Error('nothing is offered');
    page.click(offer);
    await quiet(() => engine.calls.length > 1);
    expect(page.text()).not.toContain('no longer has the source');
    expect(engine.calls.map(({ context }) => context.personalLookups)).toEqual([false, true]);
  });

  it('gives its place to another one, which is then checked again by itself', async () => {
    const { engine, page, quiet } = await open();
    await paste(page, quiet, MAIL);
    page.click(page.byText('.report-top button', 'Another message'));
    await quiet(() => page.all('textarea').length > 0);
    await paste(page, quiet, OTHER);
    expect(level(page)).toBe('failed');
    page.click(page.get('.witness-again'));
    await quiet(() => engine.calls.length > 2);
    const subjects = engine.calls.map(({ source }) => /Subject: (\S+)/.exec(new TextDecoder().decode(source))?.[1]);
    expect(subjects).toEqual(['verified', 'failed', 'failed']);
  });

  it('does not come back into the place of another one that was given while it was checked again', async () => {
    const { services, page, quiet } = await open();
    await paste(page, quiet, MAIL);
    const { start } = services.sharedChecks;
    let goOn = () => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    services.sharedChecks.start = async (order) => {
      await held;
      return await start(order);
    };
    // Then it gets another key.
    await saveSettings({ ownDomains: ['rcpt.example'] });
    page.click(page.get('.witness-again'));
    await quiet();
    services.sharedChecks.start = start;
    page.click(page.byText('.report-top button', 'Another message'));
    await quiet(() => page.all('textarea').length > 0);
    await paste(page, quiet, OTHER);
    goOn();
    await quiet();
    expect(level(page)).toBe('failed');
  });

  it('is checked anew once what results rest on has changed, and the old result stays until then', async () => {
    const { engine, services, page, quiet } = await open();
    await paste(page, quiet, MAIL);
    await saveSettings({ ownDomains: ['rcpt.example'] });
    const finish = engine.hold();
    fake.sender = FROM_BACKGROUND;
    await forgetResults(services);
    fake.sender = FROM_REPORT;
    await quiet(() => engine.calls.length > 1);
    expect(engine.calls[1]?.context.ownDomains).toEqual(['rcpt.example']);
    expect(level(page)).toBe('verified');
    finish();
    await quiet(() => page.all('[aria-busy="true"]').length === 0);
    const kept = await services.reportTabs.get(TAB);
    expect((await services.sharedChecks.get(kept?.key ?? ''))?.verdict.level).toBe('verified');
    expect(page.all('[role="alert"], .problem')).toEqual([]);
  });

  it('is shown again after the page was reloaded, as far as the result goes, and is named in no address', async () => {
    const first = await open();
    await paste(first.page, first.quiet, MAIL);
    const { page, quiet } = await open(first.engine, first);
    await quiet(() => page.all('.inspection').length > 0);
    expect(level(page)).toBe('verified');
    expect(fake.opened).toEqual([]);
  });

  it('is not offered another in its place before it is shown again, or that click would be undone', async () => {
    const { page, quiet } = await open();
    await paste(page, quiet, MAIL);
    const reloaded = mount(<ReportPage onSettings={() => {}} />);
    expect(reloaded.all('.report-top button')).toEqual([]);
    await act(settle);
    await reloaded.settle();
    expect(level(reloaded)).toBe('verified');
    expect(reloaded.all('.report-top button').length).toBe(1);
  });

  it('stands in no field any more, which the browser would write to disk', async () => {
    const { page, quiet } = await open();
    expect(page.get('textarea').getAttribute('autocomplete')).toBe('off');
    expect(page.get('form').getAttribute('autocomplete')).toBe('off');
    await paste(page, quiet, MAIL);
    expect(page.all('textarea')).toEqual([]);
    expect(page.document.documentElement.outerHTML).not.toContain('the minutes are attached');
  });

  it('says what became of a copy for a ticket', async () => {
    const { page, quiet } = await open();
    await paste(page, quiet, MAIL);
    const ticket = async (writeText: (text: string) => Promise<void>) => {
      vi.stubGlobal('navigator', { clipboard: { writeText } });
      page.click(page.byText('.footer button', 'Save'));
      await quiet();
      page.click(page.byText('[role="menuitem"]', 'Copy for a ticket'));
      await quiet(() => page.get('.said').textContent !== '');
      return page.get('.said').textContent;
    };
    const written: string[] = [];
    expect(await ticket(async (text) => void written.push(text))).toBe('Copied');
    // Others read a ticket: unless a person says otherwise, nobody is named in it.
    expect(written.join()).toContain('From: person-1[@]friend[.]example');
    const refused = await ticket(async () => {
      throw new Error('Document is not focused.');
    });
    expect(refused).toBe('Copying was not allowed');
    vi.unstubAllGlobals();
  });

  it('is no longer checked when a person stops that, which is said', async () => {
    const engine = fakeEngine();
    const { inspect } = engine;
    // How far it is, the worker tells, and no page.
    engine.inspect = (source, context) =>
      inspect(source, {
        ...context,
        onUpdate: (part) => {
          fake.sender = FROM_BACKGROUND;
          context.onUpdate?.(part);
          fake.sender = FROM_REPORT;
        },
      });
    const { page, quiet } = await open(engine);
    const finish = engine.hold();
    await paste(page, quiet, MAIL);
    page.click(page.byText('.progress button', 'Stop'));
    await quiet(() => engine.calls[0]?.context.signal?.aborted === true);
    finish();
    await quiet(() => page.all('.stopped').length > 0);
    page.click(page.byText('.stopped button', 'Check again'));
    await quiet(() => engine.calls.length > 1);
    await quiet(() => page.all('.stopped').length === 0);
    expect(engine.calls.map(({ context }) => context.signal?.aborted)).toEqual([true, false]);
  });

  it('is checked again once for two quick clicks', async () => {
    const { engine, page, quiet } = await open();
    await paste(page, quiet, MAIL);
    const again = page.get('.witness-again');
    page.click(again);
    page.click(again);
    await quiet(() => engine.calls.length > 1);
    await quiet();
    expect(engine.calls).toHaveLength(2);
  });

  it('is in no storage', async () => {
    const { page, quiet } = await open();
    await paste(page, quiet, MAIL);
    page.click(page.get('.witness-again'));
    await quiet();
    const stored = JSON.stringify([...browser.storage.session.items, ...browser.storage.local.items]);
    expect(stored).toContain('verified');
    expect(stored).not.toContain('the minutes are attached');
  });
});

describe('a source that this page was not given', () => {
  it.each([
    ['that nobody has any more', null],
    ['whose tab is gone', { tabId: 404, frameId: 0, id: '7' }],
  ])('%s: the page says so, and the result stays', async (_, message) => {
    const engine = fakeEngine();
    const background = startBackground(engine);
    const source = new TextEncoder().encode(MAIL);
    const { sharedChecks, reportTabs } = background.services;
    const { key, done } = await sharedChecks.start({ source, fidelity: 'exact', receiver: null, withDns: true });
    await done;
    await reportTabs.keep(TAB, { key, message });
    const { page, quiet } = await open(engine, background);
    await quiet(() => page.all('.inspection').length > 0);
    page.click(page.get('.witness-again'));
    await quiet(() => page.text().includes('no longer has the source'));
    expect(page.text()).toContain('no longer has the source');
    // The result stays, and nothing above it says that there was none.
    expect(level(page)).toBe('verified');
    expect(page.get('.inspection [role="alert"]').textContent).toContain('no longer has the source');
    expect(page.text()).not.toContain('Nothing to check yet');
  });
});

describe('where a message arrived', () => {
  const choose = (page: MountedPage, place: string) => {
    const select = page.get('.intake-arrival select');
    Object.defineProperty(select, 'value', { value: place, configurable: true });
    const { Event } = page.document.defaultView as unknown as { Event: typeof globalThis.Event };
    act(() => {
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
  };

  it('is unknown until a person says so, and another answer has the same source checked anew', async () => {
    const { engine, page, quiet } = await open();
    await paste(page, quiet, MAIL);
    expect(engine.calls.map(({ context }) => context.receiver?.name)).toEqual([undefined]);
    page.click(page.get('.report-top button'));
    await quiet();
    choose(page, 'Gmail');
    await paste(page, quiet, MAIL);
    await quiet(() => engine.calls.length > 1);
    expect(engine.calls.map(({ context }) => context.receiver?.name)).toEqual([undefined, 'Gmail']);
  });

  it('may be any provider of which it is known where its own fields stand, and nothing else', async () => {
    const { page } = await open();
    const places = page.all('.intake-arrival option').map((option) => option.getAttribute('value') ?? '');
    expect(places[0]).toBe('');
    expect(places).toEqual(expect.arrayContaining(['Gmail', 'Outlook', 'Yahoo']));
  });
});
