/** Conversations of five open messages of which one is forged, in each webmail that shows several at once: every badge says what is true of its own. */
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { waitForBadges } from './browsers/badges.ts';
import type { Chromium } from './browsers/chromium.ts';
import { type Hosted, openHosted } from './browsers/hosted.ts';
import { findChromium, runs } from './browsers/installed.ts';
import { zoneOf } from './mails/files.ts';
import { rsaSigned } from './mails/honest.ts';
import { DECLARED_RECEIVER, type Mail } from './mails/mail.ts';
import { forgedFrom } from './mails/wrong.ts';
import type { Host } from './services/https.ts';

const RUNS = runs('conversations in Chromium', findChromium() === null ? 'chromium' : null);

/** The fourth is forged. Each is of another domain, so that no badge can stand for another message unseen. */
const forged = forgedFrom();
const signed = (at: number) => rsaSigned(`sender-${at}.example`, forged.name);
const MAILS: readonly Mail[] = [signed(1), signed(2), signed(3), forged, signed(5)];
const LEVELS = ['verified', 'verified', 'verified', 'failed', 'verified'];
const senderOf = ({ source }: Mail) => /^From: .*<(.*)>/m.exec(Buffer.from(source).toString('latin1'))?.[1] ?? '';

interface Conversation {
  host: string;
  address: string;
  /** @param at the message's number, from 1 on */
  message(at: number, sender: string): string;
  page(messages: string): string;
  /** @returns the number of the message whose source this address has, or null */
  asked(url: URL): number | null;
}

const body = (at: number) => `<p style="height: 60px">Hello ${at}</p>`;
const numberIn = (pattern: RegExp, text: string) => Number(pattern.exec(text)?.[1] ?? 0) || null;

const CONVERSATIONS: Record<string, Conversation> = {
  Gmail: {
    host: 'mail.google.com',
    address: '/mail/u/0/',
    message: (at, sender) => `<div class="adn" data-message-id="#msg-f:${at}" data-legacy-message-id="${at}">
      <h3><span class="gD" email="${sender}">${sender}</span></h3><div class="a3s">${body(at)}</div></div>`,
    page: (messages) => `<h2 class="hP">${forged.name}</h2>${messages}`,
    asked: ({ searchParams }) => (searchParams.get('view') === 'att' ? Number(searchParams.get('th')) : null),
  },
  'Nextcloud Mail': {
    host: 'cloud.example',
    address: '/apps/mail/box/4/thread/3',
    message: (
      at,
      sender,
    ) => `<div class="envelope envelope--expanded"><div class="envelope__header"><div class="sender">${sender}</div>
      <button class="sender__email">${sender}</button></div><div class="mail-message-body mail-message-body-html">
      <iframe class="message-frame" src="/apps/mail/api/messages/${at}/html" style="height: 60px"></iframe></div></div>`,
    page: (messages) => `<main class="app-mail"><div id="mail-message"><div id="mail-thread-header-fields">
      <h2>${forged.name}</h2></div>${messages}</div></main><script>document.body.id = 'body-user';</script>`,
    asked: ({ pathname }) => numberIn(/\/messages\/(\d)\/export$/, pathname),
  },
  Zimbra: {
    host: 'zimbra.example',
    address: '/',
    message: (at, sender) => `<div id="zv__CLV-main__CV_MSGC${at}"><div class="Conv2MsgHeader"><div class="info"><table>
      <tr><td>From:</td><td class="LabelColValue"><span>${sender}</span></td></tr></table></div></div>
      <div class="MsgBody">${body(at)}</div></div>`,
    page: (messages) => `<div id="z_shell"><div class="Conv2Header"><span class="subject">${forged.name}</span></div>
      ${messages}</div><script>'use strict';</script>`,
    asked: ({ pathname, searchParams }) =>
      pathname.startsWith('/service/home/') ? Number(searchParams.get('id')) : null,
  },
};

const hostOf =
  ({ address, asked, message, page }: Conversation): Host =>
  ({ url }) => {
    const at = asked(url);
    if (at !== null) return { headers: { 'content-type': 'text/plain' }, body: MAILS[at - 1]?.source ?? '' };
    if (url.pathname.endsWith('/html')) return { body: '<p>Hello</p>' };
    if (url.pathname !== address) return null;
    return { body: `<!doctype html>${page(MAILS.map((mail, index) => message(index + 1, senderOf(mail))).join(''))}` };
  };

describe.runIf(RUNS)('a conversation of five, one of them forged', () => {
  let hosted: Hosted;
  let chromium: Chromium;

  beforeAll(async () => {
    const origins = Object.values(CONVERSATIONS).map(({ host }) => `https://${host}`);
    const badgeSites = origins.map((origin) => `${origin}/*`);
    hosted = await openHosted({
      zone: zoneOf(MAILS),
      hosts: Object.fromEntries(Object.values(CONVERSATIONS).map((one): [string, Host] => [one.host, hostOf(one)])),
      granted: badgeSites,
      stored: {
        language: 'en',
        ladder: 'always',
        badgeSites,
        receivers: Object.fromEntries(origins.map((origin) => [origin, DECLARED_RECEIVER])),
      },
    });
    ({ chromium } = hosted);
  });
  afterAll(async () => await hosted?.close());
  afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

  const badgesOf = async (page: Page) =>
    (await waitForBadges(page, MAILS.length)).map(({ level, beside }) => ({ level, beside }));

  it.each(Object.entries(CONVERSATIONS))('has its own badge beside each sender: %s', async (_, { host, address }) => {
    const page = await chromium.openPage(`https://${host}${address}`);
    const expected = MAILS.map((mail, index) => ({ level: LEVELS[index], beside: senderOf(mail) }));
    expect(await badgesOf(page)).toEqual(expected);
    await page.close();
  });
});
