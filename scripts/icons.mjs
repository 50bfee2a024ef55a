/**
 * Draws the PNG files of icons/ from its SVG files with an installed Chromium: `node scripts/icons.mjs`. Needed only
 * after a drawing was changed: the PNG files are kept in the repository, and the build copies them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import puppeteer from 'puppeteer-core';

const folder = new URL('../icons/', import.meta.url);
const drawings = [
  { svg: 'mark-small', png: 'icon', sizes: [16] },
  { svg: 'mark', png: 'icon', sizes: [32, 48, 128] },
  ...['verified', 'vouched', 'ambiguous', 'failed', 'unknown'].map((name) => ({
    svg: name,
    png: name,
    sizes: [16, 32],
  })),
];

const browser = await puppeteer.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
try {
  const page = await browser.newPage();
  for (const { svg, png, sizes } of drawings) {
    const source = readFileSync(new URL(`${svg}.svg`, folder), 'utf8');
    for (const size of sizes) {
      await page.setViewport({ width: size, height: size });
      await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${source}`);
      writeFileSync(new URL(`${png}-${size}.png`, folder), await page.screenshot({ omitBackground: true }));
    }
  }
} finally {
  await browser.close();
}
