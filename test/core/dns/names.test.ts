import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isQueryName, toALabels, toULabels } from '../../../src/core/dns/names.ts';

describe('toALabels', () => {
  it('lowers ASCII names and takes the final dot off', () => {
    expect(toALabels('Mail.Example.COM.')).toBe('mail.example.com');
  });

  it('maps international labels as browsers do, and keeps underscore labels', () => {
    expect(toALabels('例え.jp')).toBe('xn--r8jz45g.jp');
    expect(toALabels('s1._domainkey.例え.jp')).toBe('s1._domainkey.xn--r8jz45g.jp');
    expect(toALabels('BÜCHER.example')).toBe('xn--bcher-kva.example');
    expect(toALabels('faß.example')).toBe('xn--fa-hia.example');
  });

  it('takes the full stops of other scripts as dots', () => {
    expect(toALabels('例え。jp')).toBe('xn--r8jz45g.jp');
    expect(toALabels('ｅｘａｍｐｌｅ．com')).toBe('example.com');
  });

  it('keeps underscore labels before right-to-left names', () => {
    expect(toALabels('_dmarc.דוגמה.example')).toBe('_dmarc.xn--6dbbec0c.example');
  });

  it('never makes an IPv4 address of a name that looks like one', () => {
    expect(toALabels('1.2.3')).toBe('1.2.3');
    expect(toALabels('0x7f.1')).toBe('0x7f.1');
    expect(toALabels('例え.１２７')).toBe('xn--r8jz45g.127');
  });

  it.each([
    ['the empty name', ''],
    ['the root', '.'],
    ['an empty label', 'a..b'],
    ['two final dots', 'example.com..'],
    ['a leading dot', '.example.com'],
    ['NUL', 'selector._domainkey.evil.example\0.any'],
    ['a parenthesis', 'bank.example(.evil.example'],
    ['a quote', "bank.example'@any.evil.example"],
    ['a space', 'exa mple.com'],
    ['a percent escape', '%65xample.com'],
    ['a percent escape beside Unicode', '例%2e.jp'],
    ['user information beside Unicode', 'a@例え.jp'],
    ['a port beside Unicode', '例え:80.jp'],
    ['a path beside Unicode', '例え/x.jp'],
    ['a tab that URL would drop', '例\tえ.jp'],
    ['a fullwidth percent sign', '％２５.jp'],
    ['a character that maps to a slash', '℀.example'],
    ['a lone surrogate', 'a\ud800.example'],
    ['a label that maps to nothing', '\u00ad.example'],
    ['an address literal', '[192.0.2.1]'],
    ['a label of 64', `${'a'.repeat(64)}.example`],
    ['a name of 254', `${'a.'.repeat(126)}bb`],
    ['a name of a million', 'é'.repeat(1_000_000)],
  ])('refuses %s', (_what, name) => {
    expect(toALabels(name)).toBeNull();
  });

  it('takes the longest label and the longest name', () => {
    expect(toALabels(`${'a'.repeat(63)}.example`)).not.toBeNull();
    expect(toALabels(`${'a.'.repeat(126)}b`)).toHaveLength(253);
  });

  it('gives only names that may be asked for, and gives them again unchanged', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), fc.domain()), (text) => {
        const name = toALabels(text);
        if (name === null) return;
        expect(isQueryName(name)).toBe(true);
        expect(name).toMatch(/^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/);
        expect(toALabels(name)).toBe(name);
      }),
      { numRuns: 500 },
    );
  });
});

describe('toULabels', () => {
  it('shows A-labels as people read them', () => {
    expect(toULabels('s1._domainkey.xn--r8jz45g.jp')).toBe('s1._domainkey.例え.jp');
    expect(toULabels('XN--BCHER-KVA.example')).toBe('bücher.example');
    expect(toULabels('xn--80ak6aa92e.com')).toBe('аррӏе.com');
    expect(toULabels('xn--ls8h.la')).toBe('💩.la');
  });

  it.each([
    ['no Punycode', 'xn--a!.example'],
    ['ASCII alone', 'xn--abc-.example'],
    ['nothing behind the prefix', 'xn--.example'],
    ['an upper-case letter, which is mapped', 'xn--wca.example'],
    ['overflow', 'xn--99999999999999.example'],
  ])('leaves an A-label with %s as it is', (_what, name) => {
    expect(toULabels(name)).toBe(name);
  });

  it('is undone by toALabels', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), (label) => {
        const name = toALabels(label);
        if (name !== null) expect(toALabels(toULabels(name))).toBe(name);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws on what is no name', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void toULabels(`xn--${text}`)));
  });
});

describe('isQueryName', () => {
  it('allows letters, digits, hyphen, underscore, dot and one final dot', () => {
    expect(isQueryName('s1._domainkey.Mail-1.example.')).toBe(true);
  });

  it.each(['', '.', 'a..b', 'a b', 'a\0b', 'é.example', 'a.example..', `${'a'.repeat(64)}.b`])('refuses %j', (name) => {
    expect(isQueryName(name)).toBe(false);
  });
});
