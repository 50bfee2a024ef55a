import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSpfRecord, parseRecord, type SpfRecord } from '../../../src/core/spf/record.ts';

function parsed(terms: string): SpfRecord {
  const record = parseRecord(`v=spf1 ${terms}`);
  if ('code' in record) throw new Error(`${record.code}: ${record.term}`);
  return record;
}

describe('isSpfRecord', () => {
  it.each(['v=spf1', 'v=spf1 -all', 'V=SPF1 -all', 'v=spf1  '])('takes %j', (text) => {
    expect(isSpfRecord(text)).toBe(true);
  });

  it.each([
    '',
    'v=spf',
    'verify',
    'a=spf1 -all',
    'google -all',
    'v=spf10',
    'v=spf1\t-all',
    ' v=spf1',
    'v=spf2.0/pra -all',
    'spf1 -all',
    'v=spf1\xa0-all',
  ])('refuses %j', (text) => {
    expect(isSpfRecord(text)).toBe(false);
  });
});

describe('parseRecord', () => {
  it('reads every mechanism with its qualifier', () => {
    const { directives } = parsed(
      'all -include:a.example ~A MX:m.example/24//64 ?ptr +ptr:p.example ip4:192.0.2.0/24 ip6:2001:db8::/32 exists:%{ir}.e.example a//64 mx/20',
    );
    expect(directives.map(({ qualifier, mechanism }) => qualifier + mechanism.kind)).toEqual([
      '+all',
      '-include',
      '~a',
      '+mx',
      '?ptr',
      '+ptr',
      '+ip4',
      '+ip6',
      '+exists',
      '+a',
      '+mx',
    ]);
    expect(directives[2]?.mechanism).toEqual({ kind: 'a', domain: null, ip4Length: 32, ip6Length: 128 });
    expect(directives[3]?.mechanism).toMatchObject({ ip4Length: 24, ip6Length: 64 });
    expect(directives[9]?.mechanism).toMatchObject({ ip4Length: 32, ip6Length: 64 });
    expect(directives[10]?.mechanism).toMatchObject({ ip4Length: 20, ip6Length: 128 });
    expect(parsed('a/32//128 mx/0//0').directives.map(({ mechanism }) => mechanism)).toMatchObject([
      { ip4Length: 32, ip6Length: 128 },
      { ip4Length: 0, ip6Length: 0 },
    ]);
  });

  it('keeps each term as it is written', () => {
    expect(parsed('  ~Include:Spf.Example   redirect=%{d}.x.example  ').directives[0]?.text).toBe(
      '~Include:Spf.Example',
    );
    expect(parsed('redirect=x.example').redirect?.text).toBe('redirect=x.example');
  });

  it('leaves out modifiers that it does not know, when their syntax holds', () => {
    const { directives, redirect, explanation } = parsed('foo.b-a_r=%{d}/x:y=z exp=e.example ra=postmaster rr= -all');
    expect(directives).toHaveLength(1);
    expect(redirect).toBeNull();
    expect(explanation?.text).toBe('exp=e.example');
  });

  it('takes slashes and colons within a domain for part of it', () => {
    expect(parsed('a:foo:bar/baz.example.com/24').directives[0]?.mechanism).toMatchObject({
      domain: [{ literal: 'foo:bar/baz.example.com', plain: true }],
      ip4Length: 24,
    });
    expect(parsed('exists:%{i}.%{s1}.100/86400.rate.%{d}').directives).toHaveLength(1);
  });

  it.each([
    ['moo', 'spf_permerror_unknown_term'],
    ['=all', 'spf_permerror_unknown_term'],
    ['1up=foo', 'spf_permerror_unknown_term'],
    ['--all', 'spf_permerror_unknown_term'],
    ['all.', 'spf_permerror_unknown_term'],
    ['redirect:a.example', 'spf_permerror_unknown_term'],
    ['ipv4:192.0.2.1', 'spf_permerror_unknown_term'],
    ['all:foo', 'spf_permerror_unexpected_argument'],
    ['all/8', 'spf_permerror_unexpected_argument'],
    ['ptr/0', 'spf_permerror_unexpected_argument'],
    ['include/24', 'spf_permerror_unexpected_argument'],
    ['include', 'spf_permerror_missing_argument'],
    ['include:', 'spf_permerror_missing_argument'],
    ['exists', 'spf_permerror_missing_argument'],
    ['a:', 'spf_permerror_missing_argument'],
    ['mx:/24', 'spf_permerror_missing_argument'],
    ['exp=', 'spf_permerror_missing_argument'],
    ['ip4', 'spf_permerror_missing_argument'],
    ['ip6:', 'spf_permerror_missing_argument'],
    ['a:museum', 'spf_permerror_domain'],
    ['a:museum.', 'spf_permerror_domain'],
    ['a:abc.123', 'spf_permerror_domain'],
    ['a:example.-com', 'spf_permerror_domain'],
    ['a:example.com-', 'spf_permerror_domain'],
    ['a:%{d}com', 'spf_permerror_domain'],
    ['include:a.example/24', 'spf_permerror_domain'],
    ['a:example.com:8080', 'spf_permerror_domain'],
    ['exp=-all', 'spf_permerror_domain'],
    ['a:192.0.2.1', 'spf_permerror_domain_is_address'],
    ['mx:192.0.2.1/24', 'spf_permerror_domain_is_address'],
    ['a:%', 'spf_permerror_macro'],
    ['a:%(d)', 'spf_permerror_macro'],
    ['a:%{d', 'spf_permerror_macro'],
    ['a:%{}', 'spf_permerror_macro'],
    ['a:%{x}', 'spf_permerror_macro'],
    ['a:%{d0}', 'spf_permerror_macro'],
    ['a:%{dr2}', 'spf_permerror_macro'],
    ['a:%{d:}', 'spf_permerror_macro'],
    ['foo=%abc', 'spf_permerror_macro'],
    ['exists:%{c}.x', 'spf_permerror_macro_only_in_exp'],
    ['exp=%{r}.example.com', 'spf_permerror_macro_only_in_exp'],
    ['ip4:192.0.2', 'spf_permerror_address'],
    ['ip4:192.0.2.256', 'spf_permerror_address'],
    ['ip4:192.0.02.1', 'spf_permerror_address'],
    ['ip4:2001:db8::1', 'spf_permerror_address'],
    ['ip4/24', 'spf_permerror_address'],
    ['ip4/192.0.2.1', 'spf_permerror_address'],
    ['a/1000000', 'spf_permerror_prefix_length'],
    ['ip6:192.0.2.1', 'spf_permerror_address'],
    ['ip6:fe80::1%eth0', 'spf_permerror_address'],
    ['ip6:::::', 'spf_permerror_address'],
    ['ip4:192.0.2.0/33', 'spf_permerror_prefix_length'],
    ['ip4:192.0.2.0/024', 'spf_permerror_prefix_length'],
    ['ip4:192.0.2.0/', 'spf_permerror_prefix_length'],
    ['ip4:192.0.2.0//32', 'spf_permerror_prefix_length'],
    ['ip6:2001:db8::/129', 'spf_permerror_prefix_length'],
    ['a/33', 'spf_permerror_prefix_length'],
    ['a//129', 'spf_permerror_prefix_length'],
    ['a/24/64', 'spf_permerror_prefix_length'],
    ['a/', 'spf_permerror_prefix_length'],
    ['mx/024', 'spf_permerror_prefix_length'],
    ['redirect=a.example redirect=a.example', 'spf_permerror_repeated_modifier'],
    ['exp=a.example -all EXP=b.example', 'spf_permerror_repeated_modifier'],
    ['a:foo.example.com\0', 'spf_permerror_characters'],
    ['a:x.example\r\nptr', 'spf_permerror_characters'],
    ['-all\x96', 'spf_permerror_characters'],
    ['a:\xef\xbb\xbfx.example', 'spf_permerror_characters'],
    ['foo=b\tr', 'spf_permerror_characters'],
  ])('finds %j wrong: %s', (terms, code) => {
    expect(parseRecord(`v=spf1 ${terms}`)).toMatchObject({ code });
  });

  it('tells the first term that is wrong, wherever it stands', () => {
    expect(parseRecord('v=spf1 ip4:192.0.2.1 -all moo')).toEqual({ code: 'spf_permerror_unknown_term', term: 'moo' });
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      'a',
      'mx',
      'ip4',
      ':',
      '/',
      '%',
      '{',
      '}',
      'd',
      '=',
      '-',
      ' ',
      '1',
      '.',
      'exp',
      'redirect',
      'all',
      'é',
      '\0',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (terms) => void parseRecord(`v=spf1 ${terms}`)),
      { numRuns: 2000 },
    );
  });

  it('reads a megabyte of terms, macros or percent signs in linear time', () => {
    for (const unit of ['ip4:192.0.2.1 ', 'a:%{d}.x', '%{', '%', '/1', 'a', '=', '1']) {
      const text = `v=spf1 a:${unit.repeat(1_000_000 / unit.length)}`;
      const before = performance.now();
      parseRecord(text);
      expect(performance.now() - before).toBeLessThan(10_000);
    }
  });
});
