/** ValiMail's ARC cases, when the conformance suites lie beside the checkout. */
import { existsSync, readFileSync } from 'node:fs';
import { loadAll } from 'js-yaml';
import { afterAll, describe, expect, it } from 'vitest';
import { verifyArc } from '../../../src/core/arc/verify.ts';
import type { ArcCheck } from '../../../src/core/inspection.ts';
import { type Zone, zoneResolver } from '../../fakes/zone-resolver.ts';

interface Suite {
  tests: { [name: string]: { message: string; cv: 'None' | 'Pass' | 'Fail' | '' } };
  'txt-records': { [name: string]: string };
}

const file = new URL('../../../../shared/suites/arc/arc-validation-tests.yml', import.meta.url);
const suites = existsSync(file) ? (loadAll(readFileSync(file, 'utf8')) as Suite[]) : [];

/**
 * Cases written for draft-18 of ARC that ask for something else than the RFCs.
 *
 * - `ams_fields_c_na`: no c=, and the signature was made relaxed/relaxed. RFC 8617 §4.1.2 takes c= over from RFC 6376 §3.5,
 *   whose default is simple/simple; so this signature does not verify.
 * - `ams_fields_h_empty`: an empty h=. RFC 6376 §3.5: "This list MUST NOT be empty", and §5.4 wants From in it.
 */
const otherReading: { [name: string]: string } = { ams_fields_c_na: 'Fail', ams_fields_h_empty: 'Fail' };

/** The suite has keys of 512 bits and more: what it asks is arithmetic, what RFC 8301 accepts is told apart from it. */
function status({ result, evidence }: ArcCheck): string {
  const parts = evidence.sets.flatMap(({ seal, messageSignature }) => [seal, messageSignature]);
  const onlyWeak = parts.every((part) => part.result !== 'policy' || part.code === 'arc_key_weak');
  if (result === 'pass' || (result === 'policy' && onlyWeak)) return 'Pass';
  return result === 'none' ? 'None' : 'Fail';
}

describe('the ARC validation cases', () => {
  if (suites.length === 0) it.skip('do not lie beside this checkout');
  let right = 0;
  let all = 0;
  for (const suite of suites) {
    const zone: Zone = {};
    for (const [name, value] of Object.entries(suite['txt-records'])) zone[name] = { TXT: [value] };
    for (const [name, { message, cv }] of Object.entries(suite.tests)) {
      all++;
      it(name, async () => {
        const source = Buffer.from(message.replace(/\r?\n/g, '\r\n'), 'utf8');
        const check = await verifyArc(source, { resolver: zoneResolver(zone), now: new Date('2026-11-24T00:00:00Z') });
        // An empty cv: the newest seal itself says that the chain failed.
        expect(status(check)).toBe(otherReading[name] ?? (cv || 'Fail'));
        right++;
      });
    }
  }
  afterAll(() => console.log(`ARC validation: ${right} of ${all}`));
});
