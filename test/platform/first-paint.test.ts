/** When the views of a page may be loaded: once it was painted, or at once where nobody sees it. */
import { afterEach, expect, it, vi } from 'vitest';
import { firstPaint } from '../../src/platform/first-paint.ts';

afterEach(() => vi.unstubAllGlobals());

function page(hidden: boolean) {
  const frames: (() => void)[] = [];
  const target = new EventTarget();
  const begun: unknown[] = [];
  const document = {
    hidden,
    querySelectorAll: () => [{ content: 'its scripts' }],
    head: { append: begun.push.bind(begun) },
  };
  vi.stubGlobal('document', Object.assign(target, document));
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
  const told: string[] = [];
  firstPaint().then(() => told.push('painted'));
  const settled = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    return told.length > 0;
  };
  return { frames, target, settled, begun };
}

it('is behind the first frame of a page in sight', async () => {
  const { frames, settled, begun } = page(false);
  expect(await settled()).toBe(false);
  // Nor is anything loaded before it that the views come in.
  expect(begun).toEqual([]);
  for (const frame of frames) frame();
  expect(await settled()).toBe(true);
  expect(begun).toEqual(['its scripts']);
});

it('is not waited for where nobody sees the page, in which no frame comes', async () => {
  expect(await page(true).settled()).toBe(true);
});

it('is not waited for any longer when the page goes out of sight', async () => {
  const { target, settled } = page(false);
  expect(await settled()).toBe(false);
  target.dispatchEvent(new Event('visibilitychange'));
  expect(await settled()).toBe(true);
});
