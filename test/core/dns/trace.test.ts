import { describe, expect, it } from 'vitest';
import type { DnsAnswer, Resolver } from '../../../src/core/dns/resolver.ts';
import { createTrace } from '../../../src/core/dns/trace.ts';
import { zoneResolver } from '../../fakes/zone-resolver.ts';

const zone = {
  'example.org': { TXT: ['v=spf1 -all'], MX: ['10 mx.example.org'] },
  'www.example.org': { CNAME: ['web.example.org'] },
  'web.example.org': { A: ['192.0.2.1'] },
};

/** Never answers. */
const silent: Resolver = { query: () => new Promise<DnsAnswer>(() => {}) };

describe('createTrace', () => {
  it('asks a question once however many checks want it, also while it is in flight', async () => {
    const resolver = zoneResolver(zone, { delay: 5 });
    const trace = createTrace(resolver);
    const [first, second] = await Promise.all([
      trace.for('spf').query('example.org', 'TXT'),
      trace.for('dmarc').query('Example.ORG.', 'TXT'),
    ]);
    const third = await trace.for('bimi').query('example.org', 'TXT');
    expect(resolver.asked).toEqual(['TXT example.org']);
    expect(second).toEqual(first);
    expect(third).toEqual(first);
  });

  it('notes each question with its purpose and its answer as text', async () => {
    const trace = createTrace(zoneResolver(zone, { ttl: 77, secure: true }));
    await trace.for('receiver').query('example.org', 'MX');
    await trace.for('spf').query('www.example.org', 'A');
    await trace.for('dkim').query('absent.example', 'TXT');
    expect(trace.questions).toEqual([
      {
        name: 'example.org',
        type: 'MX',
        purpose: 'receiver',
        status: 'ok',
        trouble: null,
        answers: ['10 mx.example.org'],
        ttl: 77,
        secure: true,
      },
      expect.objectContaining({ name: 'www.example.org', answers: ['CNAME web.example.org', '192.0.2.1'] }),
      expect.objectContaining({ name: 'absent.example', status: 'nxdomain', purpose: 'dkim', answers: [] }),
    ]);
  });

  it('tells where a question stands once it is answered', async () => {
    const trace = createTrace(zoneResolver(zone));
    await trace.for('spf').query('example.org', 'TXT');
    await trace.for('spf').query('example.org', 'MX');
    expect(trace.indexOf('EXAMPLE.org.', 'MX')).toBe(1);
    expect(trace.indexOf('example.org', 'A')).toBeNull();
  });

  it('refuses what is no name without asking', async () => {
    const resolver = zoneResolver(zone);
    const trace = createTrace(resolver);
    const answer = await trace.for('dkim').query('selector._domainkey.evil.example\0.any', 'TXT');
    expect(answer).toMatchObject({ status: 'error', trouble: 'invalid_name' });
    expect(resolver.asked).toEqual([]);
    expect(trace.questions).toEqual([]);
  });

  it('asks no more than its limit, but still tells what it knows', async () => {
    const resolver = zoneResolver(zone);
    const trace = createTrace(resolver, { maxQuestions: 2 });
    const spf = trace.for('spf');
    const answers = await Promise.all(['a.example', 'b.example', 'c.example'].map((name) => spf.query(name, 'A')));
    expect(answers.map((answer) => answer.trouble)).toEqual([undefined, undefined, 'limit']);
    expect(await spf.query('a.example', 'A')).toMatchObject({ status: 'nxdomain' });
    expect(resolver.asked).toHaveLength(2);
  });

  it('keeps some of its questions for who may use them all', async () => {
    const resolver = zoneResolver(zone);
    const trace = createTrace(resolver, { maxQuestions: 3 });
    const names = ['a.example', 'b.example', 'c.example'];
    const modest = await Promise.all(names.map((name) => trace.for('arc', 2).query(name, 'TXT')));
    expect(modest.map((answer) => answer.trouble)).toEqual([undefined, 'limit', 'limit']);
    const others = await Promise.all(names.map((name) => trace.for('spf').query(name, 'TXT')));
    expect(others.map((answer) => answer.trouble)).toEqual([undefined, undefined, undefined]);
  });

  it('answers open questions "aborted" at once when its signal aborts', async () => {
    const controller = new AbortController();
    const trace = createTrace(silent, { signal: controller.signal });
    const open = trace.for('spf').query('example.org', 'TXT');
    controller.abort();
    expect(await open).toMatchObject({ status: 'error', trouble: 'aborted' });
    expect(trace.questions).toMatchObject([{ name: 'example.org', trouble: 'aborted' }]);
    expect(await trace.for('spf').query('example.net', 'TXT')).toMatchObject({ trouble: 'aborted' });
    expect(trace.questions).toHaveLength(1);
  });

  it('takes only that asker out whose own signal aborts', async () => {
    const controller = new AbortController();
    const trace = createTrace(zoneResolver(zone, { delay: 20 }));
    const impatient = trace.for('spf').query('example.org', 'TXT', controller.signal);
    const patient = trace.for('dmarc').query('example.org', 'TXT');
    controller.abort();
    expect(await impatient).toMatchObject({ trouble: 'aborted' });
    expect(await patient).toMatchObject({ status: 'ok' });
  });

  it('makes an answer of a resolver that rejects or throws', async () => {
    const rejecting: Resolver = { query: () => Promise.reject(new Error('down')) };
    const throwing: Resolver = {
      query: () => {
        throw new Error('down');
      },
    };
    for (const resolver of [rejecting, throwing]) {
      const answer = await createTrace(resolver).for('spf').query('example.org', 'TXT');
      expect(answer).toMatchObject({ status: 'error', trouble: 'offline' });
    }
  });
});
