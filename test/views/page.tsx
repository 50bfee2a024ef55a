/** Views on a page without a browser: drawn once as text, or mounted so that they answer keys and clicks. */
import { parseHTML } from 'linkedom';
import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { renderToString } from 'preact-render-to-string';
import { LANGUAGES } from '../../src/text/translate.ts';
import { OTHER_TABS } from '../../src/views/page/other-tabs-later.ts';
import { type Reading, ReadingContext } from '../../src/views/reading.tsx';

// A page draws its verdict first and loads the other tabs then; here they are there from the start.
await Promise.all(LANGUAGES.map(OTHER_TABS.load));

const READING: Reading = { language: 'en', timeZone: 'UTC', now: new Date('2026-11-20T10:01:30Z') };

function inContext(view: ComponentChild, reading: Partial<Reading>) {
  return <ReadingContext.Provider value={{ ...READING, ...reading }}>{view}</ReadingContext.Provider>;
}

/** The view's HTML, as a file would hold it. */
export function html(view: ComponentChild, reading: Partial<Reading> = {}): string {
  return renderToString(inContext(view, reading));
}

/** The view as elements, drawn once. */
export function draw(view: ComponentChild, reading: Partial<Reading> = {}): Document {
  return parseHTML(`<!doctype html><html><body>${html(view, reading)}</body></html>`).document;
}

/** linkedom calls every listener on the event's target; a browser, on the element that it was added to. */
function callOnTheirOwnElement(prototype: EventTarget): void {
  const { addEventListener, removeEventListener } = prototype;
  const bound = new WeakMap<EventTarget, Map<unknown, (event: Event) => void>>();
  Object.assign(prototype, {
    addEventListener(this: EventTarget, type: string, listener: (event: Event) => void) {
      const own = bound.get(this) ?? new Map();
      const call = (event: Event) => listener.call(this, event);
      bound.set(this, own.set(listener, call));
      addEventListener.call(this, type, call);
    },
    removeEventListener(this: EventTarget, type: string, listener: (event: Event) => void) {
      removeEventListener.call(this, type, bound.get(this)?.get(listener) ?? listener);
    },
  });
}

export interface MountedPage {
  document: Document;
  /** What lay there before the view was drawn, each element with its attributes as they were. */
  frame: { element: Element; attributes: [name: string, value: string][] }[];
  /** The one element; fails when there is none. */
  get(selector: string): HTMLElement;
  all(selector: string): HTMLElement[];
  /** The one element whose whole text is that. */
  byText(selector: string, text: string): HTMLElement;
  click(element: Element): void;
  press(element: Element, key: string): void;
  type(element: Element, text: string): void;
  /** Chooses files in the one field for them. */
  give(files: readonly Pick<File, 'name'>[]): void;
  /** Lets everything that waits for a promise happen. */
  settle(): Promise<void>;
  text(): string;
}

/**
 * Mounts a view; it stays until the next one is mounted.
 *
 * @param frame what the page's file holds where the view is drawn
 */
export function mount(view: ComponentChild, reading: Partial<Reading> = {}, frame = ''): MountedPage {
  const window = parseHTML('<!doctype html><html><body><div id="root"></div></body></html>');
  const { document } = window;
  // linkedom knows no focus; views ask who has it, to give it back.
  let focused: Element = document.body;
  Object.defineProperty(document, 'activeElement', { get: () => focused });
  Object.assign(window.Element.prototype, {
    focus(this: Element) {
      focused = this;
    },
    scrollIntoView() {},
  });
  callOnTheirOwnElement(window.Element.prototype);
  Object.assign(globalThis, {
    document,
    Node: window.Node,
    HTMLElement: window.HTMLElement,
    SVGElement: window.SVGElement ?? window.Element,
  });
  const root = document.getElementById('root');
  if (!root) throw new Error('no root');
  root.innerHTML = frame;
  const lying = [...root.querySelectorAll('*')].map((element) => ({
    element,
    attributes: [...element.attributes].map(({ name, value }): [string, string] => [name, value]),
  }));
  act(() => render(inContext(view, reading), root));
  const get = (selector: string) => {
    const found = document.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`nothing fits ${selector}`);
    return found;
  };
  const send = (element: Element, type: string, more: object = {}) => {
    act(() => {
      element.dispatchEvent(Object.assign(new window.Event(type, { bubbles: true, cancelable: true }), more));
    });
  };
  return {
    document,
    frame: lying,
    get,
    all: (selector) => [...document.querySelectorAll<HTMLElement>(selector)],
    byText(selector, text) {
      const found = [...document.querySelectorAll<HTMLElement>(selector)].find(
        (element) => element.textContent?.trim() === text,
      );
      if (!found) throw new Error(`no ${selector} says ${text}`);
      return found;
    },
    click: (element) => send(element, 'click'),
    press: (element, key) => send(element, 'keydown', { key }),
    type(element, text) {
      Object.assign(element, { value: text });
      send(element, 'input');
    },
    give(files) {
      const input = get('input[type="file"]');
      Object.defineProperty(input, 'files', { value: files, configurable: true });
      send(input, 'change');
    },
    settle: () => act(async () => await new Promise((resolve) => setTimeout(resolve, 5))),
    // As it is read: a blank that holds two words together is a blank.
    text: () => document.body.textContent?.replaceAll('\u00a0', ' ') ?? '',
  };
}
