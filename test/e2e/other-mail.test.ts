/**
 * Mails that look alike, an honest and a forged one by turns, where the page goes from one to the next at speed or becomes another account's: no
 * badge, no mark and no popup ever says of one what is true of the other.
 */
import type { Page, Protocol } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { translate } from '../../src/text/translate.ts';
import { keyZone, signDkim } from '../messages/sign.ts';
import { waitForBadges } from './browsers/badges.ts';
import type { Chromium } from './browsers/chromium.ts';
import { type HostedRoundcube, openHostedRoundcube } from './browsers/hosted-roundcube.ts';
import { findChromium, hasRoundcube, runs } from './browsers/installed.ts';
import { readResult, readVerdict } from './browsers/shown.ts';
import { asFile } from './mails/files.ts';
import { deliver, type Mail, STRANGER_ADDRESS, strictZone, write } from './mails/mail.ts';
import { waitFor } from './services/process.ts';
import { openMail, selectInList, signIn } from './services/roundcube-session.ts';

const missing = findChromium() === null || !hasRoundcube() ? 'chromium, Roundcube and Dovecot' : null;
const RUNS = runs('mails that look alike in Roundcube in Chromium', missing);

const DOMAIN = 'twin.example';
const ZONE = { ...strictZone(DOMAIN), ...keyZone(DOMAIN) };
const COUNT = 16;

/** The same sender and subject in all of them. */
function twin(honest: boolean, number: number): Mail {
  const message = write(DOMAIN, 'Invoice', { messageId: `<${number}@${DOMAIN}>`, body: `Number ${number}\r\n` });
  const source = honest
    ? deliver(signDkim(message, { domain: DOMAIN }), DOMAIN)
    : deliver(message, DOMAIN, { ip: STRANGER_ADDRESS, host: 'stranger.example', mailFrom: 'a@stranger.example' });
  return { name: 'Invoice', source, zone: ZONE };
}
/** Bob's are honest where the number is odd, Carol's where it is even. */
const inbox = (odd: boolean) => Array.from({ length: COUNT }, (_, at) => asFile(twin(odd === (at % 2 === 0), at + 1)));
const levelOf = (uid: number) => (uid % 2 === 1 ? 'verified' : 'failed');
const levelOfCarol = (uid: number) => levelOf(uid + 1);

describe.runIf(RUNS)('of mails that look alike', () => {
  let hosted: HostedRoundcube;
  let origin: string;
  let chromium: Chromium;
  let page: Page;

  beforeAll(async () => {
    const others = { carol: inbox(false) };
    hosted = await openHostedRoundcube({ zone: ZONE, files: inbox(true), others, badges: true });
    ({ chromium } = hosted);
    ({ origin } = hosted.roundcube);
    page = await chromium.openPage('about:blank');
    await signIn(page, origin);
  });
  afterAll(async () => await hosted?.close());
  afterEach(() => expect(chromium.errors.splice(0)).toEqual([]));

  it('each has its own verdict, however quickly the keys go through the list', { timeout: 120_000 }, async () => {
    await page.goto(`${origin}/?_task=mail&_mbox=INBOX`);
    await selectInList(page, 1);
    await waitForBadges(page, 1);
    const seen = { badges: new Set<number>(), marks: new Set<number>() };
    const look = async (step: number) => {
      for (const { uid, level, isMark } of await readWithNumbers(page)) {
        if (level === 'checking') continue;
        expect(level, `step ${step}, mail ${uid}, ${isMark ? 'mark' : 'badge'}`).toBe(levelOf(uid));
        seen[isMark ? 'marks' : 'badges'].add(uid);
      }
    };
    for (let step = 0; step < 50; step++) {
      // The oldest stands below: first up, then down, to and fro; mostly at once, now and then with time in which a preview loads.
      const key = step % 20 < 10 ? 38 : 40;
      await page.evaluate((code) => {
        const { rcmail } = window as unknown as { rcmail: { message_list: { use_arrow_key(code: number): void } } };
        rcmail.message_list.use_arrow_key(code);
      }, key);
      const until = performance.now() + (step % 5 === 4 ? (step * 137) % 2500 : 0);
      do await look(step);
      while (performance.now() < until);
    }
    const last = await waitFor('the badge of the last one', async () => {
      const badges = (await readWithNumbers(page)).filter(({ isMark, level }) => !isMark && level !== 'checking');
      return badges.length === 1 ? badges[0] : null;
    });
    expect(last?.level).toBe(levelOf(last?.uid ?? 0));
    // Both kinds were seen, else nothing was tried.
    for (const uids of Object.values(seen)) expect(new Set([...uids].map(levelOf)).size).toBe(2);
  });

  it('none has that of another account, which has the same number there', { timeout: 120_000 }, async () => {
    for (const uid of [1, 4, 2]) {
      await openMail(page, origin, uid);
      expect((await waitForBadges(page, 1))[0]?.level).toBe(levelOf(uid));
    }
    // Somebody else signs in, in another tab, while this one still shows the mail.
    const other = await chromium.openPage('about:blank');
    await other.deleteCookie(...(await page.cookies()));
    await signIn(other, origin, 'carol');
    await page.bringToFront();
    expect((await waitForBadges(page, 1))[0]?.level).toBe(levelOf(2));
    // Its session is over: a source is not had with it any more. What was known of the mail may be said still.
    const still = await chromium.clickToolbarIcon(page);
    const said = await readResult(still);
    if ('problem' in said) expect(said.problem).toBe(translate('webmail_source_page', { webmail: 'Roundcube' }));
    else expect(said.level).toBe(levelOf(2));
    await chromium.closePopup(still);
    for (const uid of [1, 2]) {
      await openMail(other, origin, uid);
      expect((await waitForBadges(other, 1))[0]?.level).toBe(levelOfCarol(uid));
      const popup = await chromium.clickToolbarIcon(other);
      expect(await readVerdict(popup)).toMatchObject({ level: levelOfCarol(uid) });
      await chromium.closePopup(popup);
    }
    // And in the tab of before: once one that was opened anew is marked there, the marks are drawn.
    await page.bringToFront();
    await openMail(page, origin, 3);
    expect((await waitForBadges(page, 1))[0]?.level).toBe(levelOfCarol(3));
    await page.goto(`${origin}/?_task=mail&_mbox=INBOX`);
    const marks = await waitFor('the marks', async () => {
      const all = (await readWithNumbers(page)).filter(({ isMark }) => isMark);
      return all.some(({ uid }) => uid === 3) ? all : null;
    });
    for (const { uid, level } of marks) expect(level, `mark of mail ${uid}`).toBe(levelOfCarol(uid));
    await other.close();
  });
});

type Node = Protocol.DOM.Node;

/** Every badge and mark, with the number of the mail in whose frame or row it stands: of one and the same moment. */
async function readWithNumbers(page: Page): Promise<{ uid: number; level: string; isMark: boolean }[]> {
  const session = await page.createCDPSession();
  try {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    const found: { uid: number; level: string; isMark: boolean }[] = [];
    const visit = (node: Node, frame: number, row: number): void => {
      const own = Number(/[?&]_uid=(\d+)/.exec(node.documentURL ?? '')?.[1] ?? frame);
      const id = attribute(node, 'id') ?? '';
      const inRow = id.startsWith('rcmrow') ? Number(Buffer.from(id.slice(6), 'base64').toString()) : row;
      const level = node.nodeName === 'BUTTON' ? attribute(node, 'data-level') : null;
      if (level !== null) found.push({ uid: inRow || own, level, isMark: inRow > 0 });
      for (const child of [...(node.shadowRoots ?? []), node.contentDocument, ...(node.children ?? [])])
        if (child) visit(child, own, inRow);
    };
    visit(root, 0, 0);
    return found;
  } finally {
    await session.detach();
  }
}

function attribute({ attributes = [] }: Node, name: string): string | null {
  for (let at = 0; at < attributes.length; at += 2) if (attributes[at] === name) return attributes[at + 1] ?? '';
  return null;
}
