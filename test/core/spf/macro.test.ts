import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseIp } from '../../../src/core/net/ip.ts';
import { parseMacroString } from '../../../src/core/spf/domain-spec.ts';
import { expandDomain, expandExplanation, type MacroValues } from '../../../src/core/spf/macro.ts';

const IPV4 = parseIp('192.0.2.3');
const IPV6 = parseIp('2001:db8::cb01');
if (!IPV4 || !IPV6) throw new Error('cannot read addresses');

const values: MacroValues = {
  localPart: 'strong-bad',
  senderDomain: 'email.example.com',
  domain: 'email.example.com',
  client: IPV4,
  helo: 'mx.example.org',
  validatedName: 'mx.example.org',
  receiver: 'mx.receiver.example',
  timestamp: 1_700_000_000,
};

function expand(text: string, changed: Partial<MacroValues> = {}): string {
  const parsed = parseMacroString(text, true);
  if ('problem' in parsed) throw new Error(parsed.problem);
  return expandDomain(parsed.value, { ...values, ...changed });
}

describe('expandDomain', () => {
  // RFC 7208 §7.4
  it.each([
    ['%{s}', 'strong-bad@email.example.com'],
    ['%{o}', 'email.example.com'],
    ['%{d}', 'email.example.com'],
    ['%{d4}', 'email.example.com'],
    ['%{d3}', 'email.example.com'],
    ['%{d2}', 'example.com'],
    ['%{d1}', 'com'],
    ['%{dr}', 'com.example.email'],
    ['%{d2r}', 'example.email'],
    ['%{l}', 'strong-bad'],
    ['%{l-}', 'strong.bad'],
    ['%{lr}', 'strong-bad'],
    ['%{lr-}', 'bad.strong'],
    ['%{l1r-}', 'strong'],
    ['%{ir}.%{v}._spf.%{d2}', '3.2.0.192.in-addr._spf.example.com'],
    ['%{lr-}.lp._spf.%{d2}', 'bad.strong.lp._spf.example.com'],
    ['%{lr-}.lp.%{ir}.%{v}._spf.%{d2}', 'bad.strong.lp.3.2.0.192.in-addr._spf.example.com'],
    ['%{ir}.%{v}.%{l1r-}.lp._spf.%{d2}', '3.2.0.192.in-addr.strong.lp._spf.example.com'],
    ['%{d2}.trusted-domains.example.net', 'example.com.trusted-domains.example.net'],
  ])('%s is %s', (text, name) => {
    expect(expand(text)).toBe(name);
  });

  it('writes every digit of an IPv6 address', () => {
    expect(expand('%{ir}.%{v}._spf.%{d2}', { client: IPV6 }).toLowerCase()).toBe(
      '1.0.b.c.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6._spf.example.com',
    );
  });

  it('splits at any of several delimiters', () => {
    expect(expand('%{l2r+-}.x', { localPart: 'foo-bar+zip+quux' })).toBe('bar.foo.x');
    expect(expand('%{l.-+,/_=}.x', { localPart: 'a.b-c+d,e/f_g=h' })).toBe('a.b.c.d.e.f.g.h.x');
  });

  it('writes percent signs and spaces as they are escaped', () => {
    expect(expand('a%%b%_c%-d.example')).toBe('a%b c%20d.example');
  });

  it('escapes what stands behind an upper-case letter', () => {
    expect(expand('%{L}.x', { localPart: '~jack&jill=up-a_b3.c' })).toBe('~jack%26jill%3Dup-a_b3.c.x');
    expect(expand('%{L}.x', { localPart: 'é\ud800' })).toBe('%C3%A9%EF%BF%BD.x');
  });

  it('takes the final dot off', () => {
    expect(expand('%{d}.')).toBe('email.example.com');
  });

  it('cuts whole labels off the left of a name that is too long', () => {
    const name = expand(`${'a'.repeat(60)}.%{o}.%{o}.%{o}.%{o}.%{o}.%{o}.%{o}.%{o}.%{o}.%{o}.%{o}.%{o}.%{o}.%{o}`);
    expect(name.length).toBeLessThanOrEqual(253);
    expect(name).toBe(Array.from({ length: 14 }, () => 'email.example.com').join('.'));
    expect(expand(`${'a.'.repeat(400)}end`)).toBe(`${'a.'.repeat(125)}end`);
  });

  it('keeps within its bound whatever a record repeats', () => {
    const before = performance.now();
    expect(expand('%{l}'.repeat(100_000), { localPart: 'x.'.repeat(5000) }).length).toBeLessThanOrEqual(253);
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  it('never throws', () => {
    const macro = fc
      .tuple(
        fc.constantFrom(...'slodiphvSLODIPHV'),
        fc.constantFrom('', '1', '2', '128'),
        fc.constantFrom('', 'r'),
        fc.constantFrom('', '-', '.+'),
      )
      .map((pieces) => `%{${pieces.join('')}}`);
    fc.assert(
      fc.property(fc.array(macro), fc.string({ unit: 'binary' }), (macros, localPart) => {
        expect(typeof expand(macros.join('.'), { localPart })).toBe('string');
      }),
    );
  });
});

describe('expandExplanation', () => {
  it('also knows the client, who checks and when', () => {
    const parsed = parseMacroString('%{c} (%{r}) %{t} %{i}', true);
    if ('problem' in parsed) throw new Error(parsed.problem);
    expect(expandExplanation(parsed.value, values)).toBe('192.0.2.3 (mx.receiver.example) 1700000000 192.0.2.3');
  });

  it('is cut when it is endless', () => {
    const parsed = parseMacroString('%{s}'.repeat(100_000), true);
    if ('problem' in parsed) throw new Error(parsed.problem);
    expect(expandExplanation(parsed.value, values)).toHaveLength(8192);
  });
});
