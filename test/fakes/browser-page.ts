/** A page made by code, as the profiles see it: a document without layout, where what is marked hidden is hidden. */
import { parseHTML } from 'linkedom';
import type { Page } from '../../src/webmail/webmail.ts';

export interface FakePage extends Page {
  window: Window & typeof globalThis;
}

export function fakePage(address: string, html: string, contentType = 'text/html'): FakePage {
  const { window, document } = parseHTML(`<!doctype html><html><head></head><body>${html}</body></html>`);
  const url = new URL(address);
  Object.defineProperty(document, 'contentType', { value: contentType });
  Object.defineProperty(document, 'baseURI', { value: new URL('/', url).href });
  return {
    window: window as unknown as Window & typeof globalThis,
    document: document as unknown as Document,
    location: { href: url.href, origin: url.origin, pathname: url.pathname, hash: url.hash },
    isVisible: (element) => element.closest('[hidden]') === null,
  };
}
