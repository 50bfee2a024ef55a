import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Receiver } from '../../src/core/index.ts';
import { OptionsPage } from '../../src/options/options.tsx';
import { readSettings } from '../../src/options/settings-file-format.ts';
import { loadSettings, managedSettings, saveSettings } from '../../src/platform/settings.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/platform/settings-shape.ts';
import { LANGUAGES, translate } from '../../src/text/translate.ts';
import { browser, fake, resetBrowser } from '../fakes/browser.ts';
import { readWireQuery, TYPES, writeWireAnswer } from '../fakes/doh-wire.ts';
import { mount } from '../views/page.tsx';

const OWN: Receiver = {
  name: 'Own',
  borderBy: ['mx.rcpt.example'],
  networks: ['192.0.2.0/24'],
  gateways: [],
  authservIds: ['mx.rcpt.example'],
  results: 'above',
  returnPath: 'top',
};

async function open(settings: Partial<Settings> = {}) {
  await saveSettings(settings);
  const page = mount(<OptionsPage initial={await loadSettings()} managed={await managedSettings()} />);
  await page.settle();
  /** The part of the page under a heading. */
  const section = (title: string) => {
    const heading = page.byText('h2', title);
    const found = heading.closest('section');
    if (!found) throw new Error(`no section ${title}`);
    return found as HTMLElement;
  };
  const enter = async (within: HTMLElement, text: string) => {
    page.type(within.querySelector('form.entry input') as HTMLElement, text);
    await page.settle();
    send(within.querySelector('form.entry') as HTMLElement, 'submit');
    await page.settle();
  };
  return { page, section, enter };
}

/** An event that the page's helper does not know. */
function send(element: HTMLElement, type: string): void {
  const event = element.ownerDocument.createEvent('Event');
  event.initEvent(type, true, true);
  element.dispatchEvent(event);
}

beforeEach(async () => {
  resetBrowser();
  await loadSettings();
});

describe('the settings page', () => {
  for (const language of LANGUAGES) {
    it(`says what each setting does, in ${language}`, async () => {
      const { page } = await open({ language });
      for (const title of [
        'ladder',
        'resolvers',
        'sites',
        'receivers',
        'own',
        'sealers',
        'language',
        'file',
      ] as const) {
        expect(page.text()).toContain(translate(`options_${title}_title`, {}, language));
        expect(page.text()).toContain(translate(`options_${title}_why`, {}, language));
      }
      expect(page.text()).not.toMatch(/options_/);
    });
  }

  it('gives every field a name for those who do not see it', async () => {
    const { page } = await open({ receivers: { 'https://mail.example': OWN } });
    for (const field of page.all('input, select, textarea')) {
      const label =
        field.closest('label') ?? page.all('label').find((candidate) => candidate.getAttribute('for') === field.id);
      expect(label?.textContent, field.outerHTML).toBeTruthy();
    }
    for (const button of page.all('button')) {
      expect(button.getAttribute('aria-label') ?? button.textContent, button.outerHTML).toBeTruthy();
    }
  });

  it('keeps a choice as soon as it is made, and says so', async () => {
    const { page } = await open();
    send(page.get('input[value="always"]'), 'change');
    await page.settle();
    expect((await loadSettings()).ladder).toBe('always');
    expect(page.get('.saved').textContent).toBe('Saved.');
  });

  it('takes a choice back that cannot be kept, and says so', async () => {
    const { page } = await open();
    const console = vi.spyOn(globalThis.console, 'error').mockImplementation(() => {});
    const set = vi.spyOn(browser.storage.local, 'set').mockRejectedValue(new Error('the disk is full'));
    const always = () => page.get('input[name="ladder"][value="always"]') as HTMLInputElement;
    send(always(), 'change');
    await page.settle();
    await page.settle();
    expect(page.text()).toContain(translate('errors_not_saved'));
    expect(page.text()).not.toContain(translate('options_saved'));
    expect((await loadSettings()).ladder).toBe('click');
    set.mockRestore();
    console.mockRestore();
    send(always(), 'change');
    await page.settle();
    expect(page.text()).toContain(translate('options_saved'));
    expect(page.text()).not.toContain(translate('errors_not_saved'));
  });

  it('follows what another page changes', async () => {
    const { page } = await open();
    await saveSettings({ language: 'ja' });
    // Its sentences are loaded first.
    await vi.waitFor(async () => {
      await page.settle();
      expect(page.text()).toContain('Waybill の設定');
    });
  });
});

describe('resolvers', () => {
  it('are added when they are addresses that may be asked, and refused with the reason when not', async () => {
    const { page, section, enter } = await open();
    await enter(section('DNS resolver'), 'http://dns.example/dns-query');
    expect(section('DNS resolver').textContent).toContain('This is not the address of a DNS');
    expect((await loadSettings()).resolvers).toEqual(DEFAULT_SETTINGS.resolvers);
    await enter(section('DNS resolver'), 'https://dns.example/dns-query');
    expect((await loadSettings()).resolvers).toEqual([...DEFAULT_SETTINGS.resolvers, 'https://dns.example/dns-query']);
    expect(fake.granted).toContain('https://dns.example/*');
    expect(page.all('.refusal').every((element) => element.textContent === '')).toBe(true);
  });

  it('are not kept when the person refuses the permission', async () => {
    const { section, enter } = await open();
    fake.answersRequest = false;
    await enter(section('DNS resolver'), 'https://dns.example/dns-query');
    expect((await loadSettings()).resolvers).toEqual(DEFAULT_SETTINGS.resolvers);
    expect(section('DNS resolver').textContent).toContain('It was not added');
  });

  it('need no permission in Chromium when they let anyone read their answers', async () => {
    const { page } = await open();
    fake.answersRequest = false;
    page.click(page.byText('button', '+ Google'));
    await page.settle();
    expect((await loadSettings()).resolvers).toEqual([...DEFAULT_SETTINGS.resolvers, 'https://dns.google/dns-query']);
  });

  it('can be put in another order, and all but the last removed', async () => {
    const [one, two] = ['https://cloudflare-dns.com/dns-query', 'https://dns.google/dns-query'] as const;
    const { page, section } = await open({ resolvers: [one, two] });
    page.click(section('DNS resolver').querySelector('[aria-label^="Ask Google"]') as HTMLElement);
    await page.settle();
    expect((await loadSettings()).resolvers).toEqual([two, one]);
    page.click(section('DNS resolver').querySelector('[aria-label^="Remove Google"]') as HTMLElement);
    await page.settle();
    expect((await loadSettings()).resolvers).toEqual([one]);
    expect(section('DNS resolver').querySelector('[aria-label^="Remove"]')).toBeNull();
  });

  it('that are not asked for want of a permission say so, and ask for it in a click', async () => {
    const { page, section } = await open({ resolvers: ['https://dns10.quad9.net/dns-query'] });
    expect(section('DNS resolver').textContent).toContain('Not asked: Waybill may not reach dns10.quad9.net yet.');
    page.click(page.byText('button', 'Allow'));
    await page.settle();
    expect(fake.granted).toContain('https://dns10.quad9.net/*');
    expect(section('DNS resolver').textContent).not.toContain('Not asked');
  });
});

describe('sites with badges', () => {
  it('are added with their permission, and each has a switch that gives it back and asks for it anew', async () => {
    const { page, section, enter } = await open({ badgeSites: ['https://other.example/*'] });
    const badges = section('Badges in webmail');
    await enter(badges, 'https://mail.example/inbox');
    const toggle = badges.querySelector('[role="switch"][aria-label="https://mail.example"]') as HTMLElement;
    const press = async () => {
      page.click(toggle);
      await page.settle();
      return toggle.getAttribute('aria-checked');
    };
    expect(toggle.getAttribute('aria-checked')).toBe('true');
    expect(await press()).toBe('false');
    expect((await loadSettings()).badgeSites).toEqual(['https://other.example/*']);
    expect(fake.granted).not.toContain('https://mail.example/*');
    expect(await press()).toBe('true');
    expect((await loadSettings()).badgeSites).toContain('https://mail.example/*');
    expect(fake.granted).toContain('https://mail.example/*');
    await press();
    fake.answersRequest = false;
    expect(await press()).toBe('false');
    expect((await loadSettings()).badgeSites).toEqual(['https://other.example/*']);
  });

  it('are taken back when the permission is refused', async () => {
    const { section, enter } = await open();
    fake.answersRequest = false;
    await enter(section('Badges in webmail'), 'https://mail.example/');
    expect((await loadSettings()).badgeSites).toEqual([]);
    expect(section('Badges in webmail').textContent).toContain('It was not added');
  });

  it('whose permission was withdrawn say so', async () => {
    const { section } = await open({ badgeSites: ['https://mail.example/*'] });
    expect(section('Badges in webmail').textContent).toContain('No badges: the browser does not allow this site.');
  });
});

describe('the servers that receive mail', () => {
  const TITLE = 'The servers that receive your mail';

  it('are declared for one webmail, list by list', async () => {
    const { page, section, enter } = await open();
    await enter(section(TITLE), 'https://mail.example/?_task=mail');
    const fill = (label: string, text: string) => {
      const id = page.byText('label', label).getAttribute('for') ?? '';
      page.type(page.get(`[id="${id}"]`), text);
    };
    const save = async () => {
      send(page.get('form.receiver'), 'submit');
      await page.settle();
    };
    await save();
    expect(page.get('.receiver .refusal').textContent).toBe('Enter at least one server that receives mail.');
    fill('Servers that receive mail from outside', 'mx.rcpt.example\n*.in.rcpt.example\n');
    fill('Your own relays behind them', '10.0.0.0/33');
    await page.settle();
    await save();
    expect(page.get('.receiver .refusal').textContent).toBe('“10.0.0.0/33” is not an IP address or network.');
    fill('Your own relays behind them', '10.0.0.0/8');
    await page.settle();
    await save();
    expect((await loadSettings()).receivers).toEqual({
      'https://mail.example': {
        name: 'mail.example',
        borderBy: ['mx.rcpt.example', '*.in.rcpt.example'],
        networks: ['10.0.0.0/8'],
        gateways: [],
        authservIds: [],
        results: 'none',
        returnPath: 'top',
      },
    });
  });

  it('are taken from a proposal when the MX records of the own domain confirm it', async () => {
    const proposed = { ...OWN, results: 'none' as const, inferred: true };
    const { inferred: _, ...confirmed } = proposed;
    browser.runtime.onMessage.addListener((message) => {
      const { ask, request } = message as { ask: string; request: { domain: string } };
      if (ask === 'page.getProposals')
        return { answer: [{ origin: 'https://mail.example', receiver: proposed }], problem: null };
      const result = request.domain === 'rcpt.example' ? 'confirmed' : 'different';
      return {
        answer: { result, receiver: result === 'confirmed' ? confirmed : proposed, hosts: ['mx.rcpt.example'] },
        problem: null,
      };
    });
    const { page, section, enter } = await open();
    await page.settle();
    const proposal = page.get('.proposal') as HTMLElement;
    expect(proposal.textContent).toContain('Mail for mail.example seems to arrive at mx.rcpt.example.');
    await enter(proposal, 'other.example');
    expect(proposal.textContent).toContain('Nothing was declared.');
    expect((await loadSettings()).receivers).toEqual({});
    await enter(proposal, 'rcpt.example');
    expect((await loadSettings()).receivers).toEqual({ 'https://mail.example': confirmed });
    expect(section(TITLE).textContent).toContain('Waybill now uses it.');
    expect(page.all('.proposal')).toEqual([]);
  });

  it('can be removed', async () => {
    const { page, section } = await open({ receivers: { 'https://mail.example': OWN } });
    page.click(section(TITLE).querySelector('[aria-label="Remove https://mail.example"]') as HTMLElement);
    await page.settle();
    expect((await loadSettings()).receivers).toEqual({});
  });
});

describe('domains', () => {
  it('are kept in the form that the DNS has, and refused when they are none', async () => {
    const { section, enter } = await open();
    await enter(section('Your own domains'), 'Bücher.example');
    await enter(section('Your own domains'), 'someone@example.org');
    expect((await loadSettings()).ownDomains).toEqual(['xn--bcher-kva.example']);
    expect(section('Your own domains').textContent).toContain('This is not a domain.');
    await enter(section('Lists and forwarders that you trust'), 'lists.example');
    expect((await loadSettings()).trustedSealers).toEqual(['lists.example']);
  });
});

describe('trying a resolver', () => {
  const TITLE = 'DNS resolver';
  const asked: string[] = [];
  /** Stands for the network. */
  const answerWith = (answer: (url: string) => Promise<Response>) => {
    asked.length = 0;
    vi.stubGlobal('fetch', (url: string) => {
      asked.push(url);
      return answer(url);
    });
  };
  afterEach(() => vi.unstubAllGlobals());

  /** An answer as a resolver gives it, to the very question in the address. */
  const answerTo = (url: string, authenticData: boolean, hasRecord = true) => {
    const query = readWireQuery(Buffer.from(new URL(url).searchParams.get('dns') ?? '', 'base64url'));
    if (!query) throw new Error('no question');
    const data = [5, ...Buffer.from('hello')];
    const answers = hasRecord ? [{ owner: query.name, type: TYPES.TXT, ttl: 60, data }] : [];
    const bytes = writeWireAnswer({ query, authenticData, answers });
    return new Response(new Uint8Array(bytes), { headers: { 'content-type': 'application/dns-message' } });
  };

  it('asks the one that was clicked, once, and nobody before', async () => {
    const resolvers = ['https://cloudflare-dns.com/dns-query', 'https://dns.google/dns-query'];
    answerWith(async (url) => answerTo(url, true));
    const { page, section } = await open({ resolvers });
    expect(asked).toEqual([]);
    page.click(page.byText('button', 'Test Google'));
    await vi.waitFor(async () => {
      await page.settle();
      expect(section(TITLE).textContent).toMatch(
        /Answered in \d+ ms: example\.com TXT “hello”\. Verified with DNSSEC\./,
      );
    });
    expect(asked.map((url) => new URL(url).host)).toEqual(['dns.google']);
  });

  it.each([
    ['no DNSSEC', async (url: string) => answerTo(url, false), /Not verified with DNSSEC/],
    ['no record', async (url: string) => answerTo(url, false, false), /may filter or change answers/],
    ['an error', async () => new Response('', { status: 500 }), /HTTP error/],
    [
      'a login page',
      async () => new Response('', { headers: { 'content-type': 'text/html' } }),
      /A web page came back/,
    ],
    ['rubbish', async () => new Response('x', { headers: { 'content-type': 'text/plain' } }), /\(MALFORMED\)/],
    ['no connection', async () => await Promise.reject(new TypeError('x')), /Could not be reached/],
  ])('says what came of it: %s', async (_, answer, text) => {
    answerWith(answer);
    const { page, section } = await open();
    page.click(page.byText('button', 'Test Cloudflare'));
    await vi.waitFor(async () => {
      await page.settle();
      expect(section(TITLE).textContent).toMatch(text);
    });
    expect(asked).toHaveLength(1);
  });

  it('asks nothing when the permission that it needs is refused', async () => {
    answerWith(async (url) => answerTo(url, true));
    const { page, section } = await open({ resolvers: ['https://dns.example/dns-query'] });
    fake.answersRequest = false;
    page.click(page.byText('button', 'Test https://dns.example/dns-query'));
    await page.settle();
    expect(section(TITLE).textContent).toContain('may not reach dns.example yet');
    expect(asked).toEqual([]);
  });
});

describe('what an administrator set', () => {
  it('is shown as such, and nothing in it can be changed', async () => {
    await browser.storage.managed.set({
      ladder: 'headers',
      resolvers: ['https://dns.google/dns-query'],
      language: 'en',
      badgeSites: ['https://mail.example/*'],
      receivers: { 'https://mail.example': OWN },
      trustedSealers: ['lists.example'],
      ownDomains: ['example.org'],
    });
    const { page } = await open();
    expect(page.all('.managed')).toHaveLength(7);
    expect(page.all('fieldset').every((set) => set.hasAttribute('disabled'))).toBe(true);
    const free = page.all('button, input:not([type=radio])').filter((control) => !control.hasAttribute('disabled'));
    expect(free.map((control) => control.textContent || control.getAttribute('type'))).toEqual([
      'Test Google',
      'Allow',
      'Save as a file',
      'file',
    ]);
  });

  it('leaves the rest to the person, and follows when it changes', async () => {
    const { page, section } = await open();
    expect(page.all('.managed')).toEqual([]);
    await browser.storage.managed.set({ ownDomains: ['example.org'] });
    await vi.waitFor(async () => {
      await page.settle();
      expect(section('Your own domains').textContent).toContain('Set by your administrator.');
    });
    expect(section('Your own domains').textContent).toContain('example.org');
    expect(page.all('.managed')).toHaveLength(1);
  });
});

describe('what the browser allows beyond the settings', () => {
  it('is listed and can be given back; what a setting uses is not in it', async () => {
    for (const pattern of ['https://old.example/*', 'https://mail.example/*', 'https://dns.example/*']) {
      fake.granted.add(pattern);
    }
    const used = { badgeSites: ['https://mail.example/*'], resolvers: ['https://dns.example/dns-query'] };
    const { page, section } = await open(used);
    await page.settle();
    expect(section('Also allowed').querySelectorAll('li')).toHaveLength(1);
    page.click(section('Also allowed').querySelector('[aria-label="Remove https://old.example/*"]') as HTMLElement);
    await page.settle();
    expect([...fake.granted]).toEqual(['https://mail.example/*', 'https://dns.example/*']);
    expect(page.text()).not.toContain('Also allowed');
  });
});

describe('a file of settings', () => {
  const TITLE = 'Export and import';
  const settingsOf = (settings: unknown) => JSON.stringify({ kind: 'waybill-settings', version: 1, settings });
  async function choose(page: Awaited<ReturnType<typeof open>>['page'], text: string) {
    const input = page.get('input[type="file"]');
    Object.assign(input, { files: [new File([text], 'settings.json')] });
    send(input, 'change');
    await page.settle();
    await page.settle();
  }

  it('replaces what it names, after it was shown and confirmed', async () => {
    const { page, section } = await open({ ladder: 'headers', trustedSealers: ['lists.example'] });
    await choose(page, settingsOf({ ladder: 'always', ownDomains: ['example.org'] }));
    expect([...section(TITLE).querySelectorAll('li')].map((item) => item.textContent)).toEqual([
      'When Waybill asks DNS',
      'Your own domains',
    ]);
    expect((await loadSettings()).ladder).toBe('headers');
    page.click(page.byText('button', 'Replace settings'));
    await page.settle();
    expect(await loadSettings()).toMatchObject({
      ladder: 'always',
      ownDomains: ['example.org'],
      trustedSealers: ['lists.example'],
    });
  });

  it('with a fault changes nothing, and says which field it is in', async () => {
    const before = { ladder: 'headers', ownDomains: ['example.org'] } as const;
    const { page, section } = await open({ ...before, ownDomains: [...before.ownDomains] });
    await choose(page, settingsOf({ ladder: 'always', ownDomains: ['no domain'] }));
    expect(section(TITLE).textContent).toContain('ownDomains [1]: this value is not allowed.');
    expect(section(TITLE).textContent).toContain('Nothing was changed.');
    expect(page.all('button').map((button) => button.textContent)).not.toContain('Replace settings');
    expect(await loadSettings()).toMatchObject(before);
  });

  it('that cannot be read has its own sentence, and what was offered before is gone', async () => {
    const { page, section } = await open();
    await choose(page, settingsOf({ ladder: 'always' }));
    const input = page.get('input[type="file"]');
    const file = new File(['{}'], 'settings.json');
    file.text = async () => {
      throw new DOMException('The file was moved.', 'NotReadableError');
    };
    Object.assign(input, { files: [file] });
    send(input, 'change');
    await page.settle();
    await page.settle();
    expect(section(TITLE).textContent).toContain('This file cannot be read.');
    expect(page.all('button').map((button) => button.textContent)).not.toContain('Replace settings');
  });

  it('does not reach what an administrator set', async () => {
    await browser.storage.managed.set({ ladder: 'headers' });
    const { page, section } = await open();
    await choose(page, settingsOf({ ladder: 'always', ownDomains: ['example.org'] }));
    expect([...section(TITLE).querySelectorAll('li')].map((item) => item.textContent)).toEqual(['Your own domains']);
    await choose(page, settingsOf({ ladder: 'always' }));
    expect(section(TITLE).textContent).toContain('holds no setting that can be changed here');
  });

  it('is saved whole', async () => {
    const saved: Blob[] = [];
    const create = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      saved.push(blob as Blob);
      return 'blob:x';
    });
    const { page } = await open({ ownDomains: ['example.org'] });
    page.click(page.byText('button', 'Save as a file'));
    expect(readSettings((await saved[0]?.text()) ?? '')).toEqual({
      settings: { ...DEFAULT_SETTINGS, ownDomains: ['example.org'] },
    });
    create.mockRestore();
  });
});
