import { describe, expect, it } from 'vitest';
import type { Route } from '../../../src/core/inspection/index.ts';
import { ageOf } from '../../../src/core/proof/age.ts';
import { borderHop, facts, NOW, route } from '../verdict/facts.ts';

/** The border's field holds words of the sender's, a date among them. */
const unclear = borderHop({ date: null, notes: [{ code: 'route_hop_unclear', values: {} }] });
const ageWhere = (parts: Partial<Route>) =>
  ageOf(facts({ route: route({ hops: [unclear], arrivedAt: null, ...parts }) }));

describe('the age of a mail', () => {
  it('is old past seven days by the clock of the border', () => {
    expect(ageOf(facts({ route: route({ arrivedAt: '2026-11-23T02:00:00.000Z' }) }))).toBe('fresh');
    expect(ageOf(facts({ route: route({ arrivedAt: '2026-11-01T02:00:00.000Z' }) }))).toBe('old');
  });

  it('is old from one second past seven days on', () => {
    const ageAfter = (seconds: number) => {
      const arrivedAt = new Date(Date.parse(NOW) - seconds * 1000).toISOString();
      return ageOf(facts({ route: route({ arrivedAt }) }));
    };
    expect(ageAfter(7 * 86_400)).toBe('fresh');
    expect(ageAfter(7 * 86_400 + 1)).toBe('old');
  });

  it('is new where words of the sender’s hide the date in the border’s own field', () => {
    expect(ageWhere({ standing: 'known' })).toBe('fresh');
    // So it is where the field is too long to be read to its date.
    const cut = borderHop({ date: null, notes: [{ code: 'route_hop_cut', values: {} }] });
    expect(ageWhere({ hops: [cut] })).toBe('fresh');
  });

  it('is not known where the border is only inferred, or its field merely has no date', () => {
    expect(ageWhere({ standing: 'inferred' })).toBe('unknown');
    expect(ageWhere({ hops: [borderHop({ date: null })] })).toBe('unknown');
    expect(ageWhere({ hops: [borderHop({ notes: unclear.notes })] })).toBe('unknown');
  });
});
