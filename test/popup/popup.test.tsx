import { describe, expect, it, vi } from 'vitest';
import type { Inspection } from '../../src/core/inspection/index.ts';
import type { TabMessage, TabState } from '../../src/platform/wire/messages.ts';
import { Popup } from '../../src/popup/popup.tsx';
import { translate } from '../../src/text/translate.ts';
import { checking, failed, unchecked, verified, vouched } from '../fakes/inspections.ts';
import { personal } from '../fakes/shown-only.ts';
import { mount } from '../views/page.tsx';
import { type FakeOptions, fakeDependencies } from './fake-dependencies.ts';

function message(inspection: Inspection, id: string, focused = true): TabMessage {
  const shown = { from: inspection.message.author?.name ?? '', subject: inspection.message.subject };
  return { id, frameId: 0, shown, focused, key: inspection.source.sha256, level: null, domain: null, problem: null };
}

function tab(messages: TabMessage[], more: Partial<TabState> = {}): TabState {
  return { tabId: 1, webmail: 'Roundcube', site: null, messages, problem: null, ...more };
}

async function open(options: FakeOptions) {
  const outside = fakeDependencies(options);
  const page = mount(<Popup outside={outside} />);
  await page.settle();
  return { outside, page };
}

const level = (page: ReturnType<typeof mount>) => page.get('.verdict').getAttribute('data-level');

describe('the popup', () => {
  it('says that it is reading until the page has answered', async () => {
    const { page } = await open({ tab: null, inspections: [] });
    expect(page.text()).toContain('Reading the message');
    expect(page.byText('.footer button', 'Save').hasAttribute('disabled')).toBe(true);
  });

  it('looks at the active tab and shows the verdict of the focused message', async () => {
    const { outside, page } = await open({ tab: tab([message(verified, 'a')]), inspections: [verified] });
    expect(outside.calls).toEqual(['page.lookAtTab', 'page.getInspection']);
    expect(level(page)).toBe('verified');
    expect(page.all('.messages')).toEqual([]);
  });

  it('leads to the settings where no DNS answer comes through, beside the provider’s blue verdict too', async () => {
    const offered = async (verdict: Partial<Inspection['verdict']>) => {
      const inspection = { ...vouched, verdict: { ...vouched.verdict, ...verdict } };
      const { outside, page } = await open({ tab: tab([message(inspection, 'a')]), inspections: [inspection] });
      const isOffered = page.text().includes(translate('popup_dns_closed'));
      if (isOffered) page.byText('.offer button', translate('view_settings')).click();
      return [level(page), isOffered, outside.calls.includes('settings')];
    };
    expect(await offered({})).toEqual(['vouched', false, false]);
    expect(await offered({ missing: 'resolver' })).toEqual(['vouched', true, true]);
  });

  it('shows each result as it comes and never takes one back', async () => {
    const { outside, page } = await open({ tab: tab([message(verified, 'a')]), inspections: [] });
    const shown: number[] = [];
    for (const inspection of [...checking, ...checking.slice(0, 1), verified]) {
      outside.tell({ inspection });
      await page.settle();
      shown.push(page.all('.progress-steps [data-mark="pass"]').length);
    }
    expect(shown).toEqual([1, 2, 4, 4, 0]);
    expect(level(page)).toBe('verified');
  });

  it('lists the other messages of the page, and shows the one that is chosen', async () => {
    const second = { ...failed, source: { ...failed.source, sha256: 'f'.repeat(64) } };
    const { outside, page } = await open({
      tab: tab([message(verified, 'a'), message(second, 'b', false)]),
      inspections: [verified, second],
    });
    expect(page.get('.messages-title').textContent).toBe('Message 1 of 2');
    const [, other] = page.all('.messages-item');
    if (!other) throw new Error('no second message');
    page.click(other);
    await page.settle();
    expect(level(page)).toBe('failed');
    expect(page.get('.messages-title').textContent).toBe('Message 2 of 2');
    // Its badge may have been checked by the header alone.
    expect(outside.calls.filter((call) => call === 'page.checkMessage')).toHaveLength(1);
  });

  it('leaves the message to the first look that is under way, though the page tells of it before', async () => {
    const { outside, page } = await open({ tab: null, inspections: [] });
    outside.tell({ tab: tab([{ ...message(verified, 'a'), key: null }]) });
    await page.settle();
    expect(outside.calls).toEqual(['page.lookAtTab']);
    // Of another one that is opened meanwhile, it knows nothing.
    outside.tell({ tab: tab([{ ...message(verified, 'b'), key: null }]) });
    await page.settle();
    expect(outside.calls).toEqual(['page.lookAtTab', 'page.checkMessage']);
  });

  it.each([
    ['found none', { tab: tab([]), inspections: [] }],
    ['failed', { tab: null, inspections: [], problem: { key: 'errors_background_silent', values: {} } }],
  ] satisfies [string, FakeOptions][])(
    'has a message checked that is opened after the first look %s',
    async (_, options) => {
      const { outside, page } = await open(options);
      outside.tell({ tab: tab([{ ...message(verified, 'a'), key: null }]) });
      await page.settle();
      expect(outside.calls).toContain('page.checkMessage');
    },
  );

  it('follows the page to the message that is opened there, and has it checked', async () => {
    const { outside, page } = await open({ tab: tab([message(verified, 'a')]), inspections: [verified] });
    const second = { ...failed, source: { ...failed.source, sha256: 'f'.repeat(64) } };
    const opened = { ...message(second, 'b'), key: null };
    outside.tell({ tab: tab([opened]) });
    await page.settle();
    // Nothing of the message before stands over this one.
    expect(page.text()).toContain('Reading the message');
    expect(page.all('.inspection')).toEqual([]);
    expect(outside.calls.filter((call) => call === 'page.checkMessage')).toHaveLength(1);
    outside.tell({ tab: tab([message(second, 'b')]) });
    outside.tell({ inspection: second });
    await page.settle();
    expect(level(page)).toBe('failed');
    expect(outside.calls.filter((call) => call === 'page.checkMessage')).toHaveLength(1);
  });

  it('shows nothing of a page that is gone, and what the next one is, though no script of ours is there to tell', async () => {
    const options = { tab: tab([message(verified, 'a')]) as TabState | null, inspections: [verified] };
    const { outside, page } = await open(options);
    expect(level(page)).toBe('verified');
    // It goes on loading: nothing answers there.
    options.tab = null;
    outside.load('left');
    await page.settle();
    expect(page.all('.inspection')).toEqual([]);
    expect(page.text()).toContain('Reading the message');
    options.tab = tab([], { webmail: null, problem: { key: 'webmail_page_closed', values: {} } });
    outside.load('loaded');
    await page.settle();
    await page.settle();
    expect(page.text()).toContain(translate('webmail_page_closed'));
  });

  it('looks again at a page that came so fast that its going was not told', async () => {
    const options = { tab: tab([message(verified, 'a')]), inspections: [verified] };
    const { outside, page } = await open(options);
    options.tab = tab([], { webmail: null, problem: { key: 'webmail_none', values: {} } });
    outside.load('loaded');
    await page.settle();
    await page.settle();
    expect(page.all('.inspection')).toEqual([]);
    expect(page.text()).toContain(translate('webmail_none'));
  });

  it('follows the page also from a message that was chosen in the list', async () => {
    const unread = { ...message(failed, 'b', false), key: null };
    const { outside, page } = await open({ tab: tab([message(verified, 'a'), unread]), inspections: [verified] });
    page.click(page.all('.messages-item')[1] ?? page.get('.messages-item'));
    await page.settle();
    const third = message({ ...failed, source: { ...failed.source, sha256: 'e'.repeat(64) } }, 'c');
    outside.tell({ tab: tab([{ ...message(verified, 'a'), focused: false }, unread, third]) });
    await page.settle();
    expect(page.get('.messages-title').textContent).toBe('Message 3 of 3');
  });

  it('tells entries of one conversation apart by time and verdict, where they are known', async () => {
    const [known, unknown] = [message(verified, 'a'), message(failed, 'b', false)];
    const listed = [{ ...known, level: 'verified' as const, time: '2026-11-20T10:00:07Z' }, unknown];
    const { page } = await open({ tab: tab(listed), inspections: [verified, failed] });
    expect(page.all('.messages-level').map(({ textContent }) => textContent)).toEqual(['Domain verified', '']);
    expect(page.all('.messages-item time').map(({ textContent }) => textContent)).toEqual(['20 Nov 2026, 10:00']);
    expect(page.all('.messages-item time').map((time) => time.getAttribute('datetime'))).toEqual([
      '2026-11-20T10:00:07Z',
    ]);
  });

  it('has a message inspected that was not yet, when it is chosen', async () => {
    const unread = { ...message(failed, 'b', false), key: null };
    const { outside, page } = await open({ tab: tab([message(verified, 'a'), unread]), inspections: [verified] });
    const [, other] = page.all('.messages-item');
    if (!other) throw new Error('no second message');
    page.click(other);
    await page.settle();
    expect(outside.calls).toContain('page.checkMessage');
    expect(page.text()).toContain('Reading the message');
  });

  it('says what is the matter and what always works, on a page that is no webmail', async () => {
    const problem = { key: 'webmail_none' as const, values: {} };
    const { outside, page } = await open({ tab: tab([], { webmail: null, problem }), inspections: [] });
    expect(page.get('[role="alert"]').textContent).not.toContain('webmail_none');
    page.click(page.byText('.ways button', 'Paste or open a source'));
    expect(outside.calls).toContain('report ');
  });

  it('tells the way by hand in the words of the very webmail, where its source cannot be fetched', async () => {
    const problem = { key: 'webmail_no_message', values: { webmail: 'Proton' } } as const;
    const { page } = await open({ tab: tab([], { webmail: 'Proton', problem }), inspections: [] });
    await vi.waitFor(() => expect(page.all('.ways ol')).toHaveLength(1));
    expect(page.all('.ways ol li').map((step) => step.textContent)).toEqual([
      'Choose ⋯ → View headers in the message.',
      'Leave it open and click the Waybill icon again.',
    ]);
    expect(page.text()).not.toContain('No message is open');
  });

  it('asks in the click for the host at which a webmail keeps its sources, and then fetches', async () => {
    const problem = {
      key: 'webmail_source_permission',
      values: { webmail: 'Yahoo', host: 'apis.mail.yahoo.com' },
    } as const;
    const unread = { ...message(verified, 'a'), key: null, problem };
    const site = { origin: 'https://mail.yahoo.com/*', badges: false };
    const beside = ['https://apis.mail.yahoo.com/*'];
    const { outside, page } = await open({
      tab: tab([unread], { webmail: 'Yahoo', site }),
      inspections: [verified],
      beside,
    });
    await vi.waitFor(() => expect(page.all('.offer button')).toHaveLength(1));
    page.click(page.byText('.offer button', 'Allow'));
    await page.settle();
    expect(outside.calls.slice(-2)).toEqual(['request https://apis.mail.yahoo.com/*', 'page.checkMessage']);
  });

  it('looks at the page again once the host is granted in whose frame its mail is', async () => {
    const site = { origin: 'https://navigator.gmx.net/*', badges: false };
    const problem = { key: 'webmail_no_message', values: { webmail: 'GMX' } } as const;
    const { outside, page } = await open({
      tab: tab([], { webmail: 'GMX', site, problem }),
      inspections: [],
      beside: ['https://3c.gmx.net/*'],
    });
    await vi.waitFor(() => expect(page.all('.offer button')).toHaveLength(1));
    page.click(page.byText('.offer button', 'Allow'));
    await page.settle();
    expect(outside.calls.slice(-2)).toEqual(['request https://3c.gmx.net/*', 'page.lookAtTab']);
  });

  it('says so when the background does not answer', async () => {
    const problem = { key: 'errors_background_silent' as const, values: {} };
    const { page } = await open({ tab: null, inspections: [], problem });
    expect(page.all('.problem').length).toBe(1);
  });

  it('looks a personal name up, and further records, only by the click', async () => {
    const { outside, page } = await open({ tab: tab([message(personal, 'a')]), inspections: [personal] });
    page.click(page.get('[role="tab"][id$="-checks"]'));
    await page.settle();
    expect(outside.calls.filter((call) => /Again|Transport/.test(call))).toEqual([]);
    page.click(page.get('.personal-offer button'));
    page.click(page.get('.transport button'));
    await page.settle();
    expect(outside.calls.filter((call) => /Again|Transport/.test(call))).toEqual([
      'page.checkAgain personal',
      'page.lookUpTransport',
    ]);
  });

  it('stops a running check by a click, says so, and has it checked again by the next one', async () => {
    const [running = verified] = checking;
    const { outside, page } = await open({ tab: tab([message(running, 'a')]), inspections: [] });
    outside.tell({ inspection: running });
    await page.settle();
    page.click(page.byText('.progress button', 'Stop'));
    expect(outside.calls.at(-1)).toBe('page.stopCheck');
    outside.tell({ inspection: { ...unchecked, source: running.source, inspectedAt: running.inspectedAt } });
    await page.settle();
    expect(level(page)).toBe('unchecked');
    expect(page.get('.stopped').textContent).toContain('The check was stopped.');
    page.click(page.byText('.stopped button', 'Check again'));
    await page.settle();
    expect(outside.calls.at(-1)).toBe('page.checkAgain');
    const later = { source: running.source, inspectedAt: new Date().toISOString() };
    outside.tell({ inspection: { ...verified, ...later } });
    await page.settle();
    expect(page.all('.stopped')).toEqual([]);
    // Made anew, a check is stopped too, and its finished verdict stays.
    outside.tell({ inspection: { ...running, inspectedAt: 'later' } });
    await page.settle();
    page.click(page.byText('.witness button', 'Stop'));
    outside.tell({ inspection: { ...verified, ...later } });
    await page.settle();
    expect(level(page)).toBe('verified');
    expect(page.all('.stopped')).toHaveLength(1);
  });

  it('says that a check was stopped which the header’s own verdict waited for under another key', async () => {
    const byDns = { ...unchecked.source, sha256: 'd'.repeat(64) };
    const header = { ...unchecked, inspectedAt: '2026-11-29T12:00:00.000Z' };
    const later = { source: byDns, inspectedAt: '2026-11-29T12:01:00.000Z' };
    const { outside, page } = await open({ tab: tab([message(header, 'a')]), inspections: [header] });
    outside.tell({ tab: tab([{ ...message(header, 'a'), key: byDns.sha256 }]) });
    await page.settle();
    outside.tell({ inspection: { ...(checking[0] ?? verified), ...later } });
    await page.settle();
    page.click(page.byText('.witness button', 'Stop'));
    outside.tell({ inspection: { ...unchecked, ...later } });
    await page.settle();
    expect(page.all('.stopped')).toHaveLength(1);
    outside.tell({ inspection: { ...verified, source: byDns, inspectedAt: '2026-11-29T12:02:00.000Z' } });
    await page.settle();
    expect(page.all('.stopped')).toEqual([]);
  });

  it.each([
    ['before anything of it was heard', null, null],
    ['while its beginning was heard', null, '2026-11-29T12:01:00.000Z'],
    ['after another that was broken off under its key', '2026-11-29T11:00:00.000Z', '2026-11-29T12:01:00.000Z'],
  ])('says that a check under another key was stopped: %s', async (_, before, begun) => {
    const byDns = { ...unchecked.source, sha256: 'd'.repeat(64) };
    const header = { ...unchecked, inspectedAt: '2026-11-29T10:00:00.000Z' };
    const options: FakeOptions = { tab: tab([message(header, 'a')]), inspections: [header] };
    const { outside, page } = await open(options);
    // What the page's source is, the message is checked by from then on.
    const bySource = tab([{ ...message(header, 'a'), key: byDns.sha256 }]);
    if (before) outside.tell({ inspection: { ...unchecked, source: byDns, inspectedAt: before } });
    outside.tell({ tab: bySource });
    await page.settle();
    if (begun) outside.tell({ inspection: { ...(checking[0] ?? verified), source: byDns, inspectedAt: begun } });
    await page.settle();
    page.click(page.byText('.witness button', 'Stop'));
    outside.tell({ inspection: { ...unchecked, source: byDns, inspectedAt: '2026-11-29T12:01:00.000Z' } });
    await page.settle();
    expect(page.all('.stopped')).toHaveLength(1);
    // Another message has nothing to do with it, and the next check is a whole one.
    const other = { ...verified, source: { ...verified.source, sha256: 'e'.repeat(64) } };
    outside.tell({ tab: tab([message(other, 'b')]), inspection: other });
    await page.settle();
    expect(page.all('.stopped')).toEqual([]);
    options.tab = bySource;
    outside.tell({ tab: bySource });
    await page.settle();
    expect(page.all('.stopped')).toHaveLength(1);
    outside.tell({ inspection: { ...unchecked, source: byDns, inspectedAt: '2026-11-29T12:02:00.000Z' } });
    await page.settle();
    expect(page.all('.stopped')).toEqual([]);
  });

  it('keeps the verdict on the screen when checking again fails, and says why it failed', async () => {
    const options: FakeOptions = { tab: tab([message(verified, 'a')]), inspections: [verified] };
    const { page } = await open(options);
    options.problem = { key: 'errors_source_gone', values: {} };
    page.click(page.get('[aria-label="Check again"]'));
    await page.settle();
    expect(level(page)).toBe('verified');
    expect(page.get('[role="alert"]').textContent).toContain('no longer has the source');
  });

  it('asks for the resolver in the click that turns DNS checks on, and checks again', async () => {
    const off = { ...unchecked, withoutDns: true };
    const { outside, page } = await open({
      tab: tab([message(off, 'a')]),
      inspections: [off],
      missing: ['https://doh.example/*'],
    });
    page.click(page.byText('button', 'Turn on DNS checks'));
    // In the click itself: browsers refuse it any later.
    expect(outside.calls.at(-1)).toBe('request https://doh.example/*');
    await page.settle();
    expect(outside.calls.at(-1)).toBe('page.checkAgain');
  });

  it('changes nothing when the person refuses', async () => {
    const off = { ...unchecked, withoutDns: true };
    const { outside, page } = await open({
      tab: tab([message(off, 'a')]),
      inspections: [off],
      missing: ['https://doh.example/*'],
      grants: false,
    });
    page.click(page.byText('button', 'Turn on DNS checks'));
    await page.settle();
    expect(outside.calls).not.toContain('page.checkAgain');
    expect(page.all('.offer button').length).toBe(1);
  });

  it('points to the settings when DNS checks are off by choice', async () => {
    const off = { ...unchecked, withoutDns: true };
    const { outside, page } = await open({ tab: tab([message(off, 'a')]), inspections: [off] });
    page.click(page.byText('.offer button', 'Settings'));
    expect(outside.calls.at(-1)).toBe('settings');
  });

  it('offers badges on the site, asks in the click, and stops offering once they are on', async () => {
    const site = { origin: 'https://mail.example.org/*', badges: false };
    const { outside, page } = await open({ tab: tab([message(verified, 'a')], { site }), inspections: [verified] });
    expect(page.get('.offer').textContent).toContain('mail.example.org');
    page.click(page.byText('button', 'Show badges'));
    expect(outside.calls.at(-1)).toBe('badges https://mail.example.org/*');
    await page.settle();
    expect(page.all('.offer')).toEqual([]);
  });

  it('saves the report in the chosen form, by keyboard', async () => {
    const { outside, page } = await open({ tab: tab([message(verified, 'a')]), inspections: [verified] });
    const button = page.byText('.footer button', 'Save');
    page.press(button, 'ArrowDown');
    await page.settle();
    const items = page.all('[role="menuitem"]');
    const drawings = ['Diagram (SVG)', 'Diagram (PNG)', 'Diagram (Mermaid)'];
    const forms = [
      'Web page (HTML)',
      'Data (JSON)',
      'Markdown',
      'Text',
      ...drawings,
      'The message itself (.eml)',
      'Copy for a ticket',
    ];
    expect(items.map((item) => item.textContent)).toEqual(forms);
    expect(page.document.activeElement).toBe(items[0]);
    page.press(page.get('[role="menu"]'), 'ArrowDown');
    expect(page.document.activeElement).toBe(items[1]);
    page.click(items[1] ?? button);
    expect(outside.calls.at(-1)).toBe('save json');
    expect(page.all('[role="menu"]')).toEqual([]);
    expect(page.document.activeElement).toBe(button);
  });

  it('puts the report for a ticket on the clipboard, and says so', async () => {
    const { outside, page } = await open({ tab: tab([message(verified, 'a')]), inspections: [verified] });
    page.click(page.byText('.footer button', 'Save'));
    await page.settle();
    page.click(page.byText('[role="menuitem"]', 'Copy for a ticket'));
    await page.settle();
    expect(outside.calls.at(-1)).toBe('copy ticket');
    expect(page.get('.said').textContent).toBe('Copied');
  });

  it.each([translate('view_save_json'), translate('view_save_ticket')])(
    'says so when what was asked for cannot be made: %s',
    async (item) => {
      const console = vi.spyOn(globalThis.console, 'error').mockImplementation(() => {});
      const options: FakeOptions = { tab: tab([message(verified, 'a')]), inspections: [verified], fails: true };
      const { page } = await open(options);
      page.click(page.byText('.footer button', 'Save'));
      await page.settle();
      page.click(page.byText('[role="menuitem"]', item));
      await page.settle();
      expect(page.get('.said').textContent).toBe('Waybill could not save this. Close this and try again.');
      expect(console).toHaveBeenCalledOnce();
      console.mockRestore();
    },
  );

  it('asks once for two quick clicks', async () => {
    const { outside, page } = await open({ tab: tab([message(verified, 'a')]), inspections: [verified] });
    const again = page.get('.witness-again');
    page.click(again);
    page.click(again);
    await page.settle();
    expect(outside.calls.filter((call) => call === 'page.checkAgain')).toHaveLength(1);
  });

  it('saves the mail itself, which the background fetches again', async () => {
    const { outside, page } = await open({ tab: tab([message(verified, 'a')]), inspections: [verified] });
    page.click(page.byText('.footer button', 'Save'));
    await page.settle();
    page.click(page.byText('[role="menuitem"]', 'The message itself (.eml)'));
    await page.settle();
    expect(outside.calls.slice(-2)).toEqual(['page.getSource', 'save mail: the source']);
  });

  it('says why the mail itself could not be had, and keeps the verdict', async () => {
    const options: FakeOptions = { tab: tab([message(verified, 'a')]), inspections: [verified] };
    const { outside, page } = await open(options);
    options.problem = { key: 'errors_page_gone', values: {} };
    page.click(page.byText('.footer button', 'Save'));
    await page.settle();
    page.click(page.byText('[role="menuitem"]', 'The message itself (.eml)'));
    await page.settle();
    expect(page.get('[role="alert"]').textContent).toContain('The page with this message is closed');
    expect(level(page)).toBe('verified');
    expect(outside.calls.some((call) => call.startsWith('save mail'))).toBe(false);
  });

  it('offers no mail where what was checked are not its exact bytes', async () => {
    const rewritten = { ...verified, source: { ...verified.source, fidelity: 'rewritten' as const } };
    const { page } = await open({ tab: tab([message(rewritten, 'a')]), inspections: [rewritten] });
    page.click(page.byText('.footer button', 'Save'));
    await page.settle();
    expect(page.all('[role="menuitem"]').map((item) => item.textContent)).not.toContain('The message itself (.eml)');
  });

  it('closes the menu by Escape and gives the focus back', async () => {
    const { outside, page } = await open({ tab: tab([message(verified, 'a')]), inspections: [verified] });
    const button = page.byText('.footer button', 'Save');
    page.click(button);
    await page.settle();
    page.press(page.get('[role="menu"]'), 'Escape');
    expect(page.all('[role="menu"]')).toEqual([]);
    expect(page.document.activeElement).toBe(button);
    expect(outside.calls.some((call) => call.startsWith('save'))).toBe(false);
  });

  it('opens the full page with the message that is shown', async () => {
    const { outside, page } = await open({ tab: tab([message(verified, 'a')]), inspections: [verified] });
    page.click(page.byText('.footer button', 'Open in a tab'));
    expect(outside.calls.at(-1)).toBe(`report ${verified.source.sha256}`);
  });

  it('copies header fields, found by search, and says that it did', async () => {
    const { outside, page } = await open({ tab: tab([message(verified, 'a')]), inspections: [verified] });
    page.click(page.byText('[role="tab"]', 'Headers'));
    page.type(page.get('input[type="search"]'), 'reply-to');
    expect(page.all('.field').length).toBe(1);
    page.click(page.get('.field .icon-button'));
    await page.settle();
    expect(outside.calls.at(-1)).toBe('copy Reply-To: Shop Example <reply-4711@mailhost.example>');
    expect(page.get('.said').textContent).toBe('Copied');
    page.click(page.byText('button', 'Copy all'));
    expect(outside.calls.at(-1)?.split('\n').length).toBe(verified.fields.length);
  });
});
