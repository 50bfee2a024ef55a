import { describe, expect, it } from 'vitest';
import { translate } from '../../../src/text/translate.ts';
import { dmarcTerms, keyTerms, spfTerms, type Term } from '../../../src/views/model/record-terms.ts';

function explain(terms: Term[]): string[] {
  return terms.map(({ meaning }) => (meaning ? translate(meaning.key, meaning.values) : '?'));
}

describe('an SPF record, term by term', () => {
  it('is explained in order', () => {
    expect(explain(spfTerms('v=spf1 ip4:192.0.2.0/24 include:_spf.example.org a mx:mail.example ~all'))).toEqual([
      'This is an SPF record.',
      'Servers at 192.0.2.0/24 may send.',
      'Servers that _spf.example.org allows may send.',
      "Servers at the domain's own addresses may send.",
      'The mail servers (MX) of mail.example may send.',
      'Other servers are probably not allowed to send (~ = softfail).',
    ]);
  });

  it('says plainly that +all, or all alone, keeps nobody out', () => {
    for (const record of ['+all', 'all', 'ALL']) expect(explain(spfTerms(record))[0]).toContain('keeps no one out');
  });

  it('explains a term with a prefix length and one that nobody knows', () => {
    expect(explain(spfTerms('a/24 -mx/28 foo:bar constructor'))).toEqual([
      "Servers at the domain's own addresses may send.",
      "The domain's own mail servers (MX) must not send (- = fail).",
      '?',
      '?',
    ]);
  });

  it('explains what a qualifier before any mechanism says', () => {
    expect(explain(spfTerms('-ip4:192.0.2.1 ~include:a.example ?exists:b.example +mx'))).toEqual([
      'Servers at 192.0.2.1 must not send (- = fail).',
      'Servers that a.example allows should probably not send (~ = softfail).',
      'Servers are neither allowed nor forbidden to send if the name b.example exists in DNS (? = neutral).',
      "The domain's own mail servers (MX) may send.",
    ]);
  });

  it('of ten thousand terms is cut', () => {
    expect(spfTerms('a '.repeat(10_000)).length).toBe(100);
  });
});

describe('a DMARC record, tag by tag', () => {
  it('says what is asked of receivers', () => {
    const terms = dmarcTerms([
      { name: 'v', value: 'DMARC1' },
      { name: 'p', value: 'reject' },
      { name: 'zz', value: '1' },
    ]);
    expect(explain(terms)).toEqual(['This is a DMARC record.', 'Messages that fail: reject them.', '?']);
  });
});

describe('a DKIM key, tag by tag', () => {
  it('keeps each tag as written', () => {
    const terms = keyTerms('v=DKIM1; k=rsa; p=MIIB==; t=y;');
    expect(terms.map(({ text }) => text)).toEqual(['v=DKIM1', 'k=rsa', 'p=MIIB==', 't=y']);
    expect(explain(terms)[3]).toContain('y = being tested');
  });

  it('that was revoked says so, and an asterisk is every service', () => {
    expect(explain(keyTerms('v=DKIM1; p=; s=*')).slice(1)).toEqual([
      'Empty: this key was revoked.',
      'Services that may use the key: * (* = all).',
    ]);
  });

  it('that is no tag list is shown without a meaning', () => {
    expect(explain(keyTerms('hello'))).toEqual(['?']);
  });
});
