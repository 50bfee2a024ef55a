/** The examples of RFC 6376 and RFC 8463, and chasquid's cases, when the conformance suites lie beside the checkout. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { verifyDkim } from '../../../src/core/dkim/verify.ts';
import { type Zone, type ZoneOptions, zoneResolver } from '../../fakes/zone-resolver.ts';

const suites = new URL('../../../../shared/suites/', import.meta.url);
const examples = new URL('dkim-rfc/messages/', suites);
const chasquid = new URL('dkim-chasquid/', suites);
const filesOf = (folder: URL, ending: string) =>
  existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(ending)) : [];
const now = new Date('2026-11-24T00:00:00Z');

describe('the examples of RFC 6376 and RFC 8463, and others', () => {
  const files = filesOf(examples, '.txt');
  if (files.length === 0) it.skip('do not lie beside this checkout');
  let right = 0;
  for (const file of files) {
    it(`${file}: every signature verifies`, async () => {
      const text = readFileSync(new URL(file, examples), 'latin1').replace(/\r?\n/g, '\r\n');
      const gap = text.indexOf('\r\n\r\n');
      const zone: Zone = {};
      for (const line of text.slice(0, gap).split('\r\n')) {
        const [owner = '', ...record] = line.split(' ');
        zone[owner] = { TXT: [record.join(' ')] };
      }
      const checks = await verifyDkim(Buffer.from(text.slice(gap + 4), 'latin1'), {
        resolver: zoneResolver(zone),
        now,
      });
      expect(checks.length).toBeGreaterThan(0);
      for (const check of checks) {
        // Some were made with rsa-sha1 or short keys: what they compute is right, and RFC 8301 does not accept it.
        expect([check.header.result, check.body.result]).toEqual(['pass', 'pass']);
        expect(['pass', 'policy']).toContain(check.result);
      }
      right++;
    });
  }
  afterAll(() => console.log(`DKIM examples: ${right} of ${files.length}`));
});

interface Expected {
  Found: number;
  Valid: number;
  Results: { State: 'SUCCESS' | 'TEMPFAIL' | 'PERMFAIL'; Domain: string }[];
}

/** Records are 'owner: value', continued behind '\'; TEMPERROR and PERMERROR stand for what the resolver answers. */
function readZone(text: string): { zone: Zone; options: ZoneOptions } {
  const zone: Zone = {};
  const failing: NonNullable<ZoneOptions['failing']> = {};
  for (const line of text.replace(/\\\n\s*/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    if (colon < 0) continue;
    const owner = line.slice(0, colon).trim();
    const value = line.slice(colon + 1).trim();
    if (value === 'TEMPERROR') failing[owner] = 'servfail';
    else if (value === 'PERMERROR') failing[owner] = 'nxdomain';
    else zone[owner] = { TXT: [...(zone[owner]?.TXT ?? []), value] };
  }
  return { zone, options: { failing } };
}

describe("chasquid's cases", () => {
  const files = filesOf(chasquid, '.msg');
  if (files.length === 0) it.skip('do not lie beside this checkout');
  let right = 0;
  for (const file of files) {
    const read = (ending: string) => {
      const url = new URL(file.replace('.msg', ending), chasquid);
      return existsSync(url) ? readFileSync(url, 'latin1') : '';
    };
    it(file, async () => {
      const { zone, options } = readZone(read('.dns'));
      const checks = await verifyDkim(Buffer.from(read('.msg'), 'latin1'), {
        resolver: zoneResolver(zone, options),
        now,
      });
      const result = read('.result');
      // 03 is a message with a broken header, without a signature.
      const expected: Expected = result ? JSON.parse(result) : { Found: 0, Valid: 0, Results: [] };
      // chasquid looks at five signatures at most (02); here the limit is another.
      const looked = checks.slice(0, expected.Found);
      expect(looked).toHaveLength(expected.Found);
      const states = looked.map(({ result: word, header, body }) => {
        if (word === 'temperror') return 'TEMPFAIL';
        return header.result === 'pass' && body.result === 'pass' ? 'SUCCESS' : 'PERMFAIL';
      });
      expect(states).toEqual(expected.Results.map(({ State }) => State));
      right++;
    });
  }
  afterAll(() => console.log(`DKIM, chasquid: ${right} of ${files.length}`));
});
