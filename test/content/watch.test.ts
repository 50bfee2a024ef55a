/** What a page takes off its window when it writes itself anew (`document.open`), listeners of ours too. */
import { setMaxListeners } from 'node:events';
import { afterEach, expect, it, vi } from 'vitest';
import { watchPage } from '../../src/content/watch.ts';
import { fakePage } from '../fakes/browser-page.ts';

const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

/** A page whose window forgets its listeners, and whose root is another one, when it is written anew. */
function open() {
  const page = fakePage('https://mail.example/', '<p>Mail</p>');
  vi.stubGlobal('MutationObserver', page.window.MutationObserver);
  let target = new EventTarget();
  let root = page.root;
  const frame = {
    addEventListener: (...added: Parameters<EventTarget['addEventListener']>) => target.addEventListener(...added),
  } as Window;
  const rewrite = () => {
    target = new EventTarget();
    root = page.document.createElement('html');
    page.document.replaceChild(root, page.document.documentElement);
  };
  const heard: string[] = [];
  const controller = new AbortController();
  // Node warns of many; a window that was written anew has them once more.
  setMaxListeners(0, controller.signal);
  const current = {
    ...page,
    get root() {
      return root;
    },
  };
  const watched = [frame, current, () => heard.push('look'), () => false, controller.signal] as const;
  watchPage(...watched, { scroll: () => heard.push('scroll'), visibilitychange: () => heard.push('seen') });
  const change = () => root.append(page.document.createElement('p'));
  return { heard, rewrite, change, controller, fire: (type: string) => target.dispatchEvent(new Event(type)) };
}

afterEach(() => vi.unstubAllGlobals());

it.each(['hashchange', 'popstate', 'resize'])('%s is still followed in a page that wrote itself anew', async (type) => {
  const { heard, rewrite, fire } = open();
  rewrite();
  await vi.waitFor(() => expect(heard).toEqual(['look']));
  fire(type);
  await vi.waitFor(() => expect(heard).toEqual(['look', 'look']));
});

it('so is what else was listened for, once each, however often it does so', async () => {
  const { heard, rewrite, change, fire } = open();
  for (let count = 0; count < 5; count++) {
    if (count % 2 === 0) rewrite();
    else change();
    await settle();
  }
  fire('scroll');
  fire('visibilitychange');
  expect(heard.filter((what) => what !== 'look')).toEqual(['scroll', 'seen']);
});

it('nothing is listened for when the script has ended', async () => {
  const { heard, rewrite, controller, fire } = open();
  controller.abort();
  rewrite();
  await settle();
  fire('scroll');
  expect(heard).toEqual([]);
});
