import { describe, expect, it } from 'vitest';
import { inspect } from '../../../src/core/inspect.ts';
import type { Receiver } from '../../../src/core/receivers/receiver.ts';
import { resultsPlaceOf } from '../../../src/core/receivers/results-place.ts';
import { ATTACKER_IP, from, NOW, WORLD } from '../../attacks/world.ts';
import { zoneResolver } from '../../fakes/zone-resolver.ts';
import { prepend, received, toBytes } from '../../messages/message.ts';

const HOST = 'mx.rcpt.example';
const entry = received({ ip: ATTACKER_IP, from: 'out.example', reverse: 'unknown', with: 'ESMTPS' });
const results = (id: string) => `Authentication-Results: ${id}; dmarc=pass header.from=legit.example`;

function check(fields: string[], receiver?: Receiver) {
  const source = toBytes(prepend(from('a@legit.example'), ...fields));
  return inspect(source, { resolver: zoneResolver(WORLD), now: NOW, ...(receiver ? { receiver } : {}) });
}

const placeOf = async (fields: string[]) => resultsPlaceOf(await check(fields), [HOST]);

describe('results in the name of a proposed border', () => {
  it('stand above its own entry or below it, whoever wrote them', async () => {
    expect(await placeOf([results(HOST), entry])).toEqual({ place: 'above', authservIds: [HOST] });
    expect(await placeOf([entry, results(HOST)])).toEqual({ place: 'below', authservIds: [HOST] });
    expect(await placeOf([entry, results('rcpt.example')])).toEqual({ place: 'below', authservIds: ['rcpt.example'] });
    // Of both, those that no sender can have written.
    expect(await placeOf([results(HOST), entry, results('rcpt.example')])).toMatchObject({ authservIds: [HOST] });
  });

  it('stand above the entry where that server’s filter and its delivery wrote fields in its name on top (Zimbra)', async () => {
    const at = 'Tue, 24 Nov 2026 02:00:05 +0000';
    const inner = (own: string) => [
      `Received: from ${HOST} (LHLO ${HOST}) (${own}) by ${HOST} with LMTP; ${at}`,
      `Received: from localhost (localhost [127.0.0.1])\r\n\tby ${HOST} (Postfix) with ESMTP id 7CCC; ${at}`,
      results(`${HOST} (amavisd-new)`),
      `Received: from ${HOST} ([127.0.0.1])\r\n\tby localhost (${HOST} [127.0.0.1]) (amavisd-new, port 10032)\r\n\twith ESMTP id 8ge; ${at}`,
    ];
    for (const own of ['127.0.1.1', '10.0.0.9', '198.51.100.9'])
      expect(await placeOf([...inner(own), entry]), own).toEqual({ place: 'above', authservIds: [HOST] });
    const [lmtp = ''] = inner('10.0.0.9');
    expect(await placeOf([lmtp, entry, results(HOST)])).toMatchObject({ place: 'below' });
  });

  it('stand above the entry whatever other hops stand on top of it', async () => {
    const at = 'Tue, 24 Nov 2026 02:00:05 +0000';
    for (const inner of [
      // Handed back by a scanner, by a host of another name, and by one that does not name itself.
      `from scan.local (scan.local [10.0.0.9])\r\n\tby ${HOST} (Postfix) with ESMTP id 7CCC`,
      `from ${HOST} (${HOST} [198.51.100.9])\r\n\tby store.rcpt.example (Postfix) with ESMTP id 7CCC`,
      `from ${HOST} (${HOST} [198.51.100.9])`,
    ])
      expect(await placeOf([`Received: ${inner}; ${at}`, results(HOST), entry]), inner).toMatchObject({
        place: 'above',
      });
  });

  it('are found in capitals, and by any of several borders, but not in what a sealer copied', async () => {
    expect(await placeOf([results(HOST), entry.replace(HOST, HOST.toUpperCase())])).toMatchObject({ place: 'above' });
    const inspection = await check([results(HOST), entry]);
    expect(resultsPlaceOf(inspection, ['mx2.other.example', HOST])).toMatchObject({ place: 'above' });
    expect(await placeOf([`ARC-Authentication-Results: i=1; ${HOST}; dmarc=pass`, entry])).toBeNull();
  });

  it('are none in another name, under a top-level domain, or without its entry', async () => {
    for (const id of ['mx.other.example', 'example', 'xmx.rcpt.example']) {
      expect(await placeOf([entry, results(id)])).toBeNull();
    }
    expect(await placeOf([results(HOST)])).toBeNull();
  });
});

describe('a yes to the server alone', () => {
  const receiver: Receiver = {
    name: 'webmail',
    borderBy: [HOST],
    networks: [],
    gateways: [],
    authservIds: [HOST],
    results: 'below',
    returnPath: 'top',
  };
  const forged = async (fields: string[]) =>
    (await check(fields, receiver)).findings.filter(({ code }) => code === 'finding_forged_results').length;

  it('does not call forged what that server’s own filters may have written', async () => {
    expect(await forged([entry, results(HOST)])).toBe(0);
  });

  it('and does of a second field in its name', async () => {
    expect(await forged([entry, results(HOST), results(HOST)])).toBe(1);
  });

  it('makes the forged mail red at once, where nothing else is known', async () => {
    const { verdict } = await check(['Return-Path: <x@attack.example>', entry], receiver);
    expect(verdict.level).toBe('failed');
    const before = await check(['Return-Path: <x@attack.example>', entry], { ...receiver, inferred: true });
    expect([before.verdict.level, before.verdict.advice]).toEqual([
      'unchecked',
      { code: 'verdict_advice_receiver_inferred', values: { domain: 'legit.example' } },
    ]);
  });
});
