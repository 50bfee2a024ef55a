/** What keeps somebody from reading a page. */
import axe from 'axe-core';
import type { Page } from 'puppeteer-core';

/** What axe looks for: it takes seconds a page, and most of it does not change with colours or language. */
export type Rules = 'all' | 'contrast' | 'none';

/** @returns content wider than the window, sentences that are torn apart, and what axe finds */
export async function troubleFor(page: Page, rules: Rules = 'all'): Promise<string[]> {
  const tooWide = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
  const torn = await page.evaluate(tornSentences);
  const trouble = [...(tooWide ? ['wider than the window'] : []), ...torn.map((words) => `torn apart: ${words}`)];
  if (rules === 'none') return trouble;
  await page.evaluate(axe.source);
  const violations = await page.evaluate(
    async (only) => {
      const { axe: judge } = globalThis as unknown as { axe: typeof axe };
      const results = await judge.run(document, only ? { runOnly: [only] } : {});
      return results.violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
      );
    },
    rules === 'contrast' ? 'color-contrast' : null,
  );
  return [...trouble, ...violations];
}

/** Sentences in a row or a grid, whose values stand in cells of their own beside the words. Runs in the page. */
function tornSentences(): string[] {
  const isRow = (element: Element) => /flex|grid/.test(getComputedStyle(element).display);
  const hasWords = (node: Node) => node.nodeType === Node.TEXT_NODE && /\p{L}/u.test(node.textContent ?? '');
  return [...document.querySelectorAll('bdi')]
    .map((value) => value.parentElement)
    .filter((parent) => parent !== null && isRow(parent) && [...parent.childNodes].some(hasWords))
    .map((parent) => parent?.textContent ?? '');
}
