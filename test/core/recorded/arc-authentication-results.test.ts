import { describe, expect, it } from 'vitest';
import { parseArcAuthenticationResults } from '../../../src/core/recorded/arc-authentication-results.ts';

describe('parseArcAuthenticationResults', () => {
  it('reads the instance before the results', () => {
    const { instance, results } = parseArcAuthenticationResults(' (c) i = 12 ;\r\n mx.a.example; spf=pass');
    expect(instance).toBe(12);
    expect(results).toMatchObject({ authservId: 'mx.a.example', wellFormed: true });
    expect(results.results[0]).toMatchObject({ method: 'spf', result: 'pass' });
  });

  it('has one up to 50, by one or two digits', () => {
    expect(parseArcAuthenticationResults('i=50; a; none').instance).toBe(50);
    expect(parseArcAuthenticationResults('i=01; a; none').instance).toBe(1);
    expect(parseArcAuthenticationResults('i=001; a; none').instance).toBeNull();
  });

  it('has no instance outside 1–50, and without its ";"', () => {
    for (const value of [
      'i=0; a; none',
      'i=51; a; none',
      'i=999999; a; none',
      'i=1 a; none',
      'a; none',
      'i=; a; none',
      '',
    ]) {
      expect(parseArcAuthenticationResults(value).instance).toBeNull();
    }
  });
});
