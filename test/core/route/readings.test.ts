import { describe, expect, it } from 'vitest';
import { inspect } from '../../../src/core/inspect.ts';
import { possibleClients } from '../../../src/core/route/readings.ts';
import { ATTACKER_IP, BRAND_IP, from, NOW, RCPT, WORLD } from '../../attacks/world.ts';
import { zoneResolver } from '../../fakes/zone-resolver.ts';
import { prepend, toBytes } from '../../messages/message.ts';

describe('the clients that a field may tell of', () => {
  it.each([
    ['from x ([192.0.2.1]) ([192.0.2.2]) by mx.rcpt.example', ['192.0.2.1', '192.0.2.2']],
    ['from [IPv6:2001:db8::0:1] (x [192.0.2.1]:25) by mx.rcpt.example', ['2001:db8::1', '192.0.2.1']],
    ['from [192.168.1.5] ([192.0.2.1]) by mx.rcpt.example ([192.0.2.9])', ['192.0.2.1']],
    ['from x by y ([192.0.2.2]) by mx.rcpt.example', ['192.0.2.2']],
    ['from x by mx.rcpt.example', []],
    ['from x 192.0.2.14', ['192.0.2.14']],
    ['from x ([192.0.2.1]) BY mx.rcpt.example ([192.0.2.9])', ['192.0.2.1']],
    [' by mx.rcpt.example ([192.0.2.9])', []],
    ['', []],
  ])('of %j are %j', (value, expected) => {
    expect(possibleClients(value)).toEqual(expected);
  });

  it('are those behind a greeting that holds a "by" of its own, whatever stands before the server\'s', () => {
    for (const by of ['\tby', ' by', ')by', ']by', '\r\n\tby'])
      expect(possibleClients(`from [192.0.2.1] by x (rev [198.51.100.7])${by} mx.rcpt.example`)).toContain(
        '198.51.100.7',
      );
  });

  it('are all that fit between a greeting and a reverse-path that name as many as a command line holds', () => {
    const of = (net: string) => Array.from({ length: 64 }, (_, at) => `${net}.${at}`).join(' ');
    const found = possibleClients(
      `from ${of('1.1.1')} (rev [198.51.100.7]) by mx.rcpt.example (<"${of('1.1.2')} by x"@y>)`,
    );
    expect(found).toHaveLength(129);
    expect(found).toContain('198.51.100.7');
  });

  it('are those at both ends, where there are more', () => {
    const many = Array.from({ length: 1000 }, (_, at) => `1.1.${at >> 8}.${at & 0xff}`);
    const found = possibleClients(`from ${many.join(' ')} ([198.51.100.7]) by mx.rcpt.example`);
    expect(found).toHaveLength(256);
    expect(found).toContain('198.51.100.7');
    expect(possibleClients(`from ([198.51.100.7]) ${many.join(' ')} by mx.rcpt.example`)).toContain('198.51.100.7');
  });
});

describe('a border at which the client cannot be told', () => {
  const check = async (client: string, path = 'x@legit.example', dns = {}) => {
    const source = prepend(
      from('admin@legit.example'),
      `Return-Path: <${path}>`,
      `Received: from ${client} by mx.rcpt.example with SMTP id 7; Tue, 24 Nov 2026 02:00:03 +0000`,
    );
    const resolver = zoneResolver(WORLD, dns);
    const { verdict, spf } = await inspect(toBytes(source), { resolver, now: NOW, receiver: RCPT });
    return [verdict.level, verdict.reason.code, spf?.evidence.ip ?? null];
  };
  const BOTH = `x ([${BRAND_IP}]) ([${ATTACKER_IP}])`;

  it('is red where one of the readings is nobody’s whom the domain allows, whichever stands first', async () => {
    for (const client of [BOTH, `x ([${ATTACKER_IP}]) ([${BRAND_IP}])`])
      expect(await check(client)).toEqual(['failed', 'verdict_reason_not_listed', ATTACKER_IP]);
  });

  it('is red where greeting and reverse-path name more servers of the brand than a person would', async () => {
    const range = (from: number) => Array.from({ length: 4 }, (_, at) => `192.0.2.${from + at}`).join(' ');
    const path = `"${range(20)} by y"@legit.example`;
    const source = prepend(
      from('admin@legit.example'),
      `Return-Path: <${path}>`,
      `Received: from ${range(10)} by q (rev [${ATTACKER_IP}])\r\n\tby mx.rcpt.example with SMTP id 7 (envelope-from <${path}>); Tue, 24 Nov 2026 02:00:03 +0000`,
    );
    const resolver = zoneResolver({ ...WORLD, 'legit.example': { TXT: ['v=spf1 ip4:192.0.2.0/24 -all'] } });
    const { verdict, spf } = await inspect(toBytes(source), { resolver, now: NOW, receiver: RCPT });
    expect([verdict.level, spf?.evidence.ip]).toEqual(['failed', ATTACKER_IP]);
  });

  it('is red where the envelope sender is another’s', async () => {
    expect((await check(BOTH, 'x@attack.example'))[0]).toBe('failed');
  });

  it('stays open where every reading is allowed, where none is there, and where no answer comes', async () => {
    expect(await check(`x ([${BRAND_IP}]) ([10.0.0.7]) (y)`)).toEqual(['unchecked', 'route_envelope_no_client', null]);
    expect(await check('x')).toEqual(['unchecked', 'route_envelope_no_client', null]);
    const silent = { failing: { 'TXT legit.example': 'timeout' } };
    expect((await check(BOTH, undefined, silent)).slice(0, 2)).toEqual(['unchecked', 'verdict_reason_spf_unavailable']);
  });
});
