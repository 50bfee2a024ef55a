import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Route } from '../../../src/core/inspection/index.ts';
import { gmail } from '../../../src/core/receivers/gmail.ts';
import { icloud } from '../../../src/core/receivers/icloud.ts';
import { outlook } from '../../../src/core/receivers/outlook.ts';
import { proton } from '../../../src/core/receivers/proton.ts';
import type { Receiver } from '../../../src/core/receivers/receiver.ts';
import { yahoo } from '../../../src/core/receivers/yahoo.ts';
import { BORDER, own, read, reasons, results } from './reading.ts';

describe('the last of the fields that the user declared to be the server’s', () => {
  const declared: Receiver = { ...own, results: 'below', believeBelow: true };
  const folded = (...more: string[]) => [
    BORDER,
    `${results('mx.rcpt.example; spf=pass smtp.mailfrom=attack.example')}\r\n ; dmarc=pass header.from=legit.example`,
    ...more,
  ];

  it('may be continued by the sender’s first line, and passes nothing', () => {
    expect(read(folded(), declared).trusted).toMatchObject({ spf: null, dmarc: null });
    // What follows may be the sender's as well, whatever its name.
    for (const more of ['X-Spam-Status: No', results('mx.other.example; none')])
      expect(read(folded(more), declared).trusted?.dmarc ?? null).toBeNull();
    const fail = `${results('mx.rcpt.example; dmarc=fail (p=reject) header.from=legit.example')}\r\n ; dmarc=pass header.from=legit.example`;
    expect(read([BORDER, fail], declared).trusted?.dmarc).toMatchObject({ result: 'fail', policy: 'reject' });
  });

  it('is the server’s where it stands in one line', () => {
    const line = results('mx.rcpt.example; dmarc=pass header.from=legit.example');
    expect(read([BORDER, line], declared).trusted?.dmarc).toMatchObject({ result: 'pass' });
  });
});

describe('a pass beside words of the sender’s', () => {
  it.each([
    ['in a reason', 'spf=fail reason="\\"a b\\"@attack.example may not send" smtp.mailfrom=attack.example'],
    ['in the comment of a second SPF result', 'spf=pass (x); spf=pass (y@attack.example) smtp.mailfrom=attack.example'],
  ])('is none: %s', (_, told) => {
    const pass = 'dmarc=pass header.from=legit.example';
    expect(read([results(`mx.rcpt.example; ${told}; ${pass}`), BORDER], own).trusted?.dmarc).toBeNull();
    expect(read([results(`mx.rcpt.example; ${pass}`), BORDER], own).trusted?.dmarc).toMatchObject({ result: 'pass' });
  });
});

describe('a pass beside words of the server\u2019s own', () => {
  it.each([
    [
      'of the greeting and of the reverse-path',
      'spf=pass smtp.helo=x.example; spf=pass (domain of a@b.example) smtp.mailfrom=a@b.example',
    ],
    ['of the reverse-path alone', 'spf=pass (domain of a@b.example)'],
    ['of a user with a domain of Windows', 'auth=pass smtp.auth="CORP\\\\joe"'],
  ])('is one: %s', (_, told) => {
    const { trusted } = read([results(`mx.rcpt.example; ${told}; dmarc=pass header.from=legit.example`), BORDER], own);
    expect(trusted?.dmarc).toMatchObject({ result: 'pass' });
  });
});

describe('the block of results that iCloud writes below its border', () => {
  const block = [
    results('bimi.icloud.com; bimi=none'),
    results('dmarc.icloud.com; dmarc=fail header.from=legit.example'),
    results('dkim-verifier.icloud.com; dkim=none'),
    results('spf.icloud.com; spf=none smtp.mailfrom=attack.example'),
  ];
  const forged = results('dmarc.icloud.com; dmarc=pass header.from=legit.example');
  const withForged = (at: number) => [BORDER, ...block.toSpliced(at, 0, forged)];

  it('is believed where it stands whole, and a field that names one of its ids again ends it', () => {
    expect(reasons([BORDER, ...block], icloud)).toEqual(block.map(() => 'recorded_in_block'));
    expect(reasons(withForged(4), icloud).at(-1)).not.toBe('recorded_in_block');
    for (const at of [2, 3]) expect(reasons(withForged(at), icloud)).not.toContain('recorded_in_block');
  });
});

describe('readRecorded above the border', () => {
  it('finds the provider’s fail below a field for each of a thousand signatures, and keeps some of them', () => {
    const signatures = Array.from({ length: 1000 }, (_, at) =>
      results(`mx.rcpt.example; dkim=fail header.d=n${at}.attack.example`),
    );
    const fail = results('mx.rcpt.example; dmarc=fail (p=reject) header.from=legit.example');
    const { fields, trusted } = read([...signatures, fail, BORDER, fail], own);
    expect(trusted?.dmarc).toMatchObject({ result: 'fail', domain: 'legit.example', policy: 'reject' });
    expect(fields).toHaveLength(101);
    expect(fields.at(-1)).toMatchObject({ fieldIndex: 1000, trust: 'recorded' });
  });

  it('believes results with an id of the receiver', () => {
    const { fields, trusted } = read(
      [
        results('MX.rcpt.example; spf=pass smtp.mailfrom=b@legit.example; dmarc=pass header.from=legit.example'),
        BORDER,
      ],
      own,
    );
    expect(fields).toMatchObject([{ fieldIndex: 0, trust: 'recorded', reason: { code: 'recorded_above_border' } }]);
    expect(trusted).toEqual({
      authservId: 'MX.rcpt.example',
      spf: { result: 'pass', domain: 'legit.example', clientIp: null },
      dkim: [],
      dmarc: { result: 'pass', domain: 'legit.example', policy: null, word: 'pass' },
      arc: null,
    });
  });

  it('believes no other id, and nothing that is not well formed', () => {
    expect(reasons([results('gateway.example; dmarc=pass'), BORDER], own)).toEqual(['recorded_foreign_id']);
    expect(
      reasons([results('mx.rcpt.example; spf=pass smtp.mailfrom=legit.example(a.attack.example'), BORDER], own),
    ).toEqual(['recorded_malformed']);
    expect(reasons([results('dmarc=pass action=none header.from=legit.example'), BORDER], own)).toEqual([
      'recorded_foreign_id',
    ]);
  });

  it('merges several fields of one method each (Proton)', () => {
    const id = 'mailin013.protonmail.ch';
    const { trusted } = read(
      [
        results(`${id}; dkim=fail (bad) header.d=a.example header.s=x`),
        results(`${id}; dkim=pass (Good 2048 bit) header.d=legit.example header.s=s1 header.b="abc"`),
        results(`${id}; dmarc=pass (p=quarantine dis=none) header.from=legit.example`),
        results(`${id}; spf=pass smtp.mailfrom=legit.example`),
        results(`${id}; arc=none smtp.remote-ip=192.0.2.1`),
        BORDER,
      ],
      proton,
    );
    expect(trusted).toEqual({
      authservId: id,
      spf: { result: 'pass', domain: 'legit.example', clientIp: null },
      dkim: [
        { result: 'fail', domain: 'a.example', selector: 'x' },
        { result: 'pass', domain: 'legit.example', selector: 's1' },
      ],
      dmarc: { result: 'pass', domain: 'legit.example', policy: 'quarantine', word: 'pass' },
      arc: { result: 'none' },
    });
  });

  it('believes Yahoo, which ends its fields with ";"', () => {
    const { trusted } = read(
      [
        results(
          'atlas105.free.mail.ne1.yahoo.com; dkim=pass header.i=@legit.example header.s=s1; spf=pass smtp.mailfrom=legit.example; dmarc=pass(p=REJECT) header.from=legit.example;',
        ),
        BORDER,
      ],
      yahoo,
    );
    expect(trusted).toMatchObject({
      dkim: [{ result: 'pass', domain: 'legit.example' }],
      dmarc: { result: 'pass', policy: 'reject' },
    });
  });

  it('believes what Exchange writes without an id, and its Received-SPF', () => {
    const { fields, trusted } = read(
      [
        results(
          'spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=a.example; dkim=none (message not signed) header.d=none;dmarc=bestguesspass action=none header.from=a.example;compauth=pass reason=109',
        ),
        'Received-SPF: Pass (protection.outlook.com: domain of a.example designates 192.0.2.1 as permitted sender) receiver=protection.outlook.com; client-ip=192.0.2.1; helo=x',
        BORDER,
        results('spf=pass smtp.mailfrom=legit.example; dmarc=pass action=none header.from=legit.example'),
      ],
      outlook,
    );
    expect(fields.map(({ reason }) => reason.code)).toEqual([
      'recorded_without_id',
      'recorded_above_border',
      'recorded_before_arrival',
    ]);
    expect(trusted).toEqual({
      authservId: null,
      spf: { result: 'pass', domain: 'a.example', clientIp: '192.0.2.1' },
      dkim: [{ result: 'none', domain: 'none', selector: null }],
      dmarc: { result: 'none', domain: 'a.example', policy: null, word: 'bestguesspass' },
      arc: null,
    });
  });

  it('takes the client address out of what Exchange says where it writes no Received-SPF', () => {
    const { trusted } = read([results('spf=fail (sender IP is 2001:db8::1) smtp.mailfrom=a.example'), BORDER], outlook);
    expect(trusted?.spf).toEqual({ result: 'fail', domain: 'a.example', clientIp: '2001:db8::1' });
  });
});

describe('readRecorded below the border', () => {
  const forged = results('mx.rcpt.example; dmarc=pass header.from=legit.example');

  it('believes no field in the name of the receiver (attack: forged results)', () => {
    expect(reasons([BORDER, forged], own)).toEqual(['recorded_forged']);
    expect(reasons([BORDER, results('other.example; dmarc=pass')], own)).toEqual(['recorded_before_arrival']);
    expect(read([BORDER, forged], own).trusted).toBeNull();
  });

  it('believes none either when it is the topmost and the receiver writes none', () => {
    const { fields, trusted } = read([BORDER, forged], { ...own, results: 'none' });
    expect(fields[0]).toMatchObject({ trust: 'claimed', reason: { code: 'recorded_place_unknown' } });
    expect(trusted).toBeNull();
  });

  const said =
    'spf=pass (google.com: domain of b@legit.example designates 192.0.2.1 as permitted sender) smtp.mailfrom=b@legit.example; dmarc=fail (p=REJECT sp=REJECT dis=QUARANTINE) header.from=legit.example';
  const sealed = `ARC-Authentication-Results: i=1; mx.google.com; ${said}`;
  const receivedSpf =
    'Received-SPF: pass (google.com: domain of b@legit.example designates 192.0.2.1 as permitted sender) client-ip=192.0.2.1;';

  it("believes Gmail's first results when what it sealed above says the same", () => {
    const { fields, trusted } = read(
      [
        sealed,
        BORDER,
        receivedSpf,
        results(`mx.google.com; ${said}`),
        results('mx.google.com; dmarc=pass header.from=legit.example'),
      ],
      gmail,
    );
    expect(fields.map(({ reason }) => reason.code)).toEqual([
      'recorded_arc_above_border',
      'recorded_beside_results',
      'recorded_confirmed_by_arc',
      'recorded_forged',
    ]);
    expect(trusted).toMatchObject({
      authservId: 'mx.google.com',
      spf: { result: 'pass', domain: 'legit.example', clientIp: '192.0.2.1' },
      dmarc: { result: 'fail', policy: 'reject' },
    });
  });

  it('hears its fail in results that a first line of the sender’s continues', () => {
    const continued = results(`mx.google.com; ${said} ; dmarc=pass header.from=legit.example`);
    const { fields, trusted } = read([sealed, BORDER, continued], gmail);
    expect(fields.map(({ trust }) => trust)).toEqual(['recorded', 'claimed']);
    expect(trusted).toMatchObject({ dmarc: { result: 'fail', domain: 'legit.example', policy: 'reject' } });
  });

  it('believes them not when it says something else, when nothing is sealed, or when another hop lies between', () => {
    const other = results(
      'mx.google.com; spf=pass smtp.mailfrom=b@legit.example; dmarc=pass header.from=legit.example',
    );
    expect(reasons([sealed, BORDER, other], gmail)).toEqual(['recorded_arc_above_border', 'recorded_contradicted']);
    expect(reasons([BORDER, other], gmail)).toEqual(['recorded_unconfirmed']);
    expect(reasons([BORDER, sealed, results(`mx.google.com; ${said}`)], gmail)).toEqual([
      'recorded_arc_claimed',
      'recorded_unconfirmed',
    ]);
    expect(reasons([sealed, BORDER, 'Received: from x by y; z', results(`mx.google.com; ${said}`)], gmail)[1]).toBe(
      'recorded_forged',
    );
    expect(reasons([sealed, BORDER, results(`mx.google.com; ${said} (`)], gmail)[1]).toBe('recorded_malformed');
  });

  it("does not believe a sender's Received-SPF below or instead of Gmail's", () => {
    const lie = 'Received-SPF: pass client-ip=203.0.113.9';
    expect(reasons([sealed, BORDER, results(`mx.google.com; ${said}`), lie], gmail)[2]).toBe('recorded_before_arrival');
    const contradicting = 'Received-SPF: fail client-ip=203.0.113.9';
    expect(reasons([sealed, BORDER, contradicting, results(`mx.google.com; ${said}`)], gmail)[1]).toBe(
      'recorded_before_arrival',
    );
  });

  const postfix: Receiver = { ...own, results: 'below' };
  const filter = 'DMARC-Filter: OpenDMARC Filter v1.4.2 mx.rcpt.example 4ABCDEF';

  it('believes results between the border and a field that knows its queue id', () => {
    expect(reasons([BORDER, forged, filter], postfix)).toEqual(['recorded_confirmed_by_queue_id']);
  });

  it('believes none below such a field, with another queue id, or behind a field of the sender', () => {
    expect(reasons([BORDER, filter, forged], postfix)).toEqual(['recorded_unconfirmed']);
    expect(reasons([BORDER, forged, filter.replace('4ABCDEF', '4ABCDEF7')], postfix)).toEqual(['recorded_unconfirmed']);
    expect(reasons([BORDER, 'Subject: x', forged, filter], postfix)).toEqual(['recorded_unconfirmed']);
  });

  it('believes none where the field of the filter only guesses at the id', () => {
    const many = Array.from({ length: 80 }, (_, at) => `4ABC${(0xdef - 40 + at).toString(16).toUpperCase()}`);
    expect(many).toContain('4ABCDEF');
    expect(reasons([BORDER, forged, `${filter} ${many.join(' ')}`], postfix)).toEqual(['recorded_unconfirmed']);
    expect(reasons([BORDER, forged, `DKIM-Filter: ${many.join(' ')} x`], postfix)).toEqual(['recorded_unconfirmed']);
    expect(reasons([BORDER, forged, ...many.map((id) => `DKIM-Filter: x ${id}`)], postfix)).toEqual([
      'recorded_unconfirmed',
    ]);
  });

  it('believes none where the id is no queue id but the version of a server, or a Message-ID that the sender chose', () => {
    for (const id of ['15.20.6723.5', 'invoice@attack.example', '<invoice@attack.example>']) {
      const lie = `DKIM-Filter: OpenDKIM Filter v2.11.0 mx.rcpt.example ${id}`;
      expect(reasons([BORDER, forged, lie], postfix, 'known', true, id.replace(/[<>]/g, '')), id).toEqual([
        'recorded_unconfirmed',
      ]);
    }
  });

  it("believes the run below the border by the user's word", () => {
    const declared = { ...postfix, believeBelow: true };
    const spf = 'Received-SPF: pass (mailfrom) identity=mailfrom; client-ip=192.0.2.1; envelope-from=b@legit.example';
    expect(
      reasons(
        [BORDER, spf, results('mx.rcpt.example; spf=pass smtp.mailfrom=legit.example'), forged, 'Subject: x', forged],
        declared,
      ),
    ).toEqual(['recorded_beside_results', 'recorded_declared', 'recorded_declared', 'recorded_forged']);
    expect(reasons([BORDER, forged], { ...own, believeBelow: true })).toEqual(['recorded_forged']);
  });

  it('believes none there whose id ends in a dot: a filter that takes out its own id lets such a field pass', () => {
    const dotted = results('mx.rcpt.example.; dmarc=pass header.from=legit.example');
    expect(reasons([BORDER, dotted], { ...postfix, believeBelow: true })).toEqual(['recorded_unconfirmed']);
  });
});

describe('readRecorded without a trust line', () => {
  const field = results('mx.rcpt.example; dmarc=pass header.from=legit.example');

  it('believes nothing of an inferred receiver, an unknown border or nobody', () => {
    expect(reasons([field, BORDER], own, 'inferred')).toEqual(['recorded_receiver_inferred']);
    expect(reasons([field, BORDER], { ...own, inferred: true })).toEqual(['recorded_receiver_inferred']);
    expect(reasons([field, BORDER], own, 'unknown')).toEqual(['recorded_border_unknown']);
    expect(reasons([field, BORDER], own, 'known', false)).toEqual(['recorded_border_unknown']);
    expect(reasons([field, BORDER], undefined, 'none')).toEqual(['recorded_no_receiver']);
    expect(read([field, BORDER], undefined, 'none').trusted).toBeNull();
  });

  it('keeps fields with similar names apart, above the border too', () => {
    const lies = [
      'X-MS-Exchange-Authentication-Results',
      'Authentication-Results-Original',
      'X-ME-Authentication-Results',
    ].map((name) => `${name}: mx.rcpt.example; dmarc=pass`);
    expect(reasons([...lies, BORDER], own)).toEqual(Array(3).fill('recorded_other_field'));
    expect(reasons(['ARC-Authentication-Results: i=1; other.example; dmarc=pass', BORDER], own)).toEqual([
      'recorded_arc_claimed',
    ]);
    expect(read([...lies, BORDER], own).trusted).toBeNull();
  });
});

describe('what the believed fields say together', () => {
  const trust = (...texts: string[]) =>
    read([...texts.map((text) => results(`mx.rcpt.example; ${text}`)), BORDER], own).trusted;

  it('is the first result of each method', () => {
    expect(trust('dmarc=fail header.from=a.example', 'dmarc=pass header.from=a.example')?.dmarc?.result).toBe('fail');
    expect(trust('arc=pass; arc=fail')?.arc?.result).toBe('pass');
  });

  it('is the SPF result of MAIL FROM, wherever that of HELO stands, and no domain with HELO alone', () => {
    expect(trust('spf=pass smtp.helo=attack.example; spf=fail smtp.mailfrom=legit.example')?.spf).toEqual({
      result: 'fail',
      domain: 'legit.example',
      clientIp: null,
    });
    expect(trust('spf=pass smtp.helo=attack.example')?.spf).toEqual({ result: 'pass', domain: null, clientIp: null });
  });

  it('maps words that say "could not check" to what they are, and unknown ones to neither pass nor fail', () => {
    const word = (text: string) =>
      trust(text)?.dkim[0]?.result ?? trust(text)?.spf?.result ?? trust(text)?.dmarc?.result;
    expect(word('dkim=timeout (key query timeout)')).toBe('temperror');
    expect(word('dkim=test')).toBe('neutral');
    expect(word('spf=tempfail smtp.mailfrom=a.example')).toBe('temperror');
    expect(word('spf=hardfail smtp.mailfrom=a.example')).toBe('fail');
    expect(word('dmarc=permerror action=none')).toBe('permerror');
    expect(word('dmarc=constructor')).toBe('neutral');
    expect(trust('dmarc=bestguesspass')?.dmarc).toMatchObject({ result: 'none', word: 'bestguesspass' });
  });

  it('takes no domain that is none', () => {
    expect(
      trust('dkim=pass header.d="a..b"; dkim=pass header.i=@Legit.Example; dkim=pass header.d=""')?.dkim.map(
        ({ domain }) => domain,
      ),
    ).toEqual([null, 'legit.example', null]);
    expect(trust('dmarc=pass header.from=\xe9.example')?.dmarc?.domain).toBeNull();
    expect(trust('dmarc=pass header.from=admin@\xc3\xa9.example')?.dmarc?.domain).toBe('xn--9ca.example');
  });

  const policies: [string, string | null][] = [
    ['dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=a.example', 'reject'],
    ['dmarc=fail (p=REJECT sp=NONE dis=NONE)', 'none'],
    ['dmarc=fail (p=REJECT sp=QUARANTINE dis=QUARANTINE)', 'quarantine'],
    ['dmarc=fail (p=REJECT sp=QUARANTINE dis=REJECT)', 'reject'],
    ['dmarc=fail (p=REJECT sp=NONE dis=QUARANTINE)', 'quarantine'],
    ['dmarc=fail (p=REJECT sp=QUARANTINE dis=NONE)', 'quarantine'],
    ['dmarc=fail (p=NONE sp=REJECT dis=NONE)', 'none'],
    ['dmarc=fail (p=NONE sp=REJECT)', 'none'],
    ['dmarc=fail (sp=REJECT dis=NONE)', 'none'],
    ['dmarc=fail (P=Reject)', 'reject'],
    ['dmarc=fail (p=none p=reject)', 'none'],
    [`dmarc=fail (${'x '.repeat(500)}p=reject)`, null],
    ['dmarc=pass (p=none,d=none)', 'none'],
    ['dmarc=pass policy.dmarc=quarantine', 'quarantine'],
    ['dmarc=fail policy.published-domain-policy=reject', 'reject'],
    ['dmarc=fail action=oreject', 'reject'],
    ['dmarc=fail action=quarantine', 'quarantine'],
    ['dmarc=fail action=pct.quarantine', 'quarantine'],
    ['dmarc=fail action=none', 'none'],
    ['dmarc=pass action=none', null],
    ['dmarc=fail', null],
    ['dmarc=fail (policy=reject) header.from=a.example', 'reject'],
    ['dmarc=fail (p=whatever)', null],
  ];
  for (const [text, policy] of policies)
    it(`has the policy of "${text}"`, () => expect(trust(text)?.dmarc?.policy).toBe(policy));
});

describe('readRecorded, bounded', () => {
  it('keeps inert text of bounded size', () => {
    const { fields } = read(
      [results(`\x1b[31m; dmarc=pass (\0) header.from=${'x'.repeat(65_536)}; spf=pass reason="\xe2\x80\xae"`), BORDER],
      own,
    );
    expect(JSON.stringify(fields).length).toBeLessThan(2000);
    expect(JSON.stringify(fields)).toContain('[U+202E]');
    expect(JSON.stringify(fields)).not.toContain('\\u00');
    expect(read(Array(500).fill(results('a; spf=pass')), undefined, 'none').fields).toHaveLength(100);
  });

  it('never throws, and believes nothing whose receiver is not known, whatever the fields', () => {
    const field = fc.constantFrom(
      BORDER,
      results('mx.rcpt.example; dmarc=pass'),
      results('dmarc=pass'),
      'Received-SPF: pass',
      'ARC-Authentication-Results: i=1; mx.rcpt.example; dmarc=pass',
      'X: y',
      'DKIM-Filter: x 4ABCDEF',
    );
    const standing = fc.constantFrom<Route['standing']>('known', 'inferred', 'unknown', 'none');
    const place = fc.constantFrom<Receiver['results']>('above', 'below', 'without-id', 'none');
    fc.assert(
      fc.property(fc.array(field, { maxLength: 10 }), standing, place, (fields, how, where) => {
        const { trusted } = read(fields, { ...own, results: where }, how);
        if (how !== 'known' || where === 'none' || !fields.includes(BORDER)) expect(trusted).toBeNull();
        const above = fields.slice(0, fields.indexOf(BORDER));
        const witnessed =
          where === 'below' && (above.length > 0 || fields.some((text) => text.startsWith('DKIM-Filter')));
        if (above.length === 0 && !witnessed) expect(trusted).toBeNull();
      }),
    );
  });
});
