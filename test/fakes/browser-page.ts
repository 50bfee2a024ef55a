/** A page made by code, as the profiles see it: a document without layout, where what is marked hidden is hidden. */
import { parseHTML } from 'linkedom';
import type { Page } from '../../src/webmail/webmail.ts';
import { baseOf, nameElements } from './named-elements.ts';

export interface FakePage extends Page {
  window: Window & typeof globalThis;
}

/** @param html what stands in the page's body, or a whole page that begins with '<html' */
export function fakePage(
  address: string,
  html: string,
  contentType = 'text/html',
  cookies: Record<string, string> = {},
): FakePage {
  const whole = html.startsWith('<html') ? html : `<html><head></head><body>${html}</body></html>`;
  const { window, document } = parseHTML(`<!doctype html>${whole}`);
  // Nothing moves without layout.
  window.Element.prototype.getAnimations ??= () => [];
  knowPseudoClasses(window.Element.prototype as unknown as Element);
  const url = new URL(address);
  Object.defineProperty(document, 'contentType', { value: contentType, configurable: true });
  const base = baseOf(document as unknown as Document, url.href);
  Object.defineProperty(document, 'baseURI', { value: base, configurable: true });
  const root = document.documentElement as unknown as Element;
  nameElements(document as unknown as Document);
  return {
    window: window as unknown as Window & typeof globalThis,
    document: document as unknown as Document,
    root,
    location: url,
    cookies: () =>
      Object.entries(cookies)
        .map((cookie) => cookie.join('='))
        .join('; '),
    isTop: true,
    isNewest: () => true,
    isVisible: (element) => element.closest('[hidden]') === null,
  };
}

/** Of those that a document made by code has never heard of, an element is one that has an attribute of that name. */
function knowPseudoClasses(prototype: Element): void {
  const known = (selector: string) => selector.replace(/:(defined|active-view-transition)/g, '[$1]');
  const { matches, closest } = prototype;
  Object.assign(prototype, {
    matches(this: Element, selector: string) {
      return matches.call(this, known(selector));
    },
    closest(this: Element, selector: string) {
      return closest.call(this, known(selector));
    },
  });
}
