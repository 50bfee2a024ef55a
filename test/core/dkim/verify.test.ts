import { describe, expect, it } from 'vitest';
import { verifyDkim } from '../../../src/core/dkim/verify.ts';
import type { DkimCheck } from '../../../src/core/inspection/index.ts';
import { type Zone, type ZoneOptions, zoneResolver } from '../../fakes/zone-resolver.ts';
import { anyKey, ed25519Key, rsaKey } from '../../messages/keys.ts';
import { type Draft, draft, prepend, toBytes } from '../../messages/message.ts';
import { keyZone, type SignOptions, signDkim } from '../../messages/sign.ts';

const DOMAIN = 'sender.example';
const now = new Date('2026-11-24T03:00:00Z');
const at = (iso: string) => Date.parse(iso) / 1000;

async function verifyAll(message: Draft, zone: Zone = keyZone(DOMAIN), options: ZoneOptions = {}, time = now) {
  return verifyDkim(toBytes(message), { resolver: zoneResolver(zone, options), now: time });
}

async function verify(...given: Parameters<typeof verifyAll>): Promise<DkimCheck> {
  const [check] = await verifyAll(...given);
  if (!check) throw new Error('no signature was found');
  return check;
}

const signed = (options: Partial<SignOptions> = {}, message = draft()) =>
  signDkim(message, { domain: DOMAIN, ...options });

/** Changes the text of a signed message, wherever it stands. */
function change(message: Draft, from: string | RegExp, to: string): Draft {
  return { fields: message.fields.map((field) => field.replace(from, to)), body: message.body.replace(from, to) };
}

/** Result, code, and what header and body say for themselves. */
const told = ({ result, code, header, body }: DkimCheck) => [result, code, header.result, body.result];

describe('a message without a signature', () => {
  it('has no checks', async () => {
    expect(await verifyAll(draft())).toEqual([]);
  });

  it('has none either when it is empty, a lone line end or noise', async () => {
    for (const body of ['', '\r\n', '\0\0\0', 'x'.repeat(1000)]) {
      const source = new Uint8Array(Buffer.from(body));
      expect(await verifyDkim(source, { resolver: zoneResolver({}), now })).toEqual([]);
    }
  });
});

describe('an intact signature', () => {
  for (const header of ['simple', 'relaxed'] as const) {
    for (const body of ['simple', 'relaxed'] as const) {
      it(`passes, ${header}/${body}`, async () => {
        const message = draft({ subject: 'two  blanks \r\n\t and a fold', body: ' a  b \r\n\r\nc\t\r\n\r\n\r\n' });
        const check = await verify(signed({ header, body }, message));
        expect(told(check)).toEqual(['pass', 'dkim_pass', 'pass', 'pass']);
        expect(check.warnings).toEqual([]);
      });
    }
  }

  it('passes with an Ed25519 key', async () => {
    const key = ed25519Key();
    const check = await verify(signed({ key }), keyZone(DOMAIN, 's1', key));
    expect(told(check)).toEqual(['pass', 'dkim_pass', 'pass', 'pass']);
    expect(check.evidence.key).toMatchObject({ type: 'ed25519', bits: 256 });
  });

  it('passes with a key of 4096 bits (RFC 8301 §3.2)', async () => {
    const key = rsaKey(4096);
    expect((await verify(signed({ key }), keyZone(DOMAIN, 's1', key))).code).toBe('dkim_pass');
  });

  it('passes over an empty body, both ways', async () => {
    for (const body of ['simple', 'relaxed'] as const) {
      expect((await verify(signed({ body }, draft({ body: '' })))).code).toBe('dkim_pass');
    }
  });

  it('passes over 8-bit bytes, bare CR and bare LF', async () => {
    const message = draft({ subject: 'r\xe9sum\xe9 \xa0', body: 'caf\xe9 \xa0\r\na\rb \nc  \r\n' });
    for (const how of ['simple', 'relaxed'] as const) {
      expect((await verify(signed({ header: how, body: how }, message))).code).toBe('dkim_pass');
    }
  });

  it('passes where lines end in LF alone, as a file on Unix keeps them', async () => {
    const source = toBytes(signed());
    const unix = new Uint8Array(Buffer.from(Buffer.from(source).toString('latin1').replaceAll('\r\n', '\n'), 'latin1'));
    const [check] = await verifyDkim(unix, { resolver: zoneResolver(keyZone(DOMAIN)), now });
    expect(check?.code).toBe('dkim_pass');
  });

  it('passes with trace fields put on top, and with relaxed white space and letter case', async () => {
    const message = change(
      prepend(signed(), 'Received: by x', 'Authentication-Results: y'),
      'Subject: Minutes',
      'SUBJECT :\r\n\t Minutes ',
    );
    expect(told(await verify(message))).toEqual(['pass', 'dkim_pass', 'pass', 'pass']);
  });

  it('passes with the tags in any order, unknown tags and an empty line in b=', async () => {
    const message = change(
      signed({ moreTags: ['zz=unknown', 'z=From:a|To:b'] }),
      /b=([^;]{40})([^;]*)\r\n$/,
      'b= $1\r\n\t $2\r\n',
    );
    expect((await verify(message)).code).toBe('dkim_pass');
  });

  it('tells everything that it says', async () => {
    const message = signed({
      time: at('2026-11-24T02:00:00Z'),
      expiration: at('2026-12-24T02:00:00Z'),
      identity: 'alice=2Ba@mail.sender.example',
    });
    const { evidence, values } = await verify(message, keyZone(DOMAIN), {});
    expect(evidence).toMatchObject({
      fieldIndex: 0,
      domain: DOMAIN,
      selector: 's1',
      identity: 'alice+a@mail.sender.example',
      algorithm: 'rsa-sha256',
      canonicalization: 'relaxed/relaxed',
      signedFields: ['from', 'to', 'subject', 'date', 'message-id', 'mime-version', 'content-type'],
      bodyLength: null,
      bodyBytes: message.body.length,
      signedBytes: message.body.length,
      signedAt: '2026-11-24T02:00:00.000Z',
      expiresAt: '2026-12-24T02:00:00.000Z',
      queryName: 's1._domainkey.sender.example',
      unsignedFields: [],
      addedFields: [],
      key: { record: anyKey().record, type: 'rsa', bits: 2048, revoked: false, testing: false, strict: false },
    });
    expect(values).toMatchObject({ domain: DOMAIN, selector: 's1', name: 's1._domainkey.sender.example' });
  });

  it('passes where only i= is an address below d=, on a boundary of labels', async () => {
    expect((await verify(signed({ identity: '@news.sender.example' }))).code).toBe('dkim_pass');
    expect((await verify(signed({ identity: '"a@b"@sender.example' }))).code).toBe('dkim_pass');
  });

  it('passes for a domain in U-labels, looked up in A-labels (RFC 8616 §5)', async () => {
    const utf8 = (text: string) => Buffer.from(text).toString('latin1');
    const check = await verify(signed({ domain: utf8('bücher.example') }), keyZone('xn--bcher-kva.example'));
    expect([check.code, check.evidence.domain]).toEqual(['dkim_pass', 'xn--bcher-kva.example']);
  });
});

describe('a changed message', () => {
  it('fails by its body alone', async () => {
    expect(told(await verify(change(signed(), 'attached', 'detached')))).toEqual([
      'fail',
      'dkim_body_changed',
      'pass',
      'fail',
    ]);
  });

  it('fails by its header alone', async () => {
    expect(told(await verify(change(signed(), 'Subject: Minutes', 'Subject: [list] Minutes')))).toEqual([
      'fail',
      'dkim_header_changed',
      'fail',
      'pass',
    ]);
  });

  it('fails by both', async () => {
    expect(told(await verify(change(change(signed(), 'Minutes', 'Hours'), 'attached', 'detached')))).toEqual([
      'fail',
      'dkim_header_and_body_changed',
      'fail',
      'fail',
    ]);
  });

  it('fails by a signed field that was taken out, and by one whose absence was signed', async () => {
    const message = signed({ signedFields: ['from', 'to', 'subject', 'cc'] });
    const without = { ...message, fields: message.fields.filter((field) => !field.startsWith('To:')) };
    expect((await verify(without)).code).toBe('dkim_header_changed');
    expect((await verify(prepend(message, 'Cc: eve@attack.example'))).code).toBe('dkim_header_changed');
    expect((await verify(message)).code).toBe('dkim_pass');
  });

  it('fails by white space under simple', async () => {
    const header = signed({ header: 'simple' });
    expect((await verify(change(header, 'Subject: ', 'Subject:  '))).code).toBe('dkim_header_changed');
    const body = signed({ body: 'simple' });
    expect((await verify({ ...body, body: `${body.body} \r\n` })).code).toBe('dkim_body_changed');
  });

  it('fails when its own field was changed, bh= included', async () => {
    const { code, header } = await verify(change(signed({ moreTags: ['zz=1'] }), 'zz=1', 'zz=2'));
    expect([code, header.result]).toEqual(['dkim_header_changed', 'fail']);
  });

  it('fails by another key at the same place, and says so', async () => {
    for (const bits of [1024, 2048]) {
      const { result, code, header } = await verify(signed(), keyZone(DOMAIN, 's1', rsaKey(bits)));
      expect([result, code, header]).toEqual(['fail', 'dkim_key_other', { result: 'fail', code: 'dkim_key_other' }]);
    }
  });

  it('fails so too by a long key, of which WebCrypto does not tell whose signature it is', async () => {
    const key = rsaKey(3072);
    expect((await verify(signed({ key }), keyZone(DOMAIN, 's1', key))).code).toBe('dkim_pass');
    expect((await verify(signed({ key }), keyZone(DOMAIN, 's1', rsaKey(3072)))).code).toBe('dkim_key_other');
    const changed = change(signed({ key }), 'Subject: Minutes', 'Subject: [list] Minutes');
    expect((await verify(changed, keyZone(DOMAIN, 's1', key))).code).toBe('dkim_header_changed');
  });
});

describe('l=', () => {
  it('counts bytes after canonicalization (RFC 6376 §3.4.5)', async () => {
    const message = draft({ body: 'a  \t b\r\nrest\r\n' });
    const check = await verify(signed({ bodyLength: 5 }, message));
    expect(told(check)).toEqual(['pass', 'dkim_pass', 'pass', 'pass']);
    expect(check.body.code).toBe('dkim_body_part_intact');
    expect(check.evidence).toMatchObject({ bodyLength: 5, signedBytes: 5, bodyBytes: 11 });
    expect(check.warnings).toEqual([{ code: 'dkim_body_partly_signed', values: { percent: 45, bytes: 5, total: 11 } }]);
  });

  it('of the whole body leaves nothing open', async () => {
    const check = await verify(signed({ bodyLength: draft().body.length }));
    expect([check.code, check.body.code, check.warnings]).toEqual(['dkim_pass', 'dkim_body_intact', []]);
  });

  it('lets a footer be added, and says how much is signed', async () => {
    const message = signed({ bodyLength: draft().body.length });
    const check = await verify({ ...message, body: `${message.body}Buy now!\r\n` });
    expect([check.code, check.body.code]).toEqual(['dkim_pass', 'dkim_body_part_intact']);
    expect(check.warnings.map(({ code }) => code)).toEqual(['dkim_body_partly_signed']);
  });

  it('of 0 signs nothing of the body', async () => {
    const check = await verify({ ...signed({ bodyLength: 0 }), body: 'anything\r\n' });
    expect(check.warnings).toEqual([{ code: 'dkim_body_partly_signed', values: { percent: 0, bytes: 0, total: 10 } }]);
  });

  it('longer than the body fails (§3.5)', async () => {
    const check = await verify(signed({ bodyLength: draft().body.length + 1 }));
    expect(told(check)).toEqual(['fail', 'dkim_body_shorter', 'pass', 'fail']);
    expect((await verify(change(signed({ bodyLength: 3 }), 'l=3', `l=${'9'.repeat(76)}`))).body.code).toBe(
      'dkim_body_shorter',
    );
  });
});

describe('times', () => {
  it('past x= are not accepted, whatever verifies', async () => {
    const message = signed({ time: at('2026-11-01T00:00:00Z'), expiration: at('2026-11-20T00:00:00Z') });
    const check = await verify(message);
    expect(told(check)).toEqual(['policy', 'dkim_expired', 'pass', 'pass']);
    expect(check.values).toMatchObject({ time: '2026-11-20T00:00:00.000Z' });
    expect((await verify(message, keyZone(DOMAIN), {}, new Date('2026-11-19T00:00:00Z'))).code).toBe('dkim_pass');
  });

  it('that passed x= a moment before the mail crossed the border, are: its clock is not the signer’s', async () => {
    const message = signed({ time: at('2026-11-01T00:00:00Z'), expiration: at('2026-11-20T00:00:00Z') });
    const told = async (time: string) => (await verify(message, keyZone(DOMAIN), {}, new Date(time))).code;
    expect(await told('2026-11-20T00:00:01Z')).toBe('dkim_pass');
    expect(await told('2026-11-20T00:04:59Z')).toBe('dkim_pass');
    expect(await told('2026-11-20T00:05:01Z')).toBe('dkim_expired');
  });

  it('of a change count less than the change', async () => {
    const message = signed({ expiration: at('2026-11-20T00:00:00Z') });
    const check = await verify(change(message, 'attached', 'detached'));
    expect([check.result, check.code]).toEqual(['fail', 'dkim_body_changed']);
    expect(check.warnings.map(({ code }) => code)).toEqual(['dkim_expired']);
  });

  it('in the future are not accepted, but for what clocks differ', async () => {
    expect(told(await verify(signed({ time: at('2026-11-26T03:00:00Z') })))).toEqual([
      'policy',
      'dkim_from_future',
      'pass',
      'pass',
    ]);
    // A signer or a border that takes its local time for UTC.
    for (const time of ['2026-11-24T03:04:00Z', '2026-11-24T12:00:00Z', '2026-11-25T01:00:00Z'])
      expect((await verify(signed({ time: at(time) }))).code, time).toBe('dkim_pass');
  });

  it('of more than twelve digits are infinite', async () => {
    expect((await verify(signed({ moreTags: [`x=${'9'.repeat(40)}`] }))).code).toBe('dkim_pass');
    const check = await verify(signed({ moreTags: [`t=${'9'.repeat(13)}`] }));
    expect([check.code, check.evidence.signedAt]).toEqual(['dkim_from_future', null]);
  });
});

describe('rsa-sha1', () => {
  it('is computed and not accepted (RFC 8301 §3.1)', async () => {
    expect(told(await verify(signed({ hash: 'sha1' })))).toEqual(['policy', 'dkim_sha1', 'pass', 'pass']);
    expect((await verify(change(signed({ hash: 'sha1' }), 'attached', 'detached'))).code).toBe('dkim_body_changed');
  });
});

describe('a field that cannot be used', () => {
  const faults: [string, (message: Draft) => Draft, string][] = [
    ['a tag twice', (m) => change(m, 'v=1;', 'v=1; v=1;'), 'dkim_tag_repeated'],
    ['a part without "="', (m) => change(m, 'v=1;', 'v=1; nonsense;'), 'dkim_syntax'],
    ['an empty part', (m) => change(m, 'v=1;', 'v=1;;'), 'dkim_syntax'],
    ['no version', (m) => change(m, 'v=1;', ''), 'dkim_tag_missing'],
    ['version 2', (m) => change(m, 'v=1;', 'v=2;'), 'dkim_version'],
    ['version "1.0"', (m) => change(m, 'v=1;', 'v=1.0;'), 'dkim_version'],
    ['no algorithm', (m) => change(m, 'a=rsa-sha256;', ''), 'dkim_tag_missing'],
    ['rsa-md5', (m) => change(m, 'a=rsa-sha256', 'a=rsa-md5'), 'dkim_algorithm_unknown'],
    ['ed25519-sha1', (m) => change(m, 'a=rsa-sha256', 'a=ed25519-sha1'), 'dkim_algorithm_unknown'],
    ['an unknown canonicalization', (m) => change(m, 'c=relaxed/', 'c=nofws/'), 'dkim_canonicalization_unknown'],
    ['three canonicalizations', (m) => change(m, 'c=relaxed/', 'c=simple/simple/'), 'dkim_canonicalization_unknown'],
    ['no d=', (m) => change(m, `d=${DOMAIN};`, ''), 'dkim_tag_missing'],
    ['an empty d=', (m) => change(m, `d=${DOMAIN}`, 'd='), 'dkim_domain_malformed'],
    ['a d= of one label', (m) => change(m, `d=${DOMAIN}`, 'd=com'), 'dkim_domain_malformed'],
    ['a d= with a final dot', (m) => change(m, `d=${DOMAIN}`, `d=${DOMAIN}.`), 'dkim_domain_malformed'],
    ['a d= with two dots', (m) => change(m, `d=${DOMAIN}`, 'd=sender..example'), 'dkim_domain_malformed'],
    [
      'a d= with a bracket',
      (m) => change(m, `d=${DOMAIN}`, 'd=sender.example(.attack.example'),
      'dkim_domain_malformed',
    ],
    ['no s=', (m) => change(m, 's=s1;', ''), 'dkim_tag_missing'],
    ['an empty s=', (m) => change(m, 's=s1', 's='), 'dkim_selector_malformed'],
    [
      'an s= that is too long for a name',
      (m) => change(m, 's=s1', `s=${'s.'.repeat(130)}s`),
      'dkim_selector_malformed',
    ],
    ['an s= with a blank', (m) => change(m, 's=s1', 's=s1 s2'), 'dkim_selector_malformed'],
    ['i= elsewhere', (m) => change(m, 's=s1;', 's=s1; i=@attack.example;'), 'dkim_identity_outside'],
    ['i= that only ends alike', (m) => change(m, 's=s1;', 's=s1; i=@notsender.example;'), 'dkim_identity_outside'],
    ['i= above d=', (m) => change(m, 's=s1;', 's=s1; i=@example;'), 'dkim_identity_malformed'],
    ['i= without "@"', (m) => change(m, 's=s1;', `s=s1; i=${DOMAIN};`), 'dkim_identity_malformed'],
    ['i= with a broken escape', (m) => change(m, 's=s1;', `s=s1; i=a=2@${DOMAIN};`), 'dkim_identity_malformed'],
    [
      'i= whose escape ends the domain',
      (m) => change(m, 's=s1;', `s=s1; i=@${DOMAIN}=00.a;`),
      'dkim_identity_malformed',
    ],
    ['an unknown query method alone', (m) => change(m, 's=s1;', 's=s1; q=dns/caa;'), 'dkim_query_unknown'],
    ['l= that is no number', (m) => change(m, 's=s1;', 's=s1; l=-1;'), 'dkim_length_malformed'],
    ['l= of 77 digits', (m) => change(m, 's=s1;', `s=s1; l=${'1'.repeat(77)};`), 'dkim_length_malformed'],
    ['an empty t=', (m) => change(m, 's=s1;', 's=s1; t=;'), 'dkim_time_malformed'],
    ['x= that is no number', (m) => change(m, 's=s1;', 's=s1; x=soon;'), 'dkim_time_malformed'],
    ['x= before t=', (m) => change(m, 's=s1;', 's=s1; t=20; x=10;'), 'dkim_expires_before_signed'],
    ['x= with t=', (m) => change(m, 's=s1;', 's=s1; t=20; x=20;'), 'dkim_expires_before_signed'],
    ['no h=', (m) => change(m, /h=[^;]*;/, ''), 'dkim_tag_missing'],
    ['an empty h=', (m) => change(m, /h=[^;]*;/, 'h=;'), 'dkim_fields_malformed'],
    ['an empty name in h=', (m) => change(m, 'h=from:', 'h=from::'), 'dkim_fields_malformed'],
    ['a blank within a name in h=', (m) => change(m, 'h=from:', 'h=from:a b:'), 'dkim_fields_malformed'],
    ['no From in h=', (m) => change(m, 'h=from:', 'h='), 'dkim_from_unsigned'],
    ['no b=', (m) => change(m, /b=[^;]*\r\n$/, '\r\n'), 'dkim_tag_missing'],
    ['an empty b=', (m) => change(m, /b=[^;]*\r\n$/, 'b=\r\n'), 'dkim_signature_malformed'],
    ['b= that is not base64', (m) => change(m, /b=[^;]*\r\n$/, 'b=A%AA\r\n'), 'dkim_signature_malformed'],
    ['no bh=', (m) => change(m, /bh=[^;]*;/, ''), 'dkim_tag_missing'],
    ['bh= of the wrong length', (m) => change(m, /bh=[^;]*;/, 'bh=AAAA;'), 'dkim_body_hash_malformed'],
  ];
  for (const [name, damage, code] of faults) {
    it(`is permerror and asks for no key: ${name}`, async () => {
      const resolver = zoneResolver(keyZone(DOMAIN));
      const [check] = await verifyDkim(toBytes(damage(signed())), { resolver, now });
      expect(check && told(check)).toEqual(['permerror', code, 'none', 'none']);
      expect(resolver.asked).toEqual([]);
    });
  }

  it('is one whose selector ends a name early ("Composition Kills", A3), by whatever character', async () => {
    for (const byte of ['\0', '(', ')', "'", '"', '@', '\x7f', '\xa0', '/', '\\', '%', '\x1f']) {
      const resolver = zoneResolver(keyZone(DOMAIN));
      const message = change(signed(), 's=s1', `s=selector._domainkey.attack.example.${byte}.any`);
      const [check] = await verifyDkim(toBytes(message), { resolver, now });
      expect([check?.result, check?.code, resolver.asked]).toEqual(['permerror', 'dkim_selector_malformed', []]);
    }
  });

  it('is an Ed25519 signature that has not 64 bytes', async () => {
    const key = ed25519Key();
    const message = change(signed({ key }), /b=[^;]*\r\n$/, 'b=AAAA\r\n');
    expect((await verify(message, keyZone(DOMAIN, 's1', key))).code).toBe('dkim_signature_malformed');
  });

  it('takes nothing from the others', async () => {
    const message = prepend(signed(), 'DKIM-Signature: nonsense');
    expect((await verifyAll(message)).map(({ code }) => code)).toEqual(['dkim_syntax', 'dkim_pass']);
  });
});

describe('values that differ in letter case', () => {
  it('are the same for algorithms, canonicalizations and names of fields', async () => {
    const message = signDkim(draft(), {
      domain: DOMAIN,
      signedFields: ['FROM', 'Subject'],
      moreTags: ['q=dns/caa:DNS/TXT'],
    });
    expect((await verify(message)).code).toBe('dkim_pass');
    for (const [from, to] of [
      ['a=rsa-sha256', 'a=RSA-SHA256'],
      ['c=relaxed/relaxed', 'c=Relaxed/Relaxed'],
    ] as const) {
      // The signature covers its own tags, so this one is changed; it is read all the same.
      expect((await verify(change(message, from, to))).code).toBe('dkim_header_changed');
    }
  });
});
