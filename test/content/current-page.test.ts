import { afterEach, expect, it, vi } from 'vitest';
import { currentPage } from '../../src/content/locate.ts';

afterEach(() => vi.unstubAllGlobals());

/** A document as far as a browser has it by itself; what a test sets is what its page's markup put over that. */
class OwnDocument {
  now: object | null = { name: 'first root' };
  get documentElement() {
    return this.now;
  }
  get cookie() {
    return 'own=1';
  }
}

it('a page is looked at by its root of that moment, and by no element that calls itself so', () => {
  vi.stubGlobal('Document', OwnDocument);
  const document = new OwnDocument();
  Object.defineProperty(document, 'documentElement', { value: { name: 'a picture of a mail' } });
  Object.defineProperty(document, 'cookie', { value: { name: 'another' } });
  const page = currentPage({ document, location: new URL('https://mail.example/') } as unknown as Window);
  expect(page.root).toEqual({ name: 'first root' });
  expect(page.cookies()).toBe('own=1');
  document.now = { name: 'another root' };
  expect(page.root).toEqual({ name: 'another root' });
  // While a page writes itself anew there is none: nothing is found then, and nothing throws.
  document.now = null;
  expect(page.root).toBe(document);
});

it('is the newest of its tab by what the browser says alone', () => {
  const newest = (navigation: unknown) => currentPage({ navigation } as unknown as Window).isNewest();
  expect(newest({ canGoForward: false })).toBe(true);
  expect(newest({ canGoForward: true })).toBe(false);
  // A browser that does not know, and in such a one a frame of that name in a mail.
  expect(newest(undefined)).toBe(false);
  expect(newest({ canGoForward: { name: 'canGoForward' } })).toBe(false);
});

it('shows nothing where no person can scroll to: a webmail may leave its other views there, drawn as ever', () => {
  const isVisible = (right: number, drawn = true) =>
    currentPage({} as Window).isVisible({
      checkVisibility: () => drawn,
      getBoundingClientRect: () => ({ right }),
    } as unknown as Element);
  expect(isVisible(-9_400)).toBe(false);
  expect(isVisible(400)).toBe(true);
  expect(isVisible(400, false)).toBe(false);
  // A narrow window that was scrolled aside.
  expect(isVisible(-300)).toBe(true);
});
