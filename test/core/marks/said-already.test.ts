import { describe, expect, it } from 'vitest';
import { isSaidAlready } from '../../../src/core/marks/said-already.ts';
import { arrive, byBrand, from, report } from '../../attacks/world.ts';
import type { Zone } from '../../fakes/zone-resolver.ts';
import { rsaKey } from '../../messages/keys.ts';
import { keyZone, type SignOptions } from '../../messages/sign.ts';

const weak = rsaKey(768);

describe('a remark that says what the verdict’s reason says', () => {
  it.each<[reason: string, code: string, zone: Zone, options: Partial<SignOptions>]>([
    ['dkim_key_revoked', 'finding_key_revoked', { 's1._domainkey.legit.example': { TXT: ['v=DKIM1; p='] } }, {}],
    ['dkim_key_weak', 'finding_weak_key', keyZone('legit.example', 's1', weak), { key: weak }],
  ])('is not repeated: %s', async (reason, code, zone, options) => {
    const message = arrive(byBrand(from('a@legit.example'), options));
    const inspection = await report({ message, zone });
    expect(inspection.verdict.reason.code).toBe(reason);
    const same = inspection.findings.filter((finding) => finding.code === code);
    expect(same.map((finding) => isSaidAlready(finding, inspection))).toEqual([true]);
    // Of another key it is news.
    const other = same.map((finding) => ({ ...finding, values: { ...finding.values, domain: 'other.example' } }));
    expect(other.map((finding) => isSaidAlready(finding, inspection))).toEqual([false]);
  });
});
