import { afterEach, describe, expect, it, vi } from 'vitest';
import { answerNote } from '../../src/core/dns/note.ts';
import type { DnsAnswer } from '../../src/core/dns/resolver.ts';
import type { RecordType } from '../../src/core/inspection/index.ts';
import { dohResolver } from '../../src/platform/doh.ts';
import { type DohFailure, type DohServer, type DohServerOptions, startDohServer } from '../fakes/doh-server.ts';
import type { Zone } from '../fakes/zone-resolver.ts';

const zone: Zone = {
  'example.org': {
    TXT: ['v=spf1 mx -all', `${'long '.repeat(120)}\xe9`],
    MX: ['10 mx.example.org', '0 .'],
    A: ['192.0.2.1'],
  },
  'mx.example.org': { AAAA: ['2001:db8::25'], A: ['192.0.2.25'] },
  'www.example.org': { CNAME: ['cdn.example.org'] },
  'cdn.example.org': { CNAME: ['mx.example.org'] },
  '1.2.0.192.in-addr.arpa': { PTR: ['mx.example.org'] },
};

const running: DohServer[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const server of running.splice(0)) await server.stop();
});

async function start(options: DohServerOptions = {}): Promise<DohServer> {
  const server = await startDohServer(zone, options);
  running.push(server);
  return server;
}

async function ask(server: DohServer, name: string, type: RecordType, timeoutMs = 20_000): Promise<DnsAnswer> {
  return await dohResolver([server.url], { timeoutMs }).query(name, type);
}

describe('dohResolver', () => {
  it('asks a real server for every type of record', async () => {
    const server = await start({ ttl: 99, secure: true });
    expect(await ask(server, 'example.org', 'TXT')).toEqual({
      status: 'ok',
      records: zone['example.org']?.TXT?.map((data) => ({ type: 'TXT', data })),
      secure: true,
      ttl: 99,
    });
    expect((await ask(server, 'example.org.', 'MX')).records).toEqual([
      { type: 'MX', data: 'mx.example.org', preference: 10 },
      { type: 'MX', data: '', preference: 0 },
    ]);
    expect((await ask(server, 'mx.example.org', 'AAAA')).records).toEqual([{ type: 'AAAA', data: '2001:db8::25' }]);
    expect((await ask(server, '1.2.0.192.in-addr.arpa', 'PTR')).records).toEqual([
      { type: 'PTR', data: 'mx.example.org' },
    ]);
    expect((await ask(server, 'www.example.org', 'A')).records).toEqual([
      { type: 'CNAME', data: 'cdn.example.org' },
      { type: 'CNAME', data: 'mx.example.org' },
      { type: 'A', data: '192.0.2.25' },
    ]);
  });

  it('sends one plain GET: no cookie, no referrer, nothing that needs a preflight', async () => {
    const seen: { url: string; init: RequestInit | undefined }[] = [];
    const server = await start();
    const resolver = dohResolver([server.url], {
      fetch: (input, init) => {
        seen.push({ url: String(input), init });
        return fetch(input, init);
      },
    });
    await resolver.query('example.org', 'A');
    expect(seen.map(({ url }) => url)).toEqual([`${server.url}?dns=AAABIAABAAAAAAAAB2V4YW1wbGUDb3JnAAABAAE`]);
    expect(seen[0]?.init).toMatchObject({
      headers: { accept: 'application/dns-message' },
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
    });
    expect(server.log.map(({ question }) => question)).toEqual(['A example.org']);
    expect(server.log[0]?.headers).not.toHaveProperty('cookie');
  });

  it.each<[string, DohFailure, Partial<DnsAnswer>, string]>([
    ['a name that does not exist', 'nxdomain', { status: 'nxdomain' }, 'dns_nxdomain'],
    ['a name without such a record', 'nodata', { status: 'nodata' }, 'dns_nodata'],
    ['SERVFAIL', 'servfail', { status: 'servfail', trouble: 'servfail' }, 'dns_trouble_servfail'],
    ['REFUSED', 'refused', { status: 'error', trouble: 'refused' }, 'dns_trouble_refused'],
    ['another RCODE', 'formerr', { status: 'error', trouble: 'rcode' }, 'dns_trouble_rcode'],
    ['HTTP 500', 'http', { status: 'error', trouble: 'http' }, 'dns_trouble_http'],
    ['an HTML page', 'html', { status: 'error', trouble: 'html' }, 'dns_trouble_html'],
    ['an answer to another question', 'mismatch', { status: 'error', trouble: 'mismatch' }, 'dns_trouble_mismatch'],
    ['a truncated answer', 'truncated', { status: 'error', trouble: 'truncated' }, 'dns_trouble_truncated'],
    ['bytes that are no DNS message', 'malformed', { status: 'error', trouble: 'malformed' }, 'dns_trouble_malformed'],
    ['another media type', 'json', { status: 'error', trouble: 'malformed' }, 'dns_trouble_malformed'],
    ['an endless answer', 'endless', { status: 'error', trouble: 'malformed' }, 'dns_trouble_malformed'],
    ['no answer in time', 'timeout', { status: 'timeout', trouble: 'timeout' }, 'dns_trouble_timeout'],
    ['a redirect', 'redirect', { status: 'error', trouble: 'offline' }, 'dns_trouble_offline'],
    ['a connection that breaks', 'disconnect', { status: 'error', trouble: 'offline' }, 'dns_trouble_offline'],
  ])('tells %s apart', async (_what, failure, expected, code) => {
    const server = await start({ failing: { 'TXT example.org': failure } });
    const answer = await ask(server, 'example.org', 'TXT', failure === 'timeout' ? 150 : undefined);
    expect(answer).toMatchObject({ records: [], ...expected });
    expect(answer.trouble).toBe(expected.trouble);
    expect(answerNote(answer, 'example.org', 'TXT').code).toBe(code);
    expect((await ask(server, 'example.org', 'A')).status).toBe('ok');
  });

  it('tells that nothing listens', async () => {
    const server = await start();
    await server.stop();
    expect(await ask(server, 'example.org', 'A')).toMatchObject({ status: 'error', trouble: 'offline' });
  });

  it('follows no redirect', async () => {
    const server = await start({ failing: { '*': 'redirect' } });
    const elsewhere: string[] = [];
    await dohResolver([server.url], {
      fetch: async (input, init) => {
        const response = await fetch(input, init);
        elsewhere.push(response.url);
        return response;
      },
    }).query('example.org', 'A');
    expect(elsewhere).toEqual([]);
  });

  it('tries a failing resolver twice and a negative answer once', async () => {
    const server = await start({ failing: { 'example.org': 'servfail' } });
    await ask(server, 'example.org', 'A');
    await ask(server, 'absent.example', 'A');
    expect(server.log.map(({ question }) => question)).toEqual(['A example.org', 'A example.org', 'A absent.example']);
  });

  it('takes the answer of the second try', async () => {
    const server = await start({ failing: { '*': 'http' } });
    let tries = 0;
    const resolver = dohResolver([server.url], {
      fetch: (input, init) => {
        if (++tries === 2) server.setFailing({});
        return fetch(input, init);
      },
    });
    expect((await resolver.query('example.org', 'A')).status).toBe('ok');
    expect(tries).toBe(2);
  });

  it('asks the next resolver only when it is listed and the one before failed twice', async () => {
    const broken = await start({ failing: { '*': 'refused' } });
    const good = await start();
    const resolver = dohResolver([broken.url, good.url]);
    expect((await resolver.query('example.org', 'A')).status).toBe('ok');
    expect([broken.log.length, good.log.length]).toEqual([2, 1]);
    expect((await dohResolver([good.url, broken.url]).query('example.org', 'A')).status).toBe('ok');
    expect(broken.log).toHaveLength(2);
  });

  it('stops at once when its signal aborts, and asks nothing after it', async () => {
    const server = await start({ failing: { '*': 'timeout' } });
    const controller = new AbortController();
    const answer = dohResolver([server.url, server.url]).query('example.org', 'A', controller.signal);
    setTimeout(() => controller.abort(), 30);
    expect(await answer).toMatchObject({ status: 'error', trouble: 'aborted' });
    expect(await dohResolver([server.url]).query('example.org', 'A', controller.signal)).toMatchObject({
      trouble: 'aborted',
    });
    expect(server.log).toHaveLength(1);
  });

  it('takes time spent in a cache on the way off the TTL', async () => {
    const server = await start({ ttl: 100 });
    const aged = (seconds: string) =>
      dohResolver([server.url], {
        fetch: async (input, init) => {
          const response = await fetch(input, init);
          return new Response(response.body, { headers: { 'content-type': 'application/dns-message', age: seconds } });
        },
      }).query('example.org', 'A');
    expect((await aged('30')).ttl).toBe(70);
    expect((await aged('300')).ttl).toBe(0);
    expect((await aged('nonsense')).ttl).toBe(100);
  });

  it('never contacts an address that is not https or loopback', async () => {
    const contacted: string[] = [];
    const resolver = dohResolver(
      ['http://dns.example/dns-query', 'ftp://127.0.0.1/', 'https://u:p@dns.example/', 'nonsense'],
      {
        fetch: (input) => {
          contacted.push(String(input));
          return Promise.reject(new TypeError('unreachable'));
        },
      },
    );
    expect(await resolver.query('example.org', 'A')).toMatchObject({ trouble: 'offline' });
    expect(contacted).toEqual([]);
  });

  it('asks nothing for what is no name', async () => {
    const server = await start();
    expect(await ask(server, 'evil.example\0.any', 'TXT')).toMatchObject({ trouble: 'invalid_name' });
    expect(server.log).toEqual([]);
  });

  describe('leaves a resolver alone that refuses', () => {
    const ADDRESS = 'https://dns.example/dns-query';
    /** Answers with these statuses, one a request; `asked` are the times, in milliseconds since the first. */
    function refusing(responses: { status: number; retryAfter?: string }[]) {
      const asked: number[] = [];
      const begun = Date.now();
      const fetch = async () => {
        const { status, retryAfter } = responses[Math.min(asked.length, responses.length - 1)] ?? { status: 200 };
        asked.push(Date.now() - begun);
        return new Response('', { status, headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter } });
      };
      return { asked, options: { fetch: fetch as typeof globalThis.fetch, pauses: new Map<string, number>() } };
    }

    it('for a moment, before its second try', async () => {
      const { asked, options } = refusing([{ status: 503 }]);
      const answer = await dohResolver([ADDRESS], options).query('example.org', 'TXT');
      expect(answer.trouble).toBe('http');
      expect(asked).toHaveLength(2);
      expect(asked[1]).toBeGreaterThanOrEqual(450);
    });

    it('for as long as it asks, whoever checks next', async () => {
      const { asked, options } = refusing([{ status: 429, retryAfter: '30' }]);
      expect((await dohResolver([ADDRESS], options).query('example.org', 'TXT')).trouble).toBe('http');
      expect((await dohResolver([ADDRESS], options).query('example.net', 'TXT')).trouble).toBe('http');
      expect(asked).toHaveLength(1);
    });

    it('no longer than that, when the clock is set back meanwhile', async () => {
      vi.useFakeTimers();
      const { asked, options } = refusing([{ status: 503 }, { status: 404 }]);
      const first = dohResolver([ADDRESS], options).query('example.org', 'TXT');
      await vi.advanceTimersByTimeAsync(0);
      vi.setSystemTime(Date.now() - 48 * 3_600_000);
      await vi.advanceTimersByTimeAsync(500);
      await dohResolver([ADDRESS], options).query('example.net', 'TXT');
      await first;
      expect(asked).toHaveLength(4);
    });

    it('and goes on to the next that the user listed', async () => {
      const { asked, options } = refusing([
        { status: 429, retryAfter: 'Wed, 21 Oct 2099 07:28:00 GMT' },
        { status: 404 },
      ]);
      await dohResolver([ADDRESS, 'https://other.example/dns-query'], options).query('example.org', 'TXT');
      expect(asked).toHaveLength(3);
    });

    it('but not for a 404, which a pause would not mend', async () => {
      // Time stands still: a pause would never end.
      vi.useFakeTimers();
      const { asked, options } = refusing([{ status: 404 }]);
      await dohResolver([ADDRESS], options).query('example.org', 'TXT');
      expect(asked).toEqual([0, 0]);
    });

    it('and waits no longer than whoever asked', async () => {
      const { options } = refusing([{ status: 503 }]);
      const answer = await dohResolver([ADDRESS], options).query('example.org', 'TXT', AbortSignal.timeout(100));
      expect(answer.trouble).toBe('aborted');
    });
  });
});
