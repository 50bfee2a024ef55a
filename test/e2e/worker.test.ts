/** Slow answers and a worker that the browser stops: what is shown grows, is never withdrawn, and comes in the end. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { translate } from '../../src/text/translate.ts';
import { type DohServer, startDohServer } from '../fakes/doh-server.ts';
import { keyZone, signDkim } from '../messages/sign.ts';
import { Chromium } from './browsers/chromium.ts';
import { findChromium, runs } from './browsers/installed.ts';
import { readResult, readVerdict } from './browsers/shown.ts';
import { zoneOf } from './mails/files.ts';
import { DECLARED_RECEIVER, deliver, type Mail, OWN_ADDRESS, write } from './mails/mail.ts';
import { SCREENSHOTS, temporaryFolder } from './paths.ts';
import { type HttpsServer, startHttps } from './services/https.ts';
import { type Maildev, startMaildev } from './services/maildev.ts';
import { openInMaildev } from './services/maildev-page.ts';
import { sleep } from './services/process.ts';
import { resolverHost } from './services/resolver-host.ts';

const RUNS = runs('slow answers in Chromium', findChromium() === null ? 'chromium' : null);
const slow = manyQuestions('slow.example');
const stopped = manyQuestions('stopped.example');
const closed = manyQuestions('closed.example');
const doomed = manyQuestions('doomed.example');
const mails = [slow, stopped, closed, doomed];

/** Its SPF record leads from one to the next, so that each answer has to be waited for before the next question. */
function manyQuestions(domain: string): Mail {
  const name = `Many questions about ${domain}`;
  return {
    name,
    source: deliver(signDkim(write(domain, name), { domain }), domain),
    zone: {
      ...keyZone(domain),
      [domain]: { TXT: [`v=spf1 include:a.${domain} -all`] },
      [`a.${domain}`]: { TXT: [`v=spf1 include:b.${domain} -all`] },
      [`b.${domain}`]: { TXT: [`v=spf1 include:c.${domain} -all`] },
      [`c.${domain}`]: { TXT: [`v=spf1 include:d.${domain} -all`] },
      [`d.${domain}`]: { TXT: [`v=spf1 ip4:${OWN_ADDRESS} -all`] },
      [`_dmarc.${domain}`]: { TXT: ['v=DMARC1; p=reject'] },
    },
    declared: { level: 'verified', reason: 'verdict_reason_signature' },
  };
}

describe.runIf(RUNS)('with each answer of the resolver a second late', () => {
  const folder = temporaryFolder('slow');
  let resolver: DohServer;
  let pages: HttpsServer;
  let maildev: Maildev;
  let chromium: Chromium;
  const ids = new Map<Mail, string>();

  beforeAll(async () => {
    resolver = await startDohServer(zoneOf(mails), { delay: 1000 });
    pages = await startHttps(folder.path, resolverHost(resolver));
    maildev = await startMaildev(folder.path);
    for (const mail of mails) ids.set(mail, await maildev.send(mail.source));
    const receivers = { [maildev.origin]: DECLARED_RECEIVER };
    chromium = await Chromium.open({ stored: { language: 'en', receivers }, httpsPort: pages.port });
  });
  afterAll(async () => {
    await chromium?.close();
    await maildev?.stop();
    await pages?.stop();
    await resolver?.stop();
    folder.remove();
  });
  afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

  const openMail = async (mail: Mail): Promise<Page> => {
    const page = await chromium.openPage('about:blank');
    await openInMaildev(page, maildev, ids.get(mail) ?? '');
    return page;
  };

  it('shows more at 0.5, 2 and 5 seconds, and withdraws nothing', async () => {
    const page = await openMail(slow);
    const popup = await chromium.clickToolbarIcon(page);
    await popup.waitForFunction(() => document.querySelector('.verdict')?.textContent?.trim());
    const drawn = Date.now();
    const pictures: Buffer[] = [];
    const said: string[] = [];
    const shown: Shown[] = [];
    for (const at of [500, 2000, 5000]) {
      while (Date.now() - drawn < at) {
        shown.push(await readShown(popup));
        await sleep(60);
      }
      const path = join(SCREENSHOTS, `progress-${at}.png`);
      await popup.screenshot({ path });
      pictures.push(readFileSync(path));
      said.push(await popup.evaluate(() => document.querySelector('.verdict')?.textContent ?? ''));
    }
    await readVerdict(popup);
    shown.push(await readShown(popup));
    expect(new Set(pictures.map((picture) => picture.toString('base64'))).size).toBe(3);
    // In words, not by a movement; and not by a clock alone.
    expect(new Set(said).size, said.join(' | ')).toBe(3);
    const [first, , last] = said.map((text) => Number(/(\d+) DNS answer/.exec(text)?.[1] ?? 0));
    expect(last, said.join(' | ')).toBeGreaterThan(first ?? 0);
    expect(withdrawn(shown)).toEqual([]);
    expect(shown.at(-1)?.['level']).toBe('verified');
    await page.close();
  });

  it('still answers when the worker is killed between the click and the answer', async () => {
    const page = await openMail(stopped);
    const popup = await chromium.clickToolbarIcon(page);
    await sleep(700);
    await chromium.killWorker();
    expect((await readVerdict(popup, 30_000)).level).toBe('verified');
    await page.close();
  });

  it('says so when the worker is killed again and again: nobody waits for ever', async () => {
    const page = await openMail(doomed);
    const popup = await chromium.clickToolbarIcon(page);
    for (let times = 0; times < 4 && (await popup.$('.problem')) === null; times++) {
      await sleep(700);
      const killed = chromium.killBusyWorker();
      const said = popup.waitForSelector('.problem', { timeout: 60_000 });
      // Once the popup has said so, it wakes no other one; and the one that nobody waits for any more may fail.
      for (const one of [killed, said]) one.catch(() => undefined);
      await Promise.race([killed, said]);
    }
    const result = await readResult(popup, 60_000);
    if ('problem' in result) expect(result.problem).toBe(translate('errors_check_stopped'));
    else expect(result.level).toBe('verified');
    await page.close();
  });

  it('still answers when the popup is closed and opened again in between, and asks nothing twice', async () => {
    const page = await openMail(closed);
    const first = await chromium.clickToolbarIcon(page);
    // The check is under way; a popup that is closed before it has read its own scripts has asked nothing yet.
    await first.waitForSelector('.verdict[data-level="checking"] .verdict-headline');
    await chromium.closePopup(first);
    const popup = await chromium.clickToolbarIcon(page);
    expect((await readVerdict(popup)).level).toBe('verified');
    const questions = resolver.log
      .map(({ question }) => question)
      .filter((question) => question.includes('closed.example'));
    expect(questions).toEqual([...new Set(questions)]);
    await page.close();
  });
});

/** What the popup says at one moment: the level, and a mark for each check; null while there is no answer. */
type Shown = Record<string, string | null>;

async function readShown(popup: Page): Promise<Shown> {
  return await popup.evaluate(() => {
    const answerOf = (element: Element | null, name: string) => {
      const answer = element?.getAttribute(name) ?? null;
      return answer === 'checking' || answer === 'pending' ? null : answer;
    };
    const lists = ['.witness:first-of-type .mark', '.progress-steps .mark'];
    const marks = lists.flatMap((list) => [...document.querySelectorAll(list)].map((mark) => ({ list, mark })));
    return {
      level: answerOf(document.querySelector('.verdict'), 'data-level'),
      ...Object.fromEntries(
        marks.map(({ list, mark }) => [`${list} ${mark.firstChild?.textContent}`, answerOf(mark, 'data-mark')]),
      ),
    };
  });
}

/** Answers that were shown and that later were others or none, on a list that still stood there. */
function withdrawn(shown: readonly Shown[]): string[] {
  const trouble: string[] = [];
  const last = new Map<string, string>();
  for (const now of shown) {
    for (const [name, answer] of Object.entries(now)) {
      const before = last.get(name);
      if (before !== undefined && answer !== before) trouble.push(`${name}: ${before}, then ${answer}`);
      if (answer !== null) last.set(name, answer);
    }
  }
  return trouble;
}
