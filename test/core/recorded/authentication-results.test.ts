import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_METHOD_RESULTS, MAX_RESULT_PROPERTIES } from '../../../src/core/limits.ts';
import { parseAuthenticationResults } from '../../../src/core/recorded/authentication-results.ts';

const parse = parseAuthenticationResults;
/** 'spf=pass smtp.mailfrom=a.example', for short comparisons */
const say = (value: string) =>
  parse(value).results.map(({ method, result, properties }) =>
    [`${method}=${result}`, ...properties.map((p) => `${p.ptype}.${p.property}=${p.value}`)].join(' '),
  );

describe('parseAuthenticationResults, by RFC 8601', () => {
  it('reads an id, a version and results with their versions, reasons, comments and properties', () => {
    expect(
      parse(
        'mx.rcpt.example 1; spf/1=pass (a (b) \\) c) reason="good \\"one\\"" smtp.mailfrom=x@a.example (d);\r\n\tdkim=fail header.d=b.example',
      ),
    ).toEqual({
      authservId: 'mx.rcpt.example',
      version: 1,
      wellFormed: true,
      results: [
        {
          method: 'spf',
          version: 1,
          result: 'pass',
          reason: 'good "one"',
          comment: 'a (b) ) c; d',
          properties: [{ ptype: 'smtp', property: 'mailfrom', value: 'x@a.example' }],
        },
        {
          method: 'dkim',
          version: null,
          result: 'fail',
          reason: null,
          comment: null,
          properties: [{ ptype: 'header', property: 'd', value: 'b.example' }],
        },
      ],
    });
  });

  it('takes comments and folds anywhere between words (Appendix B.7)', () => {
    const value =
      "foo.example.net (foobar) 1 (baz); dkim (Because I like it) / 1 (One yay) = (wait for it) fail\r\n policy (A dot can go here) . (like that) expired (this surprised me) = (as I wasn't expecting it) 1362471462";
    expect(parse(value)).toMatchObject({ authservId: 'foo.example.net', version: 1, wellFormed: true });
    expect(say(value)).toEqual(['dkim=fail policy.expired=1362471462']);
  });

  it('reads "no result" (Appendix B.2)', () => {
    for (const value of ['example.org 1; none', 'example.org;none', 'example.org; none (why)', 'example.org; NONE']) {
      expect(parse(value)).toMatchObject({ authservId: 'example.org', wellFormed: true, results: [] });
    }
  });

  it('reads a quoted id and quoted values', () => {
    expect(parse('"mx; spf=pass"; spf=none')).toMatchObject({ authservId: 'mx; spf=pass', wellFormed: true });
    expect(say('a; iprev=pass policy.iprev="2001:db8::1"')).toEqual(['iprev=pass policy.iprev=2001:db8::1']);
    expect(say('a; spf=pass smtp.mailfrom="x;dmarc=pass"@b.example; dkim=none')).toEqual([
      'spf=pass smtp.mailfrom="x;dmarc=pass"@b.example',
      'dkim=none',
    ]);
  });

  it('keeps letters of ids and values, and lowers those of words', () => {
    expect(parse('Mx.A; SPF=Pass SMTP.MailFrom=X@B.Example')).toMatchObject({ authservId: 'Mx.A' });
    expect(say('Mx.A; SPF=Pass SMTP.MailFrom=X@B.Example')).toEqual(['spf=pass smtp.mailfrom=X@B.Example']);
  });

  it('lets Base64, VERP and UTF-8 stand unquoted', () => {
    const value = 'a; dkim=pass header.b=Qgi/Fo+0=; spf=pass smtp.mailfrom=b+c=d.example@\xc3\xa9.example';
    expect(parse(value).wellFormed).toBe(true);
    expect(say(value)[1]).toBe('spf=pass smtp.mailfrom=b+c=d.example@\xc3\xa9.example');
  });

  it('lets a null sender be nothing or "<>", and a ";" stand at the end', () => {
    expect(parse('a; spf=none smtp.mailfrom=; dkim=none;').wellFormed).toBe(true);
    expect(parse('a; spf=none smtp.mailfrom=<>; dkim=none; ')).toMatchObject({ wellFormed: true });
    expect(say('a; spf=none smtp.mailfrom=<>;')).toEqual(['spf=none smtp.mailfrom=<>']);
  });

  const faulty: [string, string, string[]][] = [
    ['nothing', '', []],
    ['only an id', 'mx.a.example', []],
    ['an id that is missing', '; spf=pass', ['spf=pass']],
    ['a result without an id or a method', '=pass; dkim=pass', ['dkim=pass']],
    [
      'an unquoted IPv6 address',
      'a; iprev=pass policy.iprev=2001:db8::1 (x); spf=pass',
      ['iprev=pass policy.iprev=2001:db8::1', 'spf=pass'],
    ],
    [
      'a comment that a sender left open',
      'a; spf=pass smtp.mailfrom=legit.example(a.attack.example; dmarc=pass',
      ['spf=pass smtp.mailfrom=legit.example'],
    ],
    ['a quoted string that does not end', 'a; spf=pass reason="x; dmarc=pass', ['spf=pass']],
    ['a result that is missing', 'a; spf=; dkim=pass', ['dkim=pass']],
    ['a method that is missing', 'a; =pass; dkim=pass', ['dkim=pass']],
    ['a word folded in the middle', 'a; dmarc=pa\r\n ss; dkim=pass', ['dmarc=pa', 'dkim=pass']],
    ['words without "="', 'a; spf=pass junk more; dkim=pass', ['spf=pass', 'dkim=pass']],
    ['an empty result', 'a; spf=pass;; dkim=pass', ['spf=pass', 'dkim=pass']],
    ['a property without a name', 'a; spf=pass smtp.=x; dkim=pass', ['spf=pass', 'dkim=pass']],
    ['a ";" that is missing before the results', 'a spf=pass; dkim=pass', ['dkim=pass']],
    ['an id that holds what parts results', 'a?b; spf=pass', ['spf=pass']],
    ['an id that reads as a method with a version', 'a/b; spf=pass', ['spf=pass']],
    ['a method that says nothing, without an id', 'spf=pass; dkim; dmarc=pass', ['spf=pass', 'dmarc=pass']],
    ['a domain between results that no ";" ends', 'spf=pass; rcpt.example dkim=pass', ['spf=pass']],
    ['a version that is no number', 'a; spf/x=pass; dkim=pass', ['dkim=pass']],
    [
      'an address in angle brackets',
      'a; spf=pass smtp.mailfrom=<x@b.example>; dkim=pass',
      ['spf=pass smtp.mailfrom=x@b.example', 'dkim=pass'],
    ],
  ];
  for (const [what, value, expected] of faulty) {
    it(`says that ${what} is not well formed and reads the rest`, () => {
      expect(parse(value).wellFormed).toBe(false);
      expect(say(value)).toEqual(expected);
    });
  }

  const tolerated = [
    'a; iprev=pass policy.iprev=2001:db8::1',
    'a; spf=none smtp.mailfrom=x@[203.0.113.66]',
    'a; spf=none smtp.helo=[IPv6:2001:db8::1]; dmarc=fail header.from=b.example',
    'a; dmarc=pass header.from=<x@b.example>',
    'a; arc=pass arc.chain=:b.example',
  ];
  for (const value of tolerated) {
    it(`tolerates what nobody could read otherwise: ${value}`, () => expect(parse(value).tolerated).toBe(true));
  }
  const intolerable = ['a,b', 'x[1.2.3.4', '[1.2.3.4]b', 'a\\b', '<a', 'a>b', 'x@[1;2]'];
  for (const value of intolerable) {
    it(`does not tolerate ${value}`, () =>
      expect(parse(`a; spf=pass smtp.mailfrom=${value}`).tolerated).toBeUndefined());
  }

  it('reads what has no id and tells the version of a method', () => {
    const value = 'spf/1=pass smtp.mailfrom=b.example; dkim=none';
    expect(parse(value)).toMatchObject({ authservId: null, wellFormed: true, results: [{ version: 1 }, {}] });
    expect(say(value)).toEqual(['spf=pass smtp.mailfrom=b.example', 'dkim=none']);
  });

  it('reads a pair with an underscore, which Yahoo writes', () => {
    const value =
      'a; dkim=pass header.i=@b.example arc_overridden_status=NOT_OVERRIDDEN; dmarc=pass(p=REJECT) header.from=b.example';
    expect(parse(value)).toMatchObject({ wellFormed: true, results: [{ method: 'dkim' }, { method: 'dmarc' }] });
  });

  it('reads the long field of Authentication Milter (Fastmail)', () => {
    const value = [
      'mx1.messagingengine.com',
      'bimi=skipped (DMARC Policy is not at enforcement)',
      'arc=none (no signatures found)',
      'dkim=pass (2048-bit rsa key sha256) header.d=a.example header.i=@a.example header.b=ab/c+ header.a=rsa-sha256 header.s=s1 x-bits=2048',
      'dmarc=pass policy.published-domain-policy=none policy.applied-disposition=none (p=none,d=none,d.eval=none) policy.policy-from=p header.from=a.example',
      'iprev=pass smtp.remote-ip="2001:db8::1" (out.a.example)',
      'spf=pass smtp.mailfrom=b@a.example smtp.helo=out.a.example',
      'x-me-sender=none',
      'x-return-mx=pass header.domain=a.example policy.is_org=yes (MX Records found: mx.a.example,mx2.a.example)',
      'x-tls=pass smtp.version=TLSv1.3 smtp.cipher=TLS_AES_128_GCM_SHA256 smtp.bits="128/128"',
      'x-vs=clean score=0 state=0',
    ].join(';\r\n    ');
    expect(parse(value).wellFormed).toBe(true);
    expect(parse(value).results.map(({ method }) => method)).toEqual([
      'bimi',
      'arc',
      'dkim',
      'dmarc',
      'iprev',
      'spf',
      'x-me-sender',
      'x-return-mx',
      'x-tls',
      'x-vs',
    ]);
  });

  it('takes no result out of a comment (attack: comment smuggling)', () => {
    const value = 'mx; dmarc=fail (dmarc=pass header.from=legit.example; dmarc=pass) header.from=legit.example';
    expect(say(value)).toEqual(['dmarc=fail header.from=legit.example']);
  });
});

describe('parseAuthenticationResults, by the form of Exchange', () => {
  const exchange =
    'spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=a.example; dkim=pass (signature was verified) header.d=a.example;dmarc=bestguesspass action=none header.from=a.example;compauth=pass reason=109';

  it('reads results without an id', () => {
    const { authservId, wellFormed, results } = parse(exchange);
    expect({ authservId, wellFormed }).toEqual({ authservId: null, wellFormed: true });
    expect(say(exchange)).toEqual([
      'spf=pass smtp.mailfrom=a.example',
      'dkim=pass header.d=a.example',
      'dmarc=bestguesspass header.from=a.example',
      'compauth=pass',
    ]);
    expect(results[0]?.comment).toBe('sender IP is 192.0.2.1');
    expect(results[2]?.pairs).toEqual([{ name: 'action', value: 'none' }]);
    expect(results[3]?.reason).toBe('109');
  });

  it('reads results that nothing separates', () => {
    const value = exchange.replaceAll(';', ' ');
    expect(parse(value)).toEqual(parse(exchange));
  });

  it('is not well formed when it says something twice: a value with a blank could have said the first', () => {
    expect(parse('spf=fail smtp.mailfrom=x dmarc=pass header.from=y; dmarc=fail action=reject').wellFormed).toBe(false);
    expect(parse('dkim=pass header.d=a.example;dkim=fail header.d=b.example').wellFormed).toBe(true);
  });

  it('may have the bare domain of the recipient between its results (2018 to 2021)', () => {
    const value =
      'dkim=none (message not signed) header.d=none;rcpt.example; dmarc=none action=none header.from=a.example;';
    expect(parse(value).wellFormed).toBe(true);
    expect(say(value)).toEqual(['dkim=none header.d=none', 'dmarc=none header.from=a.example']);
  });

  it('begins no result behind an id', () => {
    const value = 'mx.a; spf=fail smtp.mailfrom=x dmarc=pass';
    expect(say(value)).toEqual(['spf=fail smtp.mailfrom=x']);
  });
});

describe('parseAuthenticationResults, bounded', () => {
  it('reads a hundred results and fifty properties at most', () => {
    const many = parse(`a${'; dkim=pass'.repeat(10_000)}`);
    expect(many.results).toHaveLength(MAX_METHOD_RESULTS);
    expect(many.wellFormed).toBe(false);
    const wide = parse(`a; dkim=pass${' header.d=b'.repeat(10_000)}; spf=pass`);
    expect(wide.results[0]?.properties).toHaveLength(MAX_RESULT_PROPERTIES);
    expect(wide.results[1]?.method).toBe('spf');
    expect(parse(`spf=pass${' dkim=pass'.repeat(10_000)}`).results).toHaveLength(MAX_METHOD_RESULTS);
  });

  it('ends on 10,000 ";", 64 kB of one word, 100,000 open parentheses, and on bytes of any kind', () => {
    expect(parse(`a${';'.repeat(10_000)}`).results).toEqual([]);
    expect(parse(`a; spf=pass smtp.mailfrom=${'x'.repeat(65_536)}`).wellFormed).toBe(true);
    expect(parse(`a; spf=pass ${'('.repeat(100_000)}`).wellFormed).toBe(false);
    expect(parse(`${'('.repeat(100_000)}${')'.repeat(100_000)}a; spf=pass`).wellFormed).toBe(false);
    expect(parse(`a; ${'x '.repeat(100_000)}`).results).toEqual([]);
    expect(parse(`a; spf=pass reason="${'\\"'.repeat(100_000)}`).wellFormed).toBe(false);
  });

  it('never throws and never reads a result that is not in the text, whatever the text', () => {
    const piece = fc.constantFrom(
      'mx',
      ';',
      '=',
      '.',
      '/',
      '1',
      'spf',
      'pass',
      'none',
      ' ',
      '(',
      ')',
      '"',
      '\\',
      '@',
      'smtp',
      'mailfrom',
      '\r\n ',
      '\xe9',
      '\0',
      ':',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 80 }).map((pieces) => pieces.join('')),
        ),
        (text) => {
          const { results } = parse(text);
          for (const { method, result } of results) {
            expect(text.toLowerCase()).toContain(method);
            expect(text.toLowerCase()).toContain(result);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('reads back what is written by the grammar', () => {
    const word = fc
      .stringMatching(/^[a-z][a-z0-9-]{0,8}[a-z0-9]$/)
      .filter((text) => text !== 'none' && text !== 'reason');
    const value = fc.string({ maxLength: 20 }).filter((text) => !/[\r\n]/.test(text));
    const comment = fc.stringMatching(/^[a-z ;="]{0,10}$/);
    const property = fc.record({ ptype: word, property: word, value });
    const result = fc.record({
      method: word,
      result: word,
      reason: fc.option(value),
      comment,
      properties: fc.array(property, { maxLength: 4 }),
    });
    const quote = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
    fc.assert(
      fc.property(fc.array(result, { minLength: 1, maxLength: 5 }), (results) => {
        const text = results.map(
          (one) =>
            `; ${one.method}=${one.result} (${one.comment})${one.reason === null ? '' : ` reason=${quote(one.reason)}`}${one.properties.map((p) => ` ${p.ptype}.${p.property}=${quote(p.value)}`).join('')}`,
        );
        expect(parse(`mx.example${text.join('')}`)).toEqual({
          authservId: 'mx.example',
          version: null,
          wellFormed: true,
          results: results.map((one) => ({ ...one, version: null, comment: one.comment || null })),
        });
      }),
    );
  });
});

describe('what two readers take in two ways', () => {
  it.each([
    'x; none; dmarc=pass header.from=a.example',
    'x; dmarc=pass header.from=a.example; none',
    'x; dmarc=pass header.from=a.example header.from=b.example',
    'x; dmarc/2=pass header.from=a.example',
  ])('is no well-formed field: %s', (value) => {
    expect(parseAuthenticationResults(value)).toMatchObject({ wellFormed: false });
    expect(parseAuthenticationResults(value).tolerated).not.toBe(true);
  });
});
