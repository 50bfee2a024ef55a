import { describe, expect, it } from 'vitest';
import { toldValues } from '../../src/text/told-values.ts';

const told = (values: Record<string, string | number>, language: 'en' | 'ja' = 'en') =>
  toldValues(values, language, 'Asia/Tokyo');

describe('values in a sentence', () => {
  it('that are times are on the reader’s own clock', () => {
    expect(told({ time: '2026-11-20T10:00:00.000Z' })).toEqual({ time: '20 Nov 2026, 19:00' });
    expect(told({ time: '2026-11-20T10:00:00.000Z' }, 'ja')).toEqual({ time: '2026年11月20日 19:00' });
    expect(told({ date: '2026-11-20T20:00:00.000Z' }, 'ja')).toEqual({ date: '2026年11月21日' });
  });

  it('that are durations are in their two largest units', () => {
    expect(told({ seconds: 3599 })).toEqual({ seconds: '59 min 59 s' });
    expect(told({ seconds: 62 }, 'ja')).toEqual({ seconds: '1 分 2 秒' });
  });

  it('that are somebody’s own words, or another kind of number, stay', () => {
    const values = { time: 'yesterday', text: '2026-11-20T10:00:00.000Z', date: '2026-13-45T99:00:00Z', bits: 1024 };
    expect(told(values)).toEqual(values);
  });
});
