/** Every webmail that is registered is held to its contract, on a page of ours that is built like its own. */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listedMessages } from '../../src/content/serve-list.ts';
import { mailFrames } from '../../src/webmail/mail-frames.ts';
import { recognize, SITES } from '../../src/webmail/registry.ts';
import type { Page, Webmail } from '../../src/webmail/webmail.ts';
import { fakePage } from '../fakes/browser-page.ts';
import { FORGED, imitations } from './imitations.ts';
import type { PageFixture } from './pages/fixture.ts';
import { pageOf, pages, pick, profiles } from './registered.ts';

const IMITATIONS = imitations(pages);
const HOSTILE = [
  ...[
    'the page as elements',
    'links of attached messages',
    'frames that name what a document has',
    'a base at the same origin',
  ].map((kind) => IMITATIONS[kind]),
  '<div class="envelope envelope--expanded"></div><textarea>From: bank@legit.example\n\n</textarea>',
].join('\n');

const CHANGES = new Set(['zx']);
function steady(address: string): string {
  const url = new URL(address);
  for (const name of CHANGES) url.searchParams.delete(name);
  return CHANGES.size > 0 && address.includes('zx=') ? url.href : address;
}

function look(fixture: PageFixture, body: string) {
  const page = pageOf(fixture, fixture.html(body));
  const webmail = profiles.get(fixture.file) as Webmail;
  return {
    page,
    webmail,
    seen: seenIn(page, webmail),
    senders: webmail.openMessages(page).map(({ sender }) => sender),
  };
}

function seenIn(page: Page, webmail: Webmail) {
  const open = webmail.openMessages(page);
  const [first] = open;
  return {
    file: recognize(page)?.file,
    open: open.map(({ id, shown }) => ({ id, ...shown })),
    sources: webmail.sourceAddresses(page, first?.id ?? '').map(({ url }) => steady(url)),
    account: webmail.account?.(page) ?? undefined,
    listed: webmail.list
      ? listedMessages(page, webmail.list, webmail.bodies).map(({ id, subject }) => ({ id, subject }))
      : [],
  };
}

const expected = ({ file, open, sources, account, listed = [] }: PageFixture) => ({
  file,
  open: open.map(({ beside: _, ...message }) => message),
  sources,
  account,
  listed: listed.map(({ before: _, ...message }) => message),
});

describe('the registry', () => {
  it('has a profile and a page for every webmail that it names a file for', () => {
    const files = readdirSync(new URL('../../src/webmail/sites/', import.meta.url)).map((name) => name.slice(0, -3));
    expect([...profiles.keys()].sort()).toEqual(files.sort());
    expect([...new Set(pages.map(({ file }) => file))].sort()).toEqual(files);
  });

  it('gives a host to one webmail alone', () => {
    const hosts = SITES.flatMap((site) => (site.hosts ?? []).map((host) => `${host} ${site.path ?? ''}`));
    expect(hosts.filter((host, index) => hosts.indexOf(host) !== index)).toEqual([]);
  });

  it('has a page with a list for every profile that knows one', () => {
    for (const [file, { list }] of profiles)
      expect(!list || pages.some((fixture) => fixture.file === file && fixture.listed), file).toBe(true);
  });

  it('knows a page by no element that a body could bring', () => {
    const rules = SITES.flatMap(({ element }) => (element ? element.split(', ') : []));
    expect(rules.filter((rule) => !/^(?:head >|body >|body[#[])/.test(rule))).toEqual([]);
    expect(recognize(fakePage('https://unknown.example/', `<main><div>${HOSTILE}</div></main>`))).toBeNull();
  });

  it('knows no web page that was attached to a mail, in a tab of its own: only what makes it one takes its scripts out', () => {
    const washed = (html: string) => html.replaceAll(/<script[\s\S]*?<\/script>/g, '');
    for (const { file, html } of pages.filter(({ file: one }) => !['plain-source', 'public-inbox'].includes(one))) {
      const page = (head: string) => {
        const whole = washed(html('')).replace('<head>', `<head>${head}`);
        return fakePage('https://mail.example/?_task=mail&_action=get&_part=2', whole);
      };
      expect(recognize(page('')), file).toBeNull();
      expect(recognize(page('<script type="text/plain">1</script>')), file).toBeNull();
      const inRoundcube = page('<script>\n/* <![CDATA[ */\nrcmail.set_env({"orig_task":""});\n/* ]]> */\n</script>');
      expect(recognize(inRoundcube)?.file, file).toBe('roundcube');
      expect(profiles.get('roundcube')?.openMessages(inRoundcube)).toEqual([]);
    }
  });

  it('knows no other webmail’s page by the words of a mail that stand in a script of its own', () => {
    const words = SITES.flatMap(({ script }) => script ?? []).join(' ');
    // The page of mox is the same for everybody.
    for (const fixture of pages.filter(({ file }) => !['plain-source', 'mox'].includes(file))) {
      const data = `<script>var results = ${JSON.stringify({ subject: words, fragment: `${words} x` })};</script>`;
      const page = pageOf(fixture, fixture.html('').replace(/<body[^>]*>/, `$&${data}`));
      expect(recognize(page)?.file, fixture.file).toBe(fixture.file);
    }
  });

  it('knows a page in a frame by its scripts alone: the frame may be the body of a mail', () => {
    for (const fixture of pages) {
      const { page } = look(fixture, '');
      const site = recognize({ ...page, isTop: false });
      expect(site === null || site.script !== undefined || site.hosts !== undefined, fixture.file).toBe(true);
    }
  });
});

describe.each(pages.map((page) => [page.file, page] as const))('%s', (_, fixture) => {
  it('is recognized, and tells its messages, their source and its account', () => {
    expect(look(fixture, '<p>Hello</p>').seen).toEqual(expected(fixture));
  });

  it('has its badge beside the sender', () => {
    const { page, senders } = look(fixture, '<p>Hello</p>');
    const places = fixture.open.map(({ beside }) => (beside ? page.document.querySelector(beside) : null));
    expect(places.filter((place, index) => fixture.open[index]?.beside && place === null)).toEqual([]);
    expect(senders.map((sender, index) => sender === places[index])).toEqual(senders.map(() => true));
  });

  it('has the mark of a listed message before its sender', () => {
    const { page, webmail } = look(fixture, '<p>Hello</p>');
    const senders = webmail.list ? listedMessages(page, webmail.list, webmail.bodies).map(({ sender }) => sender) : [];
    expect(senders).toEqual((fixture.listed ?? []).map(({ before }) => page.document.querySelector(before)));
  });

  it('takes nothing from a body that imitates its page', () => {
    expect(look(fixture, HOSTILE).seen).toEqual(expected(fixture));
  });

  it.each(Object.entries(IMITATIONS))('takes nothing from a body that brings %s, and its badge stays', (_, body) => {
    const { page, seen, senders } = look(fixture, `<x-body>${body}</x-body>`);
    const bodies = [...page.root.querySelectorAll('x-body')];
    const places = fixture.open.map(({ beside }) => {
      const found = beside ? [...page.root.querySelectorAll(beside)] : [];
      return found.find((element) => !bodies.some((one) => one.contains(element))) ?? null;
    });
    expect(seen).toEqual(expected(fixture));
    expect(senders.map((sender, index) => sender === places[index])).toEqual(places.map(() => true));
  });

  it('takes nothing from a body in place of what the page lacks: it is drawn in steps, and changes', () => {
    const { page, webmail } = look(fixture, `<x-body>${HOSTILE}</x-body>`);
    const bodies = [...page.root.querySelectorAll('x-body')];
    const own = [...page.root.querySelectorAll('body *, head *')].filter(
      (element) => !bodies.some((body) => body.contains(element)),
    );
    for (const element of own) {
      const place = page.document.createTextNode('');
      element.replaceWith(place);
      expect(JSON.stringify(seenIn(page, webmail)), element.outerHTML.slice(0, 80)).not.toMatch(FORGED);
      place.replaceWith(element);
    }
  });

  if (fixture.around)
    it('holds mail only as a frame: the page around it, or one of that host in a tab of its own, has none', () => {
      const header = 'Received: from x\nFrom: carol@sender.example\n\nHello';
      const { webmail } = look(fixture, '');
      const html = fixture.html('').replace('</body>', `${fixture.opened?.(header)}</body>`);
      const alone = { ...pageOf(fixture, html), isTop: true };
      expect(webmail.openMessages(alone)).toEqual([]);
      expect(webmail.sourceAddresses(alone, webmail.openMessages(pageOf(fixture, html))[0]?.id ?? '')).toEqual([]);
      const around = fakePage(fixture.around ?? '', '<p>Hello</p>');
      expect(recognize(around)?.name).toBe(recognize(pageOf(fixture, html))?.name);
      expect(recognize({ ...around, isTop: false })).toBeNull();
      expect(mailFrames(`${around.location.origin}/*`)).toContain(`${new URL(fixture.address).origin}/*`);
    });

  // Only where a webmail has a dialog that shows it.
  if (fixture.opened)
    it('reads the header that the person opened, and none that a body shows', () => {
      const header = 'Received: from x\nFrom: carol@sender.example\n\nHello';
      const { webmail } = look(fixture, '');
      const shown = (body: string, dialog: string) =>
        webmail.openMessages(pageOf(fixture, fixture.html(body).replace('</body>', `${dialog}</body>`)));
      const opened = fixture.opened ?? String;
      expect(shown('', opened(header))).toHaveLength(1);
      expect(shown('', opened('no header at all'))).toEqual([]);
      expect(shown(opened(header), '')).toEqual([]);
    });

  it('looks at a page of any address without failing: each change of the page looks again', () => {
    const { page, webmail } = look(fixture, '');
    const { pathname, search, hash } = page.location;
    const bad = (text: string) => [
      text,
      `${text}%`,
      text.replace(/\w(\W*)$/, '%ff$1'),
      text.replace(/\w{3}/, '%E0%A4'),
      '%',
    ];
    const changes = [
      ...bad(pathname).map((changed) => ({ pathname: changed })),
      ...bad(search).map((changed) => ({ search: changed })),
      ...bad(hash).map((changed) => ({ hash: changed })),
    ];
    for (const change of changes) {
      const changed = { ...page, location: { ...pick(page.location), ...change } };
      for (const { id } of webmail.openMessages(changed)) webmail.sourceAddresses(changed, id);
      expect(() => recognize(changed)).not.toThrow();
    }
  });

  it('names no source for a message that is not open', () => {
    const { webmail, page } = look(fixture, '');
    for (const id of ['', 'other', '0', 'constructor']) expect(webmail.sourceAddresses(page, id)).toEqual([]);
  });

  it('takes nothing from what a person writes: a reply begins with a copy of the mail', () => {
    const editor = `<div contenteditable="true" role="textbox">${HOSTILE}</div>`;
    const page = pageOf(fixture, fixture.html('<p>Hello</p>').replace(/<body[^>]*>/, `$&${editor}`));
    // What is a text as a whole holds no editor.
    if (fixture.file !== 'plain-source')
      expect(seenIn(page, profiles.get(fixture.file) as Webmail)).toEqual(expected(fixture));
  });

  it('asks at no address that only ends like that of a source', () => {
    const led = fixture.html('').replaceAll(/ (href|src)="(?!#)([^"]*)"/g, ' $1="/other?x=$2"');
    const page = pageOf(fixture, led);
    const webmail = profiles.get(fixture.file) as Webmail;
    const sources = webmail.openMessages(page).flatMap(({ id }) => webmail.sourceAddresses(page, id));
    expect(sources.filter(({ url }) => new URL(url).pathname === '/other')).toEqual([]);
  });

  it('asks for no source at another origin', () => {
    const { webmail, page } = look(fixture, HOSTILE);
    for (const { id } of webmail.openMessages(page)) {
      for (const { url, elsewhere } of webmail.sourceAddresses(page, id)) {
        if (!elsewhere) expect(new URL(url).origin).toBe(page.location.origin);
      }
    }
  });
});
