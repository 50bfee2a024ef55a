/** The suite of authentication-results-python (RFC 8601). */
import { expect } from 'vitest';
import { makeCase, readSuiteFile, type Suite } from './suite.ts';

interface SuiteCase {
  input: string;
  ok: boolean;
  authserv_id?: string;
  version?: number | null;
  results?: unknown[];
}

export function resultsSuite(): Suite {
  const text = readSuiteFile('authres/authres-cases.json');
  const given = text === '' ? [] : (JSON.parse(text) as SuiteCase[]);
  const cases = given.map(({ input, ok, authserv_id, version, results }) =>
    makeCase(input, 'results', { value: input.slice(input.indexOf(':') + 1) }, (parsed) => {
      expect(parsed.wellFormed).toBe(ok);
      if (!ok) return;
      const read = parsed.results.map(({ comment, pairs, ...rest }) => rest);
      expect({ id: parsed.authservId, version: parsed.version, read }).toEqual({
        id: authserv_id,
        version,
        read: results,
      });
    }),
  );
  return { title: 'Authentication-Results', cases };
}
