/**
 * Every webmail that cannot be run here, in a real browser: the page of ours that its profile is held to (`test/webmail/pages`),
 * served under its real name, with a message in it that imitates it. By a click on the toolbar icon the very bytes have to arrive that lie at
 * the address of the source.
 */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { imitations } from '../webmail/imitations.ts';
import type { PageFixture } from '../webmail/pages/fixture.ts';
import { alone as zimbra } from '../webmail/pages/zimbra.ts';
import type { Chromium } from './browsers/chromium.ts';
import { takeErrors } from './browsers/errors.ts';
import { type Hosted, openHosted } from './browsers/hosted.ts';
import { findChromium, runs } from './browsers/installed.ts';
import { keptInspection } from './browsers/kept.ts';
import { readVerdict } from './browsers/shown.ts';
import type { Host } from './services/https.ts';

const RUNS = runs('pages of webmails in Chromium', findChromium() === null ? 'chromium' : null);

/** These run for real, each in a suite of its own. */
const REAL = ['roundcube', 'gmail', 'maildev', 'sogo', 'horde', 'public-inbox', 'plain-source'];
/** Where a page on loopback stands here. */
const TOOLS = 'https://tools.example';

const names = readdirSync(new URL('../webmail/pages/', import.meta.url)).map((name) => name.slice(0, -3));
const pages: PageFixture[] = [];
for (const name of names.filter((candidate) => candidate !== 'fixture' && !REAL.includes(candidate))) {
  const module = (await import(`../webmail/pages/${name}.ts`)) as Record<string, PageFixture>;
  pages.push(...Object.values(module));
}
const withSource = pages.filter(({ open, sources }) => open.length === 1 && sources.length > 0);
const byHand = pages.filter(({ opened }) => opened);
const here = (address: string) => new URL(address.replace(/^http:\/\/127\.0\.0\.1:\d+/, TOOLS));

/** What a real page would follow itself, if its webmail let it through. */
const FOLLOWED = ['a page that is led away', 'a base at another origin', 'a base at the same origin'];
/** What scripts ask of an element and of a document: a form's fields, and elements with a name, come in the place of it. */
const OF_ELEMENT =
  'parentNode parentElement closest matches contains querySelector querySelectorAll getAttribute textContent children childNodes firstChild isConnected localName id attributes ownerDocument cloneNode remove after append getRootNode getBoundingClientRect getClientRects checkVisibility compareDocumentPosition';
const OF_DOCUMENT =
  'documentElement head body title defaultView location cookie createElement createTreeWalker elementFromPoint querySelector querySelectorAll contentType';
const each = (names: string, markup: (name: string) => string) => names.split(' ').map(markup).join('');
const NAMED = `<form>${each(OF_ELEMENT, (name) => `<input type="hidden" name="${name}">`)}</form>${each(OF_DOCUMENT, (name) => `<form name="${name}"></form><img name="${name}" alt="">`)}`;

/** A message that imitates the page in which it stands, in every way that is known. */
function hostile(fixture: PageFixture): string {
  const kinds = Object.entries(imitations([fixture])).filter(([kind]) => !FOLLOWED.includes(kind));
  return `<p>Hello</p>${kinds.map(([, markup]) => markup).join('')}${NAMED}`;
}

/** A mail of its own for each page, so that none is taken for another's. */
function mailOf({ file, address, open }: PageFixture): Buffer {
  const from = open[0]?.from ?? 'alice@sender.example';
  return Buffer.from(
    `From: <${from}>\r\nSubject: ${open[0]?.subject ?? file}\r\nMessage-ID: <${file}${address.length}@sender.example>\r\n\r\nHi \xff\r\n`,
    'latin1',
  );
}

/** What Outlook wraps a message in; the others hand it out as it is. */
function answerOf(fixture: PageFixture): Buffer {
  const mail = mailOf(fixture);
  if (fixture.file !== 'outlook') return mail;
  const item = { MimeContent: { Value: mail.toString('base64') } };
  return Buffer.from(JSON.stringify({ Body: { ResponseMessages: { Items: [{ Items: [item] }] } } }));
}

function hostsOf(fixture: PageFixture, body: string): Record<string, Host> {
  const address = here(fixture.address);
  const cookie = Object.entries(fixture.cookies ?? {}).map(([name, value]) => `${name}=${value}; Path=/`);
  const source = fixture.sources[0] ? here(fixture.sources[0]) : null;
  const answer: Host = ({ url }) => {
    if (url.href === source?.href) return { headers: { 'content-type': 'message/rfc822' }, body: answerOf(fixture) };
    if (url.pathname !== address.pathname) return null;
    return { headers: cookie[0] ? { 'set-cookie': cookie[0] } : {}, body: `<!doctype html>${body}` };
  };
  const around: Record<string, Host> = fixture.around
    ? {
        [here(fixture.around).host]: () => ({
          body: `<!doctype html><iframe src="${address.href}" width="800" height="500"></iframe>`,
        }),
      }
    : {};
  return { [address.host]: answer, ...(source ? { [source.host]: answer } : {}), ...around };
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe.runIf(RUNS)('a page built like that of', () => {
  let hosted: Hosted;
  const hosts: Record<string, Host> = {};
  let chromium: Chromium;

  beforeAll(async () => {
    // Which page a host has changes from test to test.
    const all = pages
      .flatMap(({ address, around, sources }) => [address, ...(around ? [around] : []), ...sources])
      .map((address) => here(address).host);
    const late = Object.fromEntries(all.map((host): [string, Host] => [host, (asked) => hosts[host]?.(asked) ?? null]));
    // Yahoo's page shows a picture of the sender from there; nothing is answered.
    const pictures: Record<string, Host> = { 'data.mail.yahoo.com': () => null };
    // Of what stands around a mail nothing is granted: the click lets Waybill in.
    const frames = pages.filter(({ around }) => around).map(({ address }) => `${new URL(address).origin}/*`);
    const granted = ['https://apis.mail.yahoo.com/*', ...frames];
    hosted = await openHosted({ hosts: { ...late, ...pictures }, granted, stored: { language: 'en' } });
    ({ chromium } = hosted);
  });
  afterAll(async () => await hosted?.close());
  afterEach(() => expect(takeErrors(chromium.errors)).toEqual([]));

  const check = async (fixture: PageFixture, body: string, bytes: Uint8Array) => {
    Object.assign(hosts, hostsOf(fixture, body));
    const page = await chromium.openPage(here(fixture.around ?? fixture.address).href);
    const popup = await chromium.clickToolbarIcon(page);
    await readVerdict(popup);
    const inspection = await keptInspection(chromium, sha256(bytes));
    await chromium.closePopup(popup);
    await page.close();
    return inspection;
  };

  it.each(withSource.map((page): [string, PageFixture] => [`${page.file}, ${here(page.address).host}`, page]))(
    '%s gives its source',
    async (_, fixture) => {
      await check(fixture, fixture.html(hostile(fixture)), mailOf(fixture));
    },
  );

  it('zimbra gives the source of what it shows, and of nothing that it left ten thousand pixels aside', async () => {
    const aside = '<div style="position: absolute; left: -10000px; top: -10000px">';
    const { html, ...fixture } = zimbra;
    const other = html('Other')
      .replaceAll(/^.*<body[^>]*>|<\/body>.*$/gs, '')
      .replaceAll(':257', ':999');
    const whole = (body: string) => html(body).replace('</body>', `${aside}${other}</div></body>`);
    await check({ ...fixture, html: whole }, whole('Hello'), mailOf(zimbra));
  });

  it.each(byHand.map((page): [string, PageFixture] => [here(page.address).host, page]))(
    '%s gives the header that was opened by hand',
    async (host, fixture) => {
      const header = `Received: from x by y\r\nFrom: <alice@sender.example>\r\nMessage-ID: <${host}@opened.example>\r\n\r\n`;
      const escaped = header.replaceAll('<', '&lt;').replaceAll('\r\n', '\n');
      const body = fixture.html(hostile(fixture)).replace('</body>', `${fixture.opened?.(`${escaped}Hello`)}</body>`);
      const { source } = await check(fixture, body, Buffer.from(header));
      expect(source.fidelity).toBe('headers');
    },
  );
});
