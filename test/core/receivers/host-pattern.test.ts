import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesHost } from '../../../src/core/receivers/host-pattern.ts';

describe('a host fits a pattern', () => {
  for (const [pattern, host] of [
    ['mx.google.com', 'mx.google.com'],
    ['mx.google.com', 'MX.Google.com.'],
    ['*.mail.protection.outlook.com', 'AM1EUR01FT009.mail.protection.outlook.com'],
    ['mta*.mail.*.yahoo.com', 'mta1001.mail.bf1.yahoo.com'],
    ['mta*.mail.*.yahoo.com', 'mta2.biz.mail.sg2.yahoo.com'],
    ['10.*', '10.197.33.4'],
    ['*', 'anything.example'],
  ] as const) {
    it(`${pattern}: ${host}`, () => {
      expect(matchesHost(host, ['other.example', pattern])).toBe(true);
    });
  }
});

describe('a host does not fit a pattern', () => {
  for (const [pattern, host] of [
    ['mx.google.com', 'mx.google.com.attack.example'],
    ['mx.google.com', 'amx.google.com'],
    ['mx.google.com', 'mxxgoogle.com'],
    ['*.mail.protection.outlook.com', 'mail.protection.outlook.com'],
    ['*.mail.protection.outlook.com', '.mail.protection.outlook.com'],
    ['*.mail.protection.outlook.com', 'a.mail.protection.outlook.com.attack.example'],
    ['*.mail.protection.outlook.com', 'attackmail.protection.outlook.com'],
    ['mta*.mail.*.yahoo.com', 'mta.mail.x.yahoo.com'],
    ['mta*.mail.*.yahoo.com', 'mta1.mail..yahoo.com'],
    ['mta*.mail.*.yahoo.com', 'mta1.mail.yahoo.com'],
    ['10.*', '110.0.0.1'],
    ['ab*ba', 'aba'],
    ['*', ''],
    ['', 'mx.rcpt.example'],
  ] as const) {
    it(`${pattern}: ${JSON.stringify(host)}`, () => {
      expect(matchesHost(host, [pattern])).toBe(false);
    });
  }

  it('when there is none', () => {
    expect(matchesHost(null, ['*'])).toBe(false);
  });
});

it('a pattern fits exactly the names that are put together after it', () => {
  const text = fc.stringMatching(/^[a-z.]{0,5}[a-z]$/);
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 1, maxLength: 4 }),
      fc.array(text, { minLength: 3, maxLength: 3 }),
      (pieces, fill) => {
        const name = pieces.reduce(
          (left, piece, index) => left + (index === 0 ? '' : (fill[index - 1] ?? 'x')) + piece,
          '',
        );
        expect(matchesHost(name, [pieces.join('*')])).toBe(true);
        expect(matchesHost(`${name}-`, [pieces.join('*')])).toBe(false);
        expect(matchesHost(`-${name}`, [pieces.join('*')])).toBe(false);
      },
    ),
  );
});

it('a long name against many wildcards takes no time', () => {
  const start = performance.now();
  expect(matchesHost('a'.repeat(1_000_000), [`${'a*'.repeat(50_000)}b`])).toBe(false);
  expect(matchesHost(`${'a'.repeat(1_000_000)}b`, [`*${'a*'.repeat(50_000)}b`])).toBe(true);
  expect(performance.now() - start).toBeLessThan(10_000);
});
