import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDmarcRecord } from '../../../src/core/dmarc/record.ts';

describe('a TXT record is a DMARC Policy Record', () => {
  for (const text of ['v=DMARC1', 'v=DMARC1;p=none', 'v\t=\tDMARC1 ; p=none', 'V=DMARC1;p=none']) {
    it(`when it starts with the version: ${JSON.stringify(text)}`, () => {
      expect(parseDmarcRecord(text)).not.toBeNull();
    });
  }
  for (const text of [
    '',
    'v=DMARC',
    'v=DMARC1x; p=reject',
    'v=DMARC1 p=reject',
    'v=dmarc1; p=reject',
    'p=reject; v=DMARC1',
    ' v=DMARC1; p=reject',
    ';v=DMARC1; p=reject',
    'v=DMARC1\u00a0; p=reject',
    'vv=DMARC1',
    'vDMARC1',
    'DMARC1',
    'p=DMARC1; p=reject',
    'v=spf1 -all',
    '"v=DMARC1; p=reject"',
  ]) {
    it(`and none otherwise: ${JSON.stringify(text)}`, () => {
      expect(parseDmarcRecord(text)).toBeNull();
    });
  }
});

describe('the tags of a record', () => {
  it('stand in their order, with blanks around names and values cut off', () => {
    const record = parseDmarcRecord('v=DMARC1; rua = mailto:a@x.example ;p\t=\treject;');
    expect(record?.tags).toEqual([
      { name: 'v', value: 'DMARC1' },
      { name: 'rua', value: 'mailto:a@x.example' },
      { name: 'p', value: 'reject' },
    ]);
    expect(record?.p).toBe('reject');
  });

  it('take their values in any case of letters, but not their names', () => {
    const record = parseDmarcRecord('v=DMARC1; p=Reject; adkim=S; T=y; SP=none');
    expect(record).toMatchObject({ p: 'reject', adkim: 'strict', testing: false, sp: null });
  });

  it('have defaults: relaxed, not testing, psd unknown, no policy', () => {
    expect(parseDmarcRecord('v=DMARC1')).toMatchObject({
      p: null,
      sp: null,
      np: null,
      testing: false,
      psd: 'u',
      adkim: 'relaxed',
      aspf: 'relaxed',
      asksForReports: false,
      repeated: [],
    });
  });

  it('that are no words of theirs give way to the default, or are invalid where they are policies', () => {
    const record = parseDmarcRecord('v=DMARC1; p=; sp=deny; np=none; adkim=x; aspf=; t=1; psd=maybe');
    expect(record).toMatchObject({
      p: 'invalid',
      sp: 'invalid',
      np: 'none',
      adkim: 'relaxed',
      aspf: 'relaxed',
      testing: false,
      psd: 'u',
    });
  });

  it('that come twice count for nothing, so that an appended p= neither raises nor lowers the first', () => {
    const record = parseDmarcRecord('v=DMARC1; p=reject; p=none; adkim=s; adkim=s');
    expect(record).toMatchObject({ p: 'invalid', adkim: 'relaxed', repeated: ['p', 'adkim'] });
  });

  it('are not confused by pieces that are no tags', () => {
    const record = parseDmarcRecord('v=DMARC1; ; hello; =x; 1a=2; p=quarantine;; foo-bar=1');
    expect(record?.tags.map((tag) => tag.name)).toEqual(['v', 'p']);
    expect(record?.p).toBe('quarantine');
  });

  it('know white space only as SP and HTAB: a no-break space makes a policy invalid', () => {
    expect(parseDmarcRecord('v=DMARC1; p=\u00a0reject')?.p).toBe('invalid');
  });
});

describe('rua=', () => {
  for (const value of [
    'mailto:d@x.example',
    'mailto:d@x.example!10m',
    'https://r.example/x?y=%20',
    'bogus, mailto:d@x.example',
    'x:y',
  ]) {
    it(`asks for reports with a valid address: ${value}`, () => {
      expect(parseDmarcRecord(`v=DMARC1; rua=${value}`)?.asksForReports).toBe(true);
    });
  }
  for (const value of [
    '',
    'd@x.example',
    'bogus',
    'not a uri',
    'mailto:',
    ':x',
    'mailto:a b@x.example',
    'mailto:a!b@x.example',
    'mailto:%zz',
    '1:x',
  ]) {
    it(`asks for none with ${JSON.stringify(value)}`, () => {
      expect(parseDmarcRecord(`v=DMARC1; rua=${value}`)?.asksForReports).toBe(false);
    });
  }
});

it('any text is read without a throw, and a record always keeps its text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'v=DMARC1',
      ';',
      'p=reject',
      'sp=none',
      'rua=mailto:a@b.example',
      't=y',
      '=',
      ' ',
      '\t',
      '%',
      '!',
      ',',
      'psd=y',
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.boolean(), (pieces, isRecord) => {
      const text = (isRecord ? 'v=DMARC1;' : '') + pieces.join('');
      const record = parseDmarcRecord(text);
      if (isRecord) expect(record?.text).toBe(text);
      for (const tag of record?.tags ?? []) expect(tag.name).toMatch(/^[A-Za-z]+$/);
    }),
  );
});

it('a record of 200,000 tags takes no longer than its length', () => {
  const start = performance.now();
  expect(parseDmarcRecord(`v=DMARC1;${'p=reject;'.repeat(200_000)}`)?.p).toBe('invalid');
  expect(performance.now() - start).toBeLessThan(10_000);
});
