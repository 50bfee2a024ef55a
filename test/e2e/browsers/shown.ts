/** What the extension's pages show, read as a person reads it. */
import type { Page } from 'puppeteer-core';
import { waitFor } from '../services/process.ts';

export interface ShownVerdict {
  level: string;
  headline: string;
  reason: string;
  advice: string;
}

export interface ShownProblem {
  problem: string;
}

/** The verdict on a popup or report page, once the check is done; or the sentence that says why there is none. */
export async function readResult(page: Page, timeout = 20_000): Promise<ShownVerdict | ShownProblem> {
  return await waitFor(
    'a verdict or a problem on the page',
    async () =>
      await page.evaluate(() => {
        const text = (selector: string) => document.querySelector(selector)?.textContent?.trim() ?? '';
        if (document.querySelector('.problem')) return { problem: text('.problem .verdict-reason') };
        const level = document.querySelector('.verdict')?.getAttribute('data-level');
        if (!level || level === 'checking') return null;
        return {
          level,
          // Without the level's word, which stands before it for those who hear the page.
          headline: text('.verdict-headline').slice(text('.verdict-headline .visually-hidden').length).trim(),
          reason: text('.verdict-reason'),
          advice: text('.verdict-advice'),
        };
      }),
    timeout,
  );
}

export async function readVerdict(page: Page, timeout?: number): Promise<ShownVerdict> {
  const result = await readResult(page, timeout);
  if ('problem' in result) throw new Error(`a problem in place of a verdict: ${result.problem}`);
  return result;
}

export async function readProblem(page: Page): Promise<string> {
  const result = await readResult(page);
  if ('problem' in result) return result.problem;
  throw new Error(`a verdict in place of a problem: ${result.headline}`);
}
