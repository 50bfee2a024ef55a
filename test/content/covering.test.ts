/** What lies over a badge, where the page tells it: a document made by code has no layout. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { badgeSentences } from '../../src/background/words.ts';
import { createBadges } from '../../src/content/badges.ts';
import { createCovering } from '../../src/content/covering.ts';
import { fakePage } from '../fakes/browser-page.ts';
import { FakeIntersectionObserver } from '../fakes/intersection-observer.ts';

const NAMES = ['closest', 'contains'];
const FORM = `<form id="form">${NAMES.map((name) => `<input name="${name}">`).join('')}</form>`;

function open() {
  const page = fakePage('https://mail.example/', `<p id="sender">Alice</p><div class="body">${FORM}</div>`);
  vi.stubGlobal('IntersectionObserver', FakeIntersectionObserver);
  const find = (id: string) => page.document.getElementById(id) as HTMLElement;
  for (const element of [find('sender'), find('form')])
    element.getBoundingClientRect = () => ({ left: 0, top: 0, width: 9, height: 9 }) as DOMRect;
  const { signal } = new AbortController();
  return { page, find, signal };
}

afterEach(() => vi.unstubAllGlobals());

describe('a form of a mail that shows its fields in place of its functions', () => {
  it('does so here too, or nothing below would be seen', () => {
    const { find } = open();
    expect(find('form').closest).toBeTypeOf('object');
  });

  it('is seen to cover a badge', () => {
    const { page, find, signal } = open();
    page.document.elementFromPoint = () => find('form');
    const covering = createCovering(page.document, signal);
    covering.watch(find('sender'));
    expect(covering.look('.body')).toEqual([]);
    expect(covering.look('.body')).toEqual([find('sender')]);
  });

  it('may change, and the next change beside it is looked at all the same', () => {
    const { page, find, signal } = open();
    const badges = createBadges(page.document, () => {}, signal);
    badges.speak({ language: 'en', sentences: badgeSentences('en') });
    badges.show(
      { id: 'a', shown: {}, focused: true, sender: find('sender') },
      { level: 'verified', domain: 'shop.example' },
    );
    expect(badges.touches(find('form'))).toBe(false);
    expect(badges.touches(page.document.body)).toBe(true);
  });
});
