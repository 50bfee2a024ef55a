import { describe, expect, it } from 'vitest';
import type { Route } from '../../../src/core/inspection/index.ts';
import { provenDomains } from '../../../src/core/proof/proven-parties.ts';
import { dkim, route, type SpfParts, spf } from '../verdict/facts.ts';

const bySpf = (parts: Partial<Route>, check: SpfParts = {}) =>
  provenDomains({ dkim: [], spf: spf({ domain: 'list.example', ...check }), route: route(parts) });

describe('the parties that are proven to have had a message in hand', () => {
  it('are named by a signature over the whole of it, and by the server at a known border', () => {
    const signed = [dkim({ domain: 'list.example' }), dkim({ domain: 'esp.example', addedFields: ['subject'] })];
    expect(provenDomains({ dkim: signed, spf: null, route: route() })).toEqual(['list.example']);
    expect(bySpf({})).toEqual(['list.example']);
  });

  it('are not named by SPF where anybody could have chosen the address', () => {
    expect(bySpf({ standing: 'inferred' })).toEqual([]);
    expect(bySpf({ resubmitted: true })).toEqual([]);
    expect(bySpf({}, { letsEveryoneIn: true })).toEqual([]);
    expect(bySpf({}, { result: 'fail' })).toEqual([]);
  });
});
