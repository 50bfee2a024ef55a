/** What lies over a badge, where the page tells it: a document made by code has no layout. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { badgeSentences } from '../../src/background/words.ts';
import { createBadges } from '../../src/content/badges.ts';
import { createCovering } from '../../src/content/covering.ts';
import { fakePage } from '../fakes/browser-page.ts';
import { FakeIntersectionObserver, notSeen } from '../fakes/intersection-observer.ts';

const NAMES = ['closest', 'contains'];
const FORM = `<form id="form">${NAMES.map((name) => `<input name="${name}">`).join('')}</form>`;

/** What a property holds that nobody set, where it is not "none". */
const PLAIN: Record<string, string> = { opacity: '1', 'mix-blend-mode': 'normal' };

function upFrom(element: Element): TreeWalker {
  const walker = {
    currentNode: element as Element | null,
    parentNode: () => {
      walker.currentNode = walker.currentNode?.parentElement ?? null;
      return walker.currentNode;
    },
  };
  return walker as unknown as TreeWalker;
}

function open() {
  const page = fakePage('https://mail.example/', `<p id="sender">Alice</p><div class="body">${FORM}</div>`);
  vi.stubGlobal('IntersectionObserver', FakeIntersectionObserver);
  const find = (id: string) => page.document.getElementById(id) as HTMLElement;
  for (const element of [find('sender'), find('form')])
    element.getBoundingClientRect = () => ({ left: 0, top: 0, width: 9, height: 9 }) as DOMRect;
  const { signal } = new AbortController();
  return { page, find, signal };
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

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

  it('or no element at all, but the picture of the page before, which styles have stay above this one, is seen too', () => {
    const { page, find, signal } = open();
    page.document.elementFromPoint = () => page.root;
    const covering = createCovering(page.document, signal);
    covering.watch(find('sender'));
    const looks = () => [1, 2].map(() => covering.look('.body').length);
    expect(looks()).toEqual([0, 0]);
    page.root.setAttribute('active-view-transition', '');
    expect(looks()).toEqual([0, 1]);
  });

  it('may change, and the next change beside it is looked at all the same', () => {
    const { page, find, signal } = open();
    const badges = createBadges(page.document, () => {}, signal);
    badges.speak({ language: 'en', sentences: badgeSentences('en') });
    badges.show(
      { id: 'a', shown: {}, focused: true, sender: find('sender') },
      { level: 'verified', domain: 'shop.example' },
    );
    const change = (target: Node) => ({ target, attributeName: 'class' }) as MutationRecord;
    expect(badges.touches(change(find('form')))).toBe(false);
    expect(badges.touches(change(page.document.body))).toBe(true);
  });
});

describe('what a mail draws over a badge', () => {
  const BADGE = { left: 100, top: 10, width: 200, height: 20 };
  /** By parts of the badge's width and height: what lies above it. */
  const COVERS: Record<string, (x: number, y: number) => boolean> = {
    'its words alone, between the ends and the middle': (x) => x > 0.17 && x < 0.45,
    'all but a line through the middle': (_, y) => Math.abs(y - 0.5) > 0.1,
    'its lower half': (_, y) => y > 0.5,
    'all but where one would look first': (x) =>
      ![0.1, 0.25, 0.5, 0.75, 0.9].some((place) => Math.abs(x - place) < 0.01),
  };

  it.each(Object.keys(COVERS))('is seen: %s', (how) => {
    const { page, find, signal } = open();
    // The same places in every run.
    let seed = 7;
    vi.spyOn(Math, 'random').mockImplementation(() => {
      seed = (seed * 16_807) % 2_147_483_647;
      return seed / 2_147_483_647;
    });
    const badge = find('sender');
    badge.getBoundingClientRect = () => BADGE as DOMRect;
    page.document.elementFromPoint = (x, y) =>
      COVERS[how]?.((x - BADGE.left) / BADGE.width, (y - BADGE.top) / BADGE.height) ? find('form') : badge;
    const covering = createCovering(page.document, signal);
    covering.watch(badge);
    covering.look('.body');
    expect(covering.look('.body')).toEqual([badge]);
  });

  it('is seen though it is there only every other second', () => {
    const { page, find, signal } = open();
    const badge = find('sender');
    let looks = 0;
    page.document.elementFromPoint = () => (looks % 2 === 0 ? find('form') : badge);
    const covering = createCovering(page.document, signal);
    covering.watch(badge);
    const seen: Element[] = [];
    for (; looks < 6; looks++) seen.push(...covering.look('.body'));
    expect(seen).toEqual([badge]);
  });

  it('is not said of what passes over once in a while', () => {
    const { page, find, signal } = open();
    const badge = find('sender');
    let looks = 0;
    page.document.elementFromPoint = () => (looks % 5 === 0 ? find('form') : badge);
    const covering = createCovering(page.document, signal);
    covering.watch(badge);
    for (; looks < 100; looks++) expect(covering.look('.body')).toEqual([]);
  });

  it('is not said where the webmail draws its own page otherwise than plainly, whatever the way', async () => {
    for (const [effect, value, isSaid] of [
      ['opacity', '0.9', false],
      ['filter', 'invert(1)', false],
      ['transform', 'matrix(0.9, 0, 0, 0.9, 0, 0)', false],
      ['rotate', '1deg', false],
      ['scale', '0.9', false],
      ['perspective', '100px', false],
      ['backdrop-filter', 'blur(1px)', false],
      ['mix-blend-mode', 'multiply', false],
      ['-webkit-box-reflect', 'below 0px', false],
      ['color', 'red', true],
    ] as const) {
      const { page, find, signal } = open();
      const badge = find('sender');
      page.document.elementFromPoint = () => badge;
      const style = { getPropertyValue: (name: string) => (name === effect ? value : (PLAIN[name] ?? 'none')) };
      vi.stubGlobal('getComputedStyle', () => style);
      // The document made by code walks downwards only.
      page.document.createTreeWalker = () => upFrom(badge);
      notSeen.add(badge);
      const covering = createCovering(page.document, signal);
      covering.watch(badge);
      await Promise.resolve();
      covering.look('.body');
      expect(covering.look('.body').length > 0, effect).toBe(isSaid);
    }
    notSeen.clear();
  });

  it('is not said of what is the webmail\u2019s own, be it over all of the badge or a part, nor where nothing is over it', async () => {
    const PARTS: [says: string, isOver: (x: number) => boolean, isSeen: boolean, isSaid: boolean][] = [
      ['its menu', () => true, false, false],
      ['the end of its menu', (x) => x > 0.9, false, false],
      ['nothing', () => false, true, false],
      ['what takes no clicks', () => false, false, true],
    ];
    for (const [says, isOver, isSeen, isSaid] of PARTS) {
      const { page, find, signal } = open();
      const badge = find('sender');
      badge.getBoundingClientRect = () => BADGE as DOMRect;
      page.document.elementFromPoint = (x) => (isOver((x - BADGE.left) / BADGE.width) ? page.document.body : badge);
      vi.stubGlobal('getComputedStyle', () => ({ getPropertyValue: (name: string) => PLAIN[name] ?? 'none' }));
      page.document.createTreeWalker = () => upFrom(badge);
      if (!isSeen) notSeen.add(badge);
      const covering = createCovering(page.document, signal);
      covering.watch(badge);
      await Promise.resolve();
      covering.look('.body');
      expect(covering.look('.body').length > 0, says).toBe(isSaid);
    }
    notSeen.clear();
  });

  it('has the badge raised once, and again only above what came over it since', () => {
    const { page, find, signal } = open();
    const badges = createBadges(page.document, () => {}, signal);
    badges.speak({ language: 'en', sentences: badgeSentences('en') });
    const message = { id: 'a', shown: {}, focused: true, sender: find('sender') };
    const raised: string[] = [];
    const prototype = page.window.HTMLElement.prototype;
    Object.assign(prototype, {
      showPopover: () => raised.push('shown'),
      hidePopover: () => raised.push('hidden'),
      getBoundingClientRect: () => BADGE,
    });
    badges.show(message, { level: 'verified', domain: 'shop.example' });
    let isOver = true;
    page.document.elementFromPoint = () => (isOver ? find('form') : null);
    const look = (times: number) => {
      for (let time = 0; time < times; time++) badges.keep('.body');
      return raised.splice(0);
    };
    expect(look(2)).toEqual(['shown']);
    isOver = false;
    expect(look(5)).toEqual([]);
    expect(badges.covered()).toEqual(['a']);
    isOver = true;
    expect(look(2)).toEqual(['hidden', 'shown']);
  });
});
