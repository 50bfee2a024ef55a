import { authenticate } from 'mailauth';
import { describe, expect, it } from 'vitest';
import { verifyArc, verifyChain } from '../../../src/core/arc/verify.ts';
import type { Resolver } from '../../../src/core/dns/resolver.ts';
import { MAX_ARC_KEYS, MAX_ARC_SETS } from '../../../src/core/limits.ts';
import { parseMessage } from '../../../src/core/message/parse.ts';
import { type Zone, type ZoneOptions, zoneResolver } from '../../fakes/zone-resolver.ts';
import { ed25519Key, rsaKey } from '../../messages/keys.ts';
import { type Draft, draft, prepend, toBytes } from '../../messages/message.ts';
import { type SealOptions, sealArc } from '../../messages/seal.ts';
import { keyZone } from '../../messages/sign.ts';

const now = new Date('2026-11-24T03:00:00Z');
const domains = ['list.example', 'fwd.example', 'alias.example'];
const zone: Zone = Object.assign({}, ...domains.map((domain) => keyZone(domain, 'arc')));

/** A message sealed by that many servers, one after the other; `before` changes it on its way to each. */
function sealed(
  count: number,
  options: Partial<SealOptions> = {},
  before = (message: Draft, _instance: number) => message,
): Draft {
  let message = draft();
  for (let instance = 1; instance <= count; instance++) {
    const domain = domains[(instance - 1) % domains.length] ?? '';
    message = sealArc(before(message, instance), {
      instance,
      domain,
      chainValidation: instance === 1 ? 'none' : 'pass',
      results: `${domain}; spf=pass smtp.mailfrom=sender.example; dmarc=pass header.from=sender.example`,
      ...options,
    });
  }
  return message;
}

const verify = (message: Draft, records: Zone = zone, options: ZoneOptions = {}) =>
  verifyArc(toBytes(message), { resolver: zoneResolver(records, options), now });

/** Changes one field, told by its name and instance. */
function changeField(message: Draft, name: string, instance: number, from: string | RegExp, to: string): Draft {
  const start = new RegExp(`^${name}: i=${instance};`);
  return { ...message, fields: message.fields.map((field) => (start.test(field) ? field.replace(from, to) : field)) };
}

function without(message: Draft, name: string, instance: number): Draft {
  const start = new RegExp(`^${name}: i=${instance};`);
  return { ...message, fields: message.fields.filter((field) => !start.test(field)) };
}

describe('a message without ARC', () => {
  it('has no chain', async () => {
    expect(await verify(draft())).toMatchObject({
      result: 'none',
      code: 'arc_none',
      evidence: { sets: [], oldestPass: null },
    });
  });
});

describe('an unbroken chain', () => {
  for (const count of [1, 2, 3, 5]) {
    it(`of ${count} passes`, async () => {
      const check = await verify(sealed(count));
      expect([check.result, check.code, check.evidence.oldestPass]).toEqual(['pass', 'arc_pass', 0]);
      expect(check.evidence.sets.map(({ instance }) => instance)).toEqual(
        Array.from({ length: count }, (_, at) => at + 1),
      );
    });
  }

  it('tells what each set says', async () => {
    const { evidence } = await verify(sealed(2));
    expect(evidence.sets[1]).toMatchObject({
      instance: 2,
      sealer: 'fwd.example',
      seal: { result: 'pass', code: 'arc_intact' },
      messageSignature: { result: 'pass', code: 'arc_intact' },
      chainValidation: 'pass',
      fieldIndexes: [0, 1, 2],
    });
    expect(evidence.sets[1]?.authenticationResults?.results.map(({ method, result }) => `${method}=${result}`)).toEqual(
      ['spf=pass', 'dmarc=pass'],
    );
  });

  it('passes with an Ed25519 key', async () => {
    const key = ed25519Key();
    expect((await verify(sealed(1, { key }), keyZone('list.example', 'arc', key))).result).toBe('pass');
  });

  it('passes whatever the order of its fields, and with fields between them', async () => {
    const message = sealed(2);
    const fields = [...message.fields.slice(0, 6).reverse(), 'X: y\r\n', ...message.fields.slice(6)];
    expect((await verify({ ...message, fields })).result).toBe('pass');
  });

  it('is one for mailauth too', async () => {
    const records = Object.fromEntries(Object.entries(zone).map(([name, { TXT }]) => [name, TXT]));
    const { arc } = await authenticate(Buffer.from(toBytes(sealed(3))), {
      disableBimi: true,
      resolver: async (name: string) => (records[name] ?? []).map((value) => [value]),
    } as never);
    expect(arc && 'status' in arc ? arc.status.result : '').toBe('pass');
  });
});

describe('a message changed on its way', () => {
  const footer = (message: Draft, instance: number) =>
    instance === 2 ? { ...message, body: `${message.body}-- \r\nlist\r\n` } : message;

  it('passes when the last sealer saw the change; the oldest signature that holds tells since when it is unchanged', async () => {
    const check = await verify(sealed(3, {}, footer));
    expect([check.result, check.evidence.oldestPass]).toEqual(['pass', 2]);
    expect(check.evidence.sets.map(({ messageSignature }) => messageSignature.code)).toEqual([
      'arc_body_changed',
      'arc_intact',
      'arc_intact',
    ]);
  });

  it('changed twice is unchanged since the later change', async () => {
    const footers = (message: Draft, instance: number) =>
      instance > 1 ? { ...message, body: `${message.body}-- \r\n${instance}\r\n` } : message;
    expect((await verify(sealed(3, {}, footers))).evidence.oldestPass).toBe(3);
  });

  it('is not told to be unchanged where an older signature cannot be checked', async () => {
    const names = { 'old._domainkey.list.example': zone['arc._domainkey.list.example'] ?? {} };
    const first = sealed(1, { signatureSelector: 'old' });
    const message = sealArc(first, {
      instance: 2,
      domain: 'fwd.example',
      chainValidation: 'pass',
      results: 'fwd.example; none',
    });
    expect((await verify(message, { ...zone, ...names })).evidence.oldestPass).toBe(0);
    const failing = { 'old._domainkey.list.example': 'timeout' as const };
    const { result, evidence } = await verify(message, zone, { failing });
    expect([result, evidence.oldestPass]).toEqual(['pass', null]);
  });

  it('fails when nobody sealed it after the change (RFC 8617 §5.2 step 4)', async () => {
    const message = sealed(2);
    const check = await verify({ ...message, body: `${message.body}x\r\n` });
    expect([check.result, check.code, check.evidence.oldestPass]).toEqual([
      'fail',
      'arc_message_signature_failed',
      null,
    ]);
    expect(check.values).toMatchObject({ instance: 2, sealer: 'fwd.example' });
    // The seals cover only ARC's own fields, so they hold.
    expect(check.evidence.sets.map(({ seal }) => seal.result)).toEqual(['pass', 'pass']);
  });
});

describe('a chain that was tampered with', () => {
  it('fails when recorded results were changed (step 6), by the seal of that very set', async () => {
    const message = changeField(sealed(3), 'ARC-Authentication-Results', 1, 'dmarc=pass', 'dmarc=fail');
    const check = await verify(message);
    expect([check.result, check.code]).toEqual(['fail', 'arc_seal_failed']);
    expect(check.evidence.sets.map(({ seal }) => seal.result)).toEqual(['fail', 'fail', 'fail']);
    // The newest is named, which covers all others; and since when a message is unchanged is told of a chain that holds.
    expect(check.values).toEqual({ instance: 3, sealer: 'alias.example' });
    expect(check.evidence.oldestPass).toBeNull();
  });

  it('is read by the instances, wherever its fields stand', async () => {
    const failed = changeField(sealed(3), 'ARC-Seal', 3, 'cv=pass', 'cv=fail');
    const earlier = changeField(sealed(3), 'ARC-Seal', 2, 'cv=pass', 'cv=fail');
    for (const [message, code] of [
      [failed, 'arc_sealed_as_failed'],
      [earlier, 'arc_chain_value'],
    ] as const) {
      const fields = [...message.fields.slice(0, 9).reverse(), ...message.fields.slice(9)];
      expect((await verify({ ...message, fields })).code).toBe(code);
    }
  });

  const faults: [string, (message: Draft) => Draft, string][] = [
    ['a seal is missing', (m) => without(m, 'ARC-Seal', 2), 'arc_set_incomplete'],
    ['a signature is missing', (m) => without(m, 'ARC-Message-Signature', 1), 'arc_set_incomplete'],
    ['results are missing', (m) => without(m, 'ARC-Authentication-Results', 3), 'arc_set_incomplete'],
    [
      'a set is missing',
      (m) =>
        ['ARC-Seal', 'ARC-Message-Signature', 'ARC-Authentication-Results'].reduce(
          (left, name) => without(left, name, 2),
          m,
        ),
      'arc_instance_missing',
    ],
    ['a seal stands twice', (m) => ({ ...m, fields: [m.fields[0] ?? '', ...m.fields] }), 'arc_instance_repeated'],
    ['an instance is 0', (m) => changeField(m, 'ARC-Seal', 1, 'i=1', 'i=0'), 'arc_instance_malformed'],
    ['an instance is 51', (m) => changeField(m, 'ARC-Seal', 3, 'i=3', 'i=51'), 'arc_instance_malformed'],
    [
      'an instance is a word',
      (m) => changeField(m, 'ARC-Message-Signature', 1, 'i=1', 'i=one'),
      'arc_instance_malformed',
    ],
    [
      'results have no instance',
      (m) => changeField(m, 'ARC-Authentication-Results', 1, 'i=1; ', ''),
      'arc_instance_malformed',
    ],
    ['the first seal says pass', (m) => changeField(m, 'ARC-Seal', 1, 'cv=none', 'cv=pass'), 'arc_chain_value'],
    ['a later seal says none', (m) => changeField(m, 'ARC-Seal', 3, 'cv=pass', 'cv=none'), 'arc_chain_value'],
    ['a seal in between says fail', (m) => changeField(m, 'ARC-Seal', 2, 'cv=pass', 'cv=fail'), 'arc_chain_value'],
    ['a seal says nothing', (m) => changeField(m, 'ARC-Seal', 2, ' cv=pass;', ''), 'arc_chain_value'],
    ['the newest seal says fail', (m) => changeField(m, 'ARC-Seal', 3, 'cv=pass', 'cv=fail'), 'arc_sealed_as_failed'],
  ];
  for (const [name, damage, code] of faults) {
    it(`fails and asks for no key: ${name}`, async () => {
      const resolver = zoneResolver(zone);
      const check = await verifyArc(toBytes(damage(sealed(3))), { resolver, now });
      expect([check.result, check.code, resolver.asked]).toEqual(['fail', code, []]);
    });
  }

  it('fails by a fault in a field, told at its set', async () => {
    const parts = async (message: Draft) => {
      const { result, evidence } = await verify(message);
      return [result, evidence.sets[0]?.seal.code, evidence.sets[0]?.messageSignature.code];
    };
    const one = sealed(1);
    expect(await parts(changeField(one, 'ARC-Seal', 1, 'cv=none', 'h=from; cv=none'))).toEqual([
      'fail',
      'arc_seal_names_fields',
      'arc_intact',
    ]);
    expect(await parts(changeField(one, 'ARC-Seal', 1, 'a=rsa-sha256', 'a=rsa-md5'))).toEqual([
      'fail',
      'arc_field_malformed',
      'arc_intact',
    ]);
    // The seal covers the signature, so it fails as well.
    for (const [from, to] of [
      ['h=from:', 'h='],
      ['h=from:', 'h=from:arc-seal:'],
      ['c=relaxed', 'c=nofws'],
      ['s=arc', 's=arc\0'],
    ] as const) {
      const message = changeField(one, 'ARC-Message-Signature', 1, from, to);
      expect(await parts(message), to).toEqual(['fail', 'arc_header_changed', 'arc_field_malformed']);
    }
  });
});

describe('what a set recorded', () => {
  const unreliable = async (message: Draft) => {
    const { result, evidence } = await verify(message);
    return [result, ...evidence.sets.map((set) => set.unreliable)];
  };

  it('counts where its signature covers the whole message', async () => {
    expect(await unreliable(sealed(2))).toEqual(['pass', undefined, undefined]);
    const bare = draft();
    const withoutSubject = { ...bare, fields: bare.fields.filter((field) => !/^Subject:/i.test(field)) };
    const options = {
      instance: 1,
      domain: 'list.example',
      chainValidation: 'none' as const,
      results: 'list.example; dmarc=pass header.from=sender.example',
    };
    expect(await unreliable(sealArc(withoutSubject, { ...options, signedFields: ['From', 'To'] }))).toEqual([
      'pass',
      undefined,
    ]);
    expect(await unreliable(sealArc(bare, { ...options, signedFields: ['From', 'SUBJECT'] }))).toEqual([
      'pass',
      undefined,
    ]);
  });

  it('does not where whoever came later could put other words under it: l=, or a Subject that is not signed', async () => {
    expect(await unreliable(sealed(1, { bodyLength: 2 }))).toEqual(['pass', true]);
    expect(await unreliable(sealed(1, { signedFields: ['from', 'to'] }))).toEqual(['pass', true]);
    // An older set without From cannot be verified, and the chain may hold all the same (§5.2 step 4).
    const first = sealed(1, { signedFields: ['subject', 'to'] });
    const message = sealArc(first, {
      instance: 2,
      domain: 'fwd.example',
      chainValidation: 'pass',
      results: 'fwd.example; none',
    });
    expect(await unreliable(message)).toEqual(['pass', true, undefined]);
  });

  it('does not where the sender\u2019s words may stand in it, or in a signature', async () => {
    const results = 'list.example; spf=pass ("x") smtp.mailfrom=sender.example; dmarc=pass header.from=sender.example';
    expect(await unreliable(sealed(1, { results }))).toEqual(['pass', true]);
    const smuggled = 'DKIM-Signature: v=1; d=attack.example; i=x=3B=20dmarc=3Dpass@attack.example; b=';
    expect(await unreliable(sealed(1, {}, (message) => prepend(message, smuggled)))).toEqual(['pass', true]);
  });

  it('tells which fields that people read its signature leaves out, and nothing of a whole one', async () => {
    const unsigned = async (signedFields: string[], message = draft()) => {
      const { evidence } = await verify(sealed(1, { signedFields }, () => message));
      return evidence.sets[0]?.unsignedFields;
    };
    expect(await unsigned(['from', 'subject'])).toEqual(expect.arrayContaining(['date', 'to']));
    const all = draft().fields.map((field) => field.slice(0, field.indexOf(':')));
    expect(await unsigned(all)).toBeUndefined();
  });
});

describe('more sets than are allowed', () => {
  it(`fail unread (RFC 8617 §5.2 step 1): ${MAX_ARC_SETS + 1}`, async () => {
    const fields = Array.from({ length: MAX_ARC_SETS + 1 }, (_, at) => `ARC-Seal: i=${at + 1}`);
    const check = await verify(prepend(draft(), ...fields));
    expect([check.result, check.code, check.values]).toEqual(['fail', 'arc_too_many_sets', { total: 51, limit: 50 }]);
  });

  it(`are not ${MAX_ARC_SETS}`, async () => {
    const { result, evidence } = await verify(sealed(MAX_ARC_SETS));
    expect([result, evidence.sets.length]).toEqual(['pass', MAX_ARC_SETS]);
  });
});

describe('keys of sealers', () => {
  it('that are gone break the chain; the DNS that gives no answer does not (other than §5.2.1)', async () => {
    const gone = await verify(sealed(2), keyZone('list.example', 'arc'));
    expect([gone.result, gone.code, gone.evidence.sets[1]?.seal.code]).toEqual([
      'fail',
      'arc_message_signature_failed',
      'arc_key_gone',
    ]);
    const silent = await verify(sealed(2), zone, { failing: { 'arc._domainkey.fwd.example': 'timeout' } });
    expect([silent.result, silent.code]).toEqual(['temperror', 'arc_message_signature_unchecked']);
    const older = await verify(sealed(2), zone, { failing: { 'arc._domainkey.list.example': 'servfail' } });
    expect([older.result, older.code, older.values['instance']]).toEqual(['temperror', 'arc_seal_unchecked', 1]);
  });

  it('of fewer than 1024 bits verify and are not accepted', async () => {
    const key = rsaKey(768);
    const check = await verify(sealed(1, { key }), keyZone('list.example', 'arc', key));
    expect([check.result, check.code, check.evidence.sets[0]?.seal]).toEqual([
      'fail',
      'arc_not_accepted',
      { result: 'policy', code: 'arc_key_weak' },
    ]);
  });

  it('are asked for at once, each name once, the newest first, and not without end', async () => {
    const resolver = zoneResolver(zone, { delay: 30 });
    const waiting = verifyArc(toBytes(sealed(5)), { resolver, now });
    expect(resolver.asked).toEqual(['fwd', 'list', 'alias'].map((name) => `TXT arc._domainkey.${name}.example`));
    expect((await waiting).result).toBe('pass');
    let message = draft();
    for (let instance = 1; instance <= 30; instance++) {
      const chainValidation = instance === 1 ? 'none' : 'pass';
      message = sealArc(message, {
        instance,
        domain: `d${instance}.example`,
        chainValidation,
        results: 'x.example; none',
      });
    }
    const counting = zoneResolver({});
    await verifyArc(toBytes(message), { resolver: counting, now });
    expect(counting.asked).toHaveLength(MAX_ARC_KEYS);
  });

  it('are not asked for where a field can prove nothing: a seal that names fields (§4.1.3)', async () => {
    const named = changeField(sealed(1), 'ARC-Seal', 1, 's=arc', 'h=from; s=seal');
    const resolver = zoneResolver(zone);
    await verifyArc(toBytes(named), { resolver, now });
    expect(resolver.asked).toEqual(['TXT arc._domainkey.list.example']);
  });

  it('of seals and of signatures are asked for newest set first, where the two have keys of their own', async () => {
    const message = [1, 2].reduce((m, instance) => changeField(m, 'ARC-Seal', instance, 's=arc', 's=seal'), sealed(2));
    const resolver = zoneResolver(zone);
    await verifyArc(toBytes(message), { resolver, now });
    expect(resolver.asked).toEqual([
      'TXT arc._domainkey.fwd.example',
      'TXT seal._domainkey.fwd.example',
      'TXT arc._domainkey.list.example',
      'TXT seal._domainkey.list.example',
    ]);
  });

  it('that do not come are given up when the caller gives up', async () => {
    const silent: Resolver = {
      query: (_name, _type, signal) =>
        new Promise((resolve) => {
          signal?.addEventListener('abort', () => resolve({ status: 'timeout', records: [], secure: false, ttl: 0 }));
        }),
    };
    const stop = new AbortController();
    const waiting = verifyArc(toBytes(sealed(1)), { resolver: silent, now, signal: stop.signal });
    stop.abort();
    expect((await waiting).result).toBe('temperror');
  });

  it('are not asked for when checks by DNS are switched off', async () => {
    const check = await verifyChain(parseMessage(toBytes(sealed(1))), { resolver: null, at: now });
    expect([check.result, check.code, check.evidence.sets[0]?.seal.code]).toEqual([
      'temperror',
      'arc_message_signature_unchecked',
      'arc_dns_off',
    ]);
  });
});

describe('signatures over the message', () => {
  it('that had expired when the mail arrived are not accepted', async () => {
    const message = sealed(1, { signedFields: ['from'], time: Date.parse('2026-11-27T00:00:00Z') / 1000 });
    const check = await verify(message);
    expect([check.result, check.evidence.sets[0]?.messageSignature.code]).toEqual(['fail', 'arc_from_future']);
  });

  it('are not judged where the body is not there; the seals are', async () => {
    const message = parseMessage(toBytes({ ...sealed(1), body: '' }));
    const check = await verifyChain(message, { resolver: zoneResolver(zone), at: now, fidelity: 'headers' });
    expect([check.result, check.evidence.sets[0]?.seal.result, check.evidence.sets[0]?.messageSignature]).toEqual([
      'temperror',
      'pass',
      { result: 'neutral', code: 'arc_body_absent' },
    ]);
  });

  it('are not judged where the header is cut off', async () => {
    const filler = Array.from({ length: 2100 }, (_, at) => `X-Filler-${at}: x\r\n`);
    const message = sealed(1);
    const check = await verify({ ...message, fields: [...message.fields, ...filler] });
    expect([check.result, check.code]).toEqual(['temperror', 'arc_header_unread']);
  });
});
