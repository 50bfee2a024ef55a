/** The colours of tokens.css stand apart enough to be read by everyone, light and dark (WCAG 2.2, 1.4.3 and 1.4.11). */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../src/views/styles/tokens.css', import.meta.url), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map((match) => [
    match[1] ?? '',
    { light: match[2] ?? '', dark: match[3] ?? '' },
  ]),
);

function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function contrast(one: string, other: string): number {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
}

const GROUNDS = ['paper', 'wash', 'verified-tint', 'vouched-tint', 'failed-tint', 'ambiguous-tint', 'unknown-tint'];
const TONES = ['verified', 'vouched', 'failed', 'ambiguous', 'unknown'];

describe.each(['light', 'dark'] as const)('colours, %s', (scheme) => {
  const color = (name: string) => tokens.get(name)?.[scheme] ?? '';

  it.each(GROUNDS)('of plain and of soft text can be read on %s', (ground) => {
    expect(contrast(color('ink'), color(ground))).toBeGreaterThanOrEqual(7);
    expect(contrast(color('soft'), color(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(TONES)('of %s can be read on their own tint, on paper and on wash', (tone) => {
    for (const ground of [`${tone}-tint`, 'paper', 'wash']) {
      expect(contrast(color(tone), color(ground)), ground).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('of links can be read, and of lines that mean something be seen', () => {
    expect(contrast(color('link'), color('paper'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(color('edge'), color('paper'))).toBeGreaterThanOrEqual(3);
    expect(contrast(color('edge'), color('wash'))).toBeGreaterThanOrEqual(3);
    expect(contrast(color('focus'), color('paper'))).toBeGreaterThanOrEqual(3);
  });
});
