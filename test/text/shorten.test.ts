import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortenAddress, shortenDomain, shortenMiddle } from '../../src/text/shorten.ts';

describe('shortening', () => {
  it('leaves what is short enough', () => {
    expect(shortenMiddle('subject', 10)).toBe('subject');
    expect(shortenDomain('mail.example.org', 16)).toBe('mail.example.org');
    expect(shortenAddress('a@example.org', 20)).toBe('a@example.org');
  });

  it('cuts the middle out of plain text', () => {
    expect(shortenMiddle('abcdefghij', 5)).toBe('ab…ij');
  });

  it('cuts a domain at its beginning, so that its owner stays', () => {
    const hostile = `www.bank.example.${'login.'.repeat(30)}attack.example`;
    expect(shortenDomain(hostile, 40)).toMatch(/^….*attack\.example$/);
  });

  it('keeps the last two labels even when they alone are longer', () => {
    const owner = `${'a'.repeat(50)}.example`;
    expect(shortenDomain(`x.y.${owner}`, 20)).toContain(owner);
  });

  it('cuts the local part of an address before its domain', () => {
    expect(shortenAddress(`${'admin.bank.example'.repeat(20)}@attack.example`, 32)).toMatch(/…[^@]*@attack\.example$/);
  });

  it('never loses the last label of an address and never grows without bound', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 300 }),
        fc.domain(),
        fc.integer({ min: 12, max: 80 }),
        (local, domain, max) => {
          const short = shortenAddress(`${local}@${domain}`, max);
          expect(short.endsWith(domain.slice(domain.lastIndexOf('.')))).toBe(true);
          expect(Array.from(short).length).toBeLessThanOrEqual(Math.max(max, 64) + 8);
        },
      ),
    );
  });
});
