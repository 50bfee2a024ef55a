/** What a page looks like on paper: printed by the browser, and read by another program. */
import { execFileSync } from 'node:child_process';
import type { Page } from 'puppeteer-core';

export interface Sheet {
  /** Points, as are all places on it. */
  height: number;
  words: { text: string; top: number; bottom: number; right: number }[];
  width: number;
}

/** @param path where the PDF file is left, to be looked at */
export async function printOnPaper(page: Page, path: string, format: 'A4' | 'Letter' = 'A4'): Promise<Sheet[]> {
  await page.pdf({ path, format, preferCSSPageSize: true });
  const read = execFileSync('pdftotext', ['-bbox', path, '-'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return read
    .split('<page ')
    .slice(1)
    .map((sheet) => ({
      width: numberIn(sheet, 'width'),
      height: numberIn(sheet, 'height'),
      words: [...sheet.matchAll(/<word ([^>]*)>([^<]*)<\/word>/g)].map(([, places = '', text = '']) => ({
        text,
        top: numberIn(places, 'yMin'),
        bottom: numberIn(places, 'yMax'),
        right: numberIn(places, 'xMax'),
      })),
    }));
}

function numberIn(text: string, name: string): number {
  return Number(new RegExp(`${name}="([\\d.-]+)"`).exec(text)?.[1]);
}
