/**
 * A page's address names the next message before the page shows it (back and forward, a link in a mail): every registered webmail has none open
 * until the page has drawn something else.
 */
import { describe, expect, it } from 'vitest';
import { createLocator } from '../../src/content/locate.ts';
import type { Page } from '../../src/webmail/webmail.ts';
import type { PageFixture } from './pages/fixture.ts';
import { pageOf, pages, pick, profiles } from './registered.ts';

/** What the address alone tells apart, with no word of the page's to hold it against, and no place for a badge. */
const WITHOUT_WORDS = pages.filter(({ open }) => open.every(({ beside }) => beside === null));

/** The page with its address under our hands, as the content script looks at it. */
async function open(fixture: PageFixture) {
  const webmail = profiles.get(fixture.file);
  const page = { ...pageOf(fixture, fixture.html('<p>Hello</p>')) };
  const goTo = (location: Page['location']) => {
    page.location = location;
  };
  goTo(pick(page.location));
  const here = page.location;
  const locate = createLocator(
    page,
    { recognize: () => ({ file: fixture.file }), load: async () => webmail ?? null },
    () => {},
  );
  await locate.ready();
  const ids = () => locate().messages.map(({ id }) => id);
  const named = () => webmail?.openMessages(page).map(({ id }) => id) ?? [];
  return { webmail, page, here, goTo, ids, named };
}

/** The same address with another sign at one place, for each of them. */
function others({ origin, hostname, pathname, search, hash }: Page['location']): Page['location'][] {
  const own = `${pathname}${search}${hash}`;
  return [...own].flatMap((sign, at) => {
    if (!/[\da-z]/i.test(sign)) return [];
    const changed = `${own.slice(0, at)}${/[\da]/.test(sign) ? (sign === '1' ? '2' : '1') : 'a'}${own.slice(at + 1)}`;
    const url = new URL(changed, origin);
    return [{ ...pick(url), origin, hostname }];
  });
}

/** How a page draws another message. */
const DRAWS: Record<string, (page: Page, sender: Element, bodies: string) => unknown> = {
  line: (_, sender) => sender.replaceWith(sender.cloneNode(true)),
  words(_, sender) {
    sender.textContent = 'bob@sender.example';
  },
  body: ({ root, document }, _, bodies) =>
    root.querySelector(bodies)?.replaceChildren(document.createElement('p'), 'Another'),
};

/** Addresses that name another message, which has the place that the page has for it. */
function ahead({ webmail, page, here, goTo }: Awaited<ReturnType<typeof open>>) {
  const before = webmail?.openMessages(page).map(({ id }) => id) ?? [];
  const found = others(here).filter((location) => {
    goTo(location);
    return webmail?.openMessages(page).some(({ id, sender }) => sender && !before.includes(id));
  });
  goTo(here);
  return found;
}

describe('the address of a page', () => {
  it('tells which message is open in these webmails alone', async () => {
    const files = new Set<string>();
    for (const fixture of pages) if (ahead(await open(fixture)).length > 0) files.add(fixture.file);
    const known = 'cypht horde mail-ru nextcloud outlook qq smtp4dev sogo yahoo yandex';
    expect([...files].sort().join(' ')).toBe(known);
  });

  it('is all that there is in these alone, which have no badge', () => {
    const files = new Set(WITHOUT_WORDS.filter((fixture) => fixture.open.length > 0).map(({ file }) => file));
    expect([...files].sort().join(' ')).toBe('mail-ru netease plain-source public-inbox qq yandex');
  });
});

describe.each(pages.map((page) => [page.file, page] as const))('%s', (_, fixture) => {
  it('has no other message open while its address alone names one, and the first again when it is back', async () => {
    const { ids, here, goTo } = await open(fixture);
    const shown = ids();
    const isHeld = !WITHOUT_WORDS.includes(fixture);
    for (const location of others(here)) {
      goTo(location);
      const seen = ids();
      if (isHeld)
        expect(
          seen.filter((id) => !shown.includes(id)),
          location.href,
        ).toEqual([]);
      goTo(here);
      if (isHeld) expect(ids(), location.href).toEqual(shown);
    }
  });

  it('has it open once its sender’s line is drawn anew, its sender is another, or its body is', async () => {
    for (const [kind, draw] of Object.entries(DRAWS)) {
      const opened = await open(fixture);
      const { ids, named, goTo, page, webmail } = opened;
      const [next] = ahead(opened);
      ids();
      if (!next) continue;
      goTo(next);
      expect(ids(), kind).toEqual([]);
      const shown = () => webmail?.openMessages(page)[0];
      const before = shown();
      draw(page, before?.sender as Element, webmail?.bodies ?? '');
      // Where the address stands in an attribute, other words are no news, and a frame has no words here.
      const isDrawn = kind !== 'words' || before?.shown.from !== shown()?.shown.from;
      expect(ids(), kind).toEqual(isDrawn ? named() : []);
    }
  });
});
