/** A resolver that is not what it should be: what it answers proves nothing, nobody waits for it for ever, and nobody else is asked in its place. */
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { translate } from '../../src/text/translate.ts';
import type { Chromium } from './browsers/chromium.ts';
import { type Hosted, openHosted } from './browsers/hosted.ts';
import { findChromium, runs } from './browsers/installed.ts';
import { readVerdict } from './browsers/shown.ts';
import { rsaSigned } from './mails/honest.ts';
import type { Mail } from './mails/mail.ts';
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
const lies = ['', ...kinds].map((_, at) => rsaSigned(`k${at}.example`, `Mail ${at}`));

const LOGIN_PAGE = { 'content-type': 'text/html' };
/** Ways to the resolver that are closed: no name can be asked for there. */
const CLOSED: Record<string, Host> = {
  'throws every question away': () => new Promise(() => {}),
  'hangs up': () => {
    throw new Error('hangs up');
  },
  'forbids it': () => ({ status: 403, headers: DNS, body: '' }),
  "puts its login page in the answer's place": () => ({ headers: LOGIN_PAGE, body: '<!doctype html>Sign in' }),
  'leads every question on to its login page': () => ({ status: 302, headers: { location: '/login' }, body: '' }),
};
/** A resolver that is reached, and has a login page or no answer before it for whatever name. */
const LOGIN: Host = () => ({ headers: { ...LOGIN_PAGE, ...DNS, ...LOGIN_PAGE }, body: '<!doctype html>Sign in' });
const closed = Object.keys(CLOSED);
/** Each at a top level of its own, of which no answer is known yet; and two of one. */
const unread = [...closed, 'login', 'servfail'].map((_, at) => rsaSigned(`shut.top${at}`, `Shut ${at}`));
const [known, next] = [rsaSigned('known.seen', 'Known'), rsaSigned('next.seen', 'Next')];
const mails = [...lies, ...unread, known, next];

describe.runIf(RUNS)('a resolver', () => {
  let hosted: Hosted;
  let chromium: Chromium;
  let kind = '';
  let shut: Host | null = null;

  beforeAll(async () => {
    hosted = await openHosted({
      zone: Object.assign({}, ...mails.map(({ zone }) => zone)),
      hosts: (resolver) => {
        const [[host, answer] = []] = Object.entries(resolverHost(resolver));
        const hostile: Host = async (request) => {
          if (shut) return await shut(request);
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
  // Chromium itself tells of each answer that could not be read.
  const OF_CHROMIUM = /Failed to load resource|blocked by CORS policy/;
  afterEach(() => expect(chromium.errors.splice(0).filter((error) => !OF_CHROMIUM.test(error))).toEqual([]));

  it.each(kinds)('that %s proves nothing', async (how) => {
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

  /** Looks at a mail with that way to the resolver. @returns its reason, and what the popup offers to do */
  async function look(mail: Mail, way: Host | null): Promise<{ level: string; reason: string; offer: string | null }> {
    shut = way;
    const page = await chromium.openPage(sourceAddress(mails.indexOf(mail)));
    const popup = await chromium.clickToolbarIcon(page);
    const { level, reason } = await readVerdict(popup, 60_000);
    const offer = await popup.$eval('.offer button', ({ textContent }) => textContent);
    await chromium.closePopup(popup);
    await page.close();
    shut = null;
    return { level, reason, offer };
  }
  const BLOCKED = {
    level: 'unchecked',
    reason: translate('verdict_reason_dns_blocked'),
    offer: translate('view_settings'),
  };
  const WEB_PAGE = { ...BLOCKED, reason: translate('verdict_reason_dns_web_page') };

  it.each(closed)(
    'that is not reached, since a network %s, is said first, with the way to the settings',
    async (how) => {
      const mail = unread[closed.indexOf(how)] as Mail;
      expect(await look(mail, CLOSED[how] ?? null)).toEqual(BLOCKED);
    },
  );

  it('that answers with a login page, or nothing whatever the name, is said first too', async () => {
    const [login, servfail] = unread.slice(-2) as [Mail, Mail];
    expect(await look(login, LOGIN)).toEqual(WEB_PAGE);
    hosted.resolver.setFailing({ '*': 'servfail' });
    expect(await look(servfail, null)).toEqual(BLOCKED);
    hosted.resolver.setFailing({});
  });

  it('that is not reached any more is said first, although answers of an earlier mail are known', async () => {
    expect((await look(known, null)).level).toBe('verified');
    expect(await look(next, CLOSED['hangs up'] ?? null)).toEqual(BLOCKED);
  });
});
