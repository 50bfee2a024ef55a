import { expect, it } from 'vitest';
import type { Hop } from '../../../../src/core/inspection/index.ts';
import { parseReceived } from '../../../../src/core/received/received.ts';

/** One test for one shape of Received: what must come out of it, part by part; parts that are not named may be anything. */
export function shape(behaviour: string, value: string, expected: Partial<Hop>): void {
  it(behaviour, () => {
    expect(parseReceived(value)).toMatchObject(expected);
  });
}
