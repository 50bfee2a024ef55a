import { describe, expect, it, vi } from 'vitest';
import { badgeState } from '../../src/background/badge-state.ts';
import { badgeSentences } from '../../src/background/words.ts';
import { createBadge } from '../../src/content/badge.ts';
import { ICONS } from '../../src/content/icons.ts';
import { badgeWords } from '../../src/content/words.ts';
import { LANGUAGES, type Language } from '../../src/text/translate.ts';
import { fakePage } from '../fakes/browser-page.ts';

const { document, window } = fakePage('https://mail.example/', '<p id="sender">Alice</p>');
const speechOf = (language: Language) => ({ language, sentences: badgeSentences(language) });
const LEVELS = Object.keys(ICONS) as (keyof typeof ICONS)[];

function make(onClick = () => {}, mode: 'closed' | 'open' = 'closed') {
  const badge = createBadge(document, onClick, mode);
  if (!badge) throw new Error('no badge');
  return badge;
}

function open(onClick = () => {}) {
  const badge = make(onClick, 'open');
  const inside = (selector: string) => badge.host.shadowRoot?.querySelector(selector) as HTMLElement;
  return { badge, inside };
}

describe('a badge', () => {
  it('keeps what it says from the page', () => {
    const { host, show } = make();
    show({ level: 'verified', domain: 'shop.example' }, speechOf('en'));
    expect(host.shadowRoot).toBeNull();
    expect(host.attributes).toHaveLength(0);
    expect(host.textContent).toBe('');
  });

  it('is none where the page defined its element, by which it gets at what is closed', () => {
    const { document: other } = fakePage('https://mail.example/', '');
    const element = other.createElement('waybill-badge');
    element.setAttribute('defined', '');
    other.createElement = () => element;
    expect(createBadge(other, () => {})).toBeNull();
  });

  for (const language of LANGUAGES) {
    it(`has a sign of its own and words for every level in ${language}`, () => {
      const { badge, inside } = open();
      const seen = LEVELS.map((level) => {
        badge.show({ level, domain: 'shop.example' }, speechOf(language));
        expect(inside('button').title).not.toBe('');
        expect(inside('button').getAttribute('aria-label')).toBe(inside('button').title);
        expect(inside('button').lang).toBe(language);
        return [inside('svg').innerHTML, inside('span').textContent];
      });
      expect(new Set(seen.map(([sign]) => sign)).size).toBe(LEVELS.length);
      expect(new Set(seen.map(([, words]) => words)).size).toBe(LEVELS.length);
    });
  }

  it('is raised at its own place where the page around it is enlarged', () => {
    const { badge, inside } = open();
    badge.show({ level: 'verified', domain: 'shop.example' }, speechOf('en'));
    const prototype = window.HTMLElement.prototype as object;
    const measured = { left: 150, top: 60, width: 90, height: 30 };
    Object.assign(prototype, { showPopover() {}, getBoundingClientRect: () => measured });
    Object.assign(badge.host, { currentCSSZoom: 1.5 });
    badge.raise();
    expect(inside('button').style.cssText).toMatch(/left: ?100px; ?top: ?40px/);
    expect(inside('i').style.cssText).toMatch(/width: ?60px; ?height: ?20px/);
  });

  it('shows a domain as text, apart from its own words', () => {
    const { badge, inside } = open();
    badge.show({ level: 'failed', domain: '<img src=x onerror=alert(1)>.example' }, speechOf('en'));
    expect(inside('bdi').textContent).toBe('<img src=x onerror=alert(1)>.example');
    expect(inside('img')).toBeNull();
    expect(inside('span').textContent).toBe('Claims <img src=x onerror=alert(1)>.example, not proven');
  });

  it('keeps the end of a long domain, where its owner stands', () => {
    const words = badgeWords(
      { level: 'verified', domain: `${'bank.'.repeat(40)}attack.example` },
      badgeSentences('en'),
    );
    expect(words.domain).toMatch(/^….*attack\.example$/);
    expect(words.domain.length).toBeLessThan(60);
  });

  it('is told a domain whose hidden characters were made visible, and takes none of it for more than text', () => {
    expect(badgeState({ level: 'verified', domain: 'a\u202eb.example' }).domain).toBe('a[U+202E]b.example');
    expect(badgeWords({ level: 'failed', domain: '$&.example' }, badgeSentences('en')).title).toContain('$&.example');
  });

  it('is clicked by a person only, and keeps clicks from the webmail', () => {
    const onClick = vi.fn();
    const onPage = vi.fn();
    const { badge, inside } = open(onClick);
    document.getElementById('sender')?.append(badge.host);
    document.addEventListener('click', onPage);
    const madeByPage = new window.Event('click', { bubbles: true, composed: true });
    inside('button').dispatchEvent(madeByPage);
    expect(onClick).not.toHaveBeenCalled();
    const byPerson = Object.defineProperty(new window.Event('click', { bubbles: true }), 'isTrusted', { value: true });
    inside('button').dispatchEvent(byPerson);
    expect(onClick).toHaveBeenCalledOnce();
    badge.host.dispatchEvent(new window.Event('click', { bubbles: true }));
    expect(onPage).not.toHaveBeenCalled();
  });
});
