/** A resolver that is not what it should be: what it answers proves nothing, nobody waits for it for ever, and nobody else is asked in its place. */
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Chromium } from './browsers/chromium.ts';
import { type Hosted, openHosted } from './browsers/hosted.ts';
import { findChromium, runs } from './browsers/installed.ts';
import { readVerdict } from './browsers/shown.ts';
import { rsaSigned } from './mails/honest.ts';
import type { Host, PageAnswer } from './services/https.ts';
import { resolverHost } from './services/resolver-host.ts';
import { sourceAddress, sourceHost } from './services/sources.ts';

const RUNS = runs('a hostile resolver in Chromium', findChromium() === null ? 'chromium' : null);
const ATTACKER = 'attack.example';
const DNS = { 'content-type': 'application/dns-message', 'access-control-allow-origin': '*' };

/** What it gives in place of an answer, made out of the right one. */
const ANSWERS: Record<string, (right: Uint8Array, search: string) => PageAnswer> = {
  'leads on to somebody else, who answers rightly': (_, search) => ({
    status: 307,
    headers: { location: `https://${ATTACKER}/dns-query${search}`, 'access-control-allow-origin': '*' },
    body: '',
  }),
  'grows to a thousand times what it sends': (right) => ({
    headers: { ...DNS, 'content-encoding': 'gzip' },
    body: gzipSync(Buffer.concat([right, Buffer.alloc(200 * 1024 * 1024)])),
  }),
  'breaks off': (right) => ({ headers: { ...DNS, 'content-length': String(right.length + 9) }, body: right }),
  'is a page that calls itself an answer': () => ({ headers: DNS, body: '<!doctype html><h1>Sign in</h1>' }),
  'asks for a name and a password': (right) => ({
    status: 401,
    headers: { ...DNS, 'www-authenticate': 'Basic realm="DNS"' },
    body: right,
  }),
  'answers another question': (right) => {
    const other = Uint8Array.from(right);
    // The first letter of the name that was asked for (RFC 1035 §4.1.2).
    other[13] = (other[13] ?? 0) ^ 1;
    return { headers: DNS, body: other };
  },
};
const kinds = Object.keys(ANSWERS);
/** One more than there are kinds: the last one is answered rightly. */
const mails = ['', ...kinds].map((_, at) => rsaSigned(`k${at}.example`, `Mail ${at}`));

describe.runIf(RUNS)('a resolver', () => {
  let hosted: Hosted;
  let chromium: Chromium;
  let kind = '';

  beforeAll(async () => {
    hosted = await openHosted({
      zone: Object.assign({}, ...mails.map(({ zone }) => zone)),
      hosts: (resolver) => {
        const [[host, answer] = []] = Object.entries(resolverHost(resolver));
        const hostile: Host = async (request) => {
          const right = await answer?.(request);
          if (!right) return null;
          return ANSWERS[kind]?.(right.body as Uint8Array, request.url.search) ?? right;
        };
        return {
          [host ?? '']: hostile,
          [ATTACKER]: async (request) => (await answer?.(request)) ?? null,
          ...sourceHost(mails),
        };
      },
      stored: { language: 'en' },
    });
    ({ chromium } = hosted);
  });
  afterAll(async () => await hosted?.close());
  afterEach(() =>
    expect(chromium.errors.splice(0).filter((error) => !error.includes('Failed to load resource'))).toEqual([]),
  );

  it.each(kinds)('that %s proves nothing, and is said to have given no answer', async (how) => {
    kind = how;
    const page = await chromium.openPage(sourceAddress(kinds.indexOf(how)));
    const popup = await chromium.clickToolbarIcon(page);
    expect((await readVerdict(popup, 30_000)).level).toBe('unchecked');
    expect(hosted.pages.asked.filter((one) => one.includes(ATTACKER))).toEqual([]);
    await chromium.closePopup(popup);
    await page.close();
  });

  it('that is what it should be proves such a mail', async () => {
    kind = '';
    const page = await chromium.openPage(sourceAddress(kinds.length));
    const popup = await chromium.clickToolbarIcon(page);
    expect((await readVerdict(popup, 30_000)).level).toBe('verified');
    await chromium.closePopup(popup);
    await page.close();
  });
});
