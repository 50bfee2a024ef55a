import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatDate,
  formatDelay,
  formatDuration,
  formatPercent,
  formatTime,
} from '../../src/text/formats.ts';

describe('durations', () => {
  it.each([
    [0, '0 s', '0 秒'],
    [1, '1 s', '1 秒'],
    [62, '1 min 2 s', '1 分 2 秒'],
    [3600, '1 h', '1 時間'],
    [3661, '1 h 1 min', '1 時間 1 分'],
    [90_000, '1 d 1 h', '1 日 1 時間'],
    [-3, '−3 s', '−3 秒'],
  ])('%i seconds are told in two units at most, in both languages', (seconds, en, ja) => {
    expect(formatDuration(seconds, 'en')).toBe(en);
    expect(formatDuration(seconds, 'ja')).toBe(ja);
  });

  it('as delays carry their sign, also when clocks disagree', () => {
    expect(formatDelay(1, 'en')).toBe('+1 s');
    expect(formatDelay(1, 'ja')).toBe('+1 秒');
    expect(formatDelay(0, 'en')).toBe('+0 s');
    expect(formatDelay(-70, 'en')).toBe('−1 min 10 s');
  });

  it('that are no number are told as nothing', () => {
    expect(formatDuration(Number.NaN, 'en')).toBe('');
    expect(formatDelay(Number.POSITIVE_INFINITY, 'ja')).toBe('');
  });
});

describe('dates', () => {
  it('are told in the zone asked for, the zone apart', () => {
    const english = formatDate('2026-11-20T10:00:03Z', 'en', 'Asia/Tokyo');
    expect(english.text).toBe('20 Nov 2026, 19:00:03');
    expect(english.zone).not.toBe('');
    const japanese = formatDate('2026-11-20T10:00:03Z', 'ja', 'Asia/Tokyo');
    expect(japanese.text).toBe('2026年11月20日 19:00:03');
    expect(japanese.zone).toBe('JST');
  });

  it('that cannot be read are told as nothing', () => {
    expect(formatDate('yesterday', 'en')).toEqual({ text: '', zone: '' });
    expect(formatTime('', 'ja')).toBe('');
  });

  it('can be told as the time of day alone', () => {
    expect(formatTime('2026-11-20T10:00:03Z', 'en', 'UTC')).toBe('10:00:03');
    expect(formatTime('2026-11-20T04:00:03Z', 'ja', 'UTC')).toBe('04:00:03');
  });
});

describe('sizes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1500, '1.5 kB'],
    [999_499, '999 kB'],
    [10_400_000, '10.4 MB'],
  ])('%i bytes are %s', (bytes, text) => {
    expect(formatBytes(bytes, 'en')).toBe(text);
  });
});

describe('shares', () => {
  it('are told in whole per cent', () => {
    expect(formatPercent(0.42, 'en')).toBe('42%');
    expect(formatPercent(1, 'en')).toBe('100%');
    expect(formatPercent(0, 'en')).toBe('0%');
  });

  it('of less than all are never rounded to all, nor of something to nothing', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, minExcluded: true, maxExcluded: true, noNaN: true }), (share) => {
        expect(['0%', '100%']).not.toContain(formatPercent(share, 'en'));
      }),
    );
  });
});
