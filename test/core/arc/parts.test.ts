/** What becomes of one seal, or of one signature over the message: each cause has its own word. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { verifyArc } from '../../../src/core/arc/verify.ts';
import { MAX_BODY_HASHES } from '../../../src/core/limits.ts';
import { type Zone, type ZoneOptions, zoneResolver } from '../../fakes/zone-resolver.ts';
import { canonicalizeBody, canonicalizeField } from '../../messages/canonicalize.ts';
import { anyKey, rsaKey } from '../../messages/keys.ts';
import { type Draft, draft, toBytes } from '../../messages/message.ts';
import { type SealOptions, sealArc } from '../../messages/seal.ts';
import { keyZone, sign, signedData } from '../../messages/sign.ts';

const now = new Date('2026-11-24T03:00:00Z');
const NAME = 'arc._domainkey.list.example';
const zone = keyZone('list.example', 'arc');
const publicPart = anyKey().record.slice(anyKey().record.indexOf('p='));

/** @param moreTags tags put behind d= of both fields */
function sealed(options: Partial<SealOptions> = {}, moreTags = '', message = draft()): Draft {
  return sealArc(message, {
    instance: 1,
    chainValidation: 'none',
    results: 'list.example; dmarc=pass header.from=sender.example',
    ...options,
    domain: `list.example${moreTags}`,
  });
}

async function verify(message: Draft, records: Zone = zone, options: ZoneOptions = {}) {
  const check = await verifyArc(toBytes(message), { resolver: zoneResolver(records, options), now });
  const [set] = check.evidence.sets;
  return [check.result, check.code, set?.messageSignature.code, set?.seal.code];
}

describe('a chain of one set', () => {
  it('whose signature had expired more than minutes before verifies and is not accepted; a seal does not expire', async () => {
    const seconds = now.getTime() / 1000;
    expect(await verify(sealed({}, `; x=${seconds - 600}`))).toEqual([
      'fail',
      'arc_not_accepted',
      'arc_expired',
      'arc_intact',
    ]);
    for (const expiry of [seconds - 60, seconds + 60])
      expect(await verify(sealed({}, `; x=${expiry}`))).toEqual(['pass', 'arc_pass', 'arc_intact', 'arc_intact']);
  });

  it('that rests on SHA-1 verifies and is not accepted (RFC 8301 §3.1)', async () => {
    expect(await verify(sealedWithSha1())).toEqual(['fail', 'arc_not_accepted', 'arc_sha1', 'arc_sha1']);
  });

  it.each([
    ['revoked', 'v=DKIM1; p=', 'arc_key_revoked'],
    ['for another service', `v=DKIM1; s=tlsrpt; ${publicPart}`, 'arc_key_unusable'],
    ['for SHA-1 alone', `v=DKIM1; h=sha1; ${publicPart}`, 'arc_key_unusable'],
    ['no base64', 'v=DKIM1; p=%%%', 'arc_key_unusable'],
    ['another one', rsaKey().record, 'arc_key_other'],
  ])('whose key is %s fails', async (_says, record, code) => {
    expect(await verify(sealed(), { [NAME]: { TXT: [record] } })).toEqual([
      'fail',
      'arc_message_signature_failed',
      code,
      code,
    ]);
  });

  it.each(['servfail', 'timeout'] as const)(
    'whose key gives no answer (%s) is open, and not broken',
    async (failing) => {
      expect(await verify(sealed(), zone, { failing: { [NAME]: failing } })).toEqual([
        'temperror',
        'arc_message_signature_unchecked',
        'arc_key_unavailable',
        'arc_key_unavailable',
      ]);
    },
  );
});

describe('sets that each name another part of the body', () => {
  it('are compared up to a limit, the newest first; the rest is told as unread', async () => {
    const count = MAX_BODY_HASHES + 3;
    let message = draft();
    for (let instance = 1; instance <= count; instance++) {
      const chainValidation = instance === 1 ? 'none' : 'pass';
      message = sealed({ instance, chainValidation, bodyLength: instance }, '', message);
    }
    const { result, evidence } = await verifyArc(toBytes(message), { resolver: zoneResolver(zone), now });
    // The newest one and the seals hold; since when the message is unchanged cannot be told.
    expect([result, evidence.oldestPass]).toEqual(['pass', null]);
    const unread = evidence.sets.filter(({ messageSignature }) => messageSignature.code === 'arc_unread');
    expect(unread.map(({ instance }) => instance)).toEqual([1, 2, 3]);
    expect(unread.map(({ messageSignature }) => messageSignature.result)).toEqual(['neutral', 'neutral', 'neutral']);
  });
});

/** RFC 8617 §4.1 with the algorithm of old. */
function sealedWithSha1(): Draft {
  const message = draft();
  const names = ['from', 'subject'];
  const tags = 'i=1; a=rsa-sha1; d=list.example; s=arc';
  const bodyHash = createHash('sha1').update(canonicalizeBody(message.body, 'relaxed'), 'latin1').digest('base64');
  const results = 'ARC-Authentication-Results: i=1; list.example; none\r\n';
  const head = `ARC-Message-Signature: ${tags}; c=relaxed/relaxed; h=${names.join(':')}; bh=${bodyHash}; b=`;
  const last = (field: string) => canonicalizeField(`${field}\r\n`, 'relaxed').slice(0, -2);
  const signature = `${head}${sign(anyKey(), 'sha1', signedData(message.fields, names, 'relaxed') + last(head))}\r\n`;
  const sealHead = `ARC-Seal: ${tags}; cv=none; b=`;
  const covered = canonicalizeField(results, 'relaxed') + canonicalizeField(signature, 'relaxed') + last(sealHead);
  const seal = `${sealHead}${sign(anyKey(), 'sha1', covered)}\r\n`;
  return { ...message, fields: [seal, signature, results, ...message.fields] };
}
