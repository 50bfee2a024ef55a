import { describe, expect, it } from 'vitest';
import { RECORDS, reportBytes } from './large-records.ts';

describe('a record of a megabyte', () => {
  it.each(Object.keys(RECORDS))('%s does not fill the report, and is judged whole', async (kind) => {
    const { bytes, level } = await reportBytes(kind);
    expect(bytes).toBeLessThan(100_000);
    expect(level).toBe(RECORDS[kind]?.level);
  });
});
