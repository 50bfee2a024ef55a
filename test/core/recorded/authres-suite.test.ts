import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseAuthenticationResults } from '../../../src/core/recorded/authentication-results.ts';

/** The conformance suite of authentication-results-python, when it lies beside the checkout. */
const file = new URL('../../../../shared/suites/authres/authres-cases.json', import.meta.url);

interface Case {
  input: string;
  ok: boolean;
  authserv_id?: string;
  version?: number | null;
  results?: unknown[];
}

describe('the public suite for Authentication-Results', () => {
  it.skipIf(!existsSync(file))('is passed whole', () => {
    const cases = JSON.parse(readFileSync(file, 'utf8')) as Case[];
    let passed = 0;
    for (const { input, ok, authserv_id, version, results } of cases) {
      const parsed = parseAuthenticationResults(input.slice(input.indexOf(':') + 1));
      expect(parsed.wellFormed, input).toBe(ok);
      if (ok) {
        const read = parsed.results.map(({ comment, pairs, ...rest }) => rest);
        expect({ id: parsed.authservId, version: parsed.version, read }, input).toEqual({
          id: authserv_id,
          version,
          read: results,
        });
      }
      passed++;
    }
    console.log(`Authentication-Results suite: ${passed} of ${cases.length}`);
  });
});
