/**
 * What a busy webmail pays for its badge: a page like Roundcube's, with a message open and its badge drawn, adds 10,000 nodes to its list in
 * steps. The time that its renderer spent in scripts, beside the same page at a site without badges; turn by turn, in one browser.
 */
import type { Page } from 'puppeteer-core';
import { waitForBadges } from '../e2e/browsers/badges.ts';
import { Chromium } from '../e2e/browsers/chromium.ts';
import { findChromium } from '../e2e/browsers/installed.ts';
import { temporaryFolder } from '../e2e/paths.ts';
import { type Host, startHttps } from '../e2e/services/https.ts';
import { page as roundcube } from '../webmail/pages/roundcube.ts';
import type { Choice } from './choice.ts';
import { median, met, milliseconds } from './format.ts';

const [WITH, WITHOUT] = ['with.example', 'without.example'];
const NODES = 10_000;
/** Nodes of a row, its texts included. */
const IN_ROW = 10;
const ROWS_AT_ONCE = 50;
const STEP_MS = 20;
/** After the last change the page is looked at once more. */
const SETTLE_MS = 500;
const ROUNDS = 9;
const GOAL = 1.03;

const MAIL =
  'From: <alice@sender.example>\r\nSubject: Minutes\r\nMessage-ID: <bench@sender.example>\r\n\r\nThe minutes.\r\n';

export async function printNodes({ filter, quick }: Choice): Promise<void> {
  const name = `${NODES.toLocaleString('en')} nodes added to a page with a badge`;
  if (!name.includes(filter)) return;
  console.log(
    'Script time of a page in Chromium: milliseconds (median of turns) with a badge and without the extension',
  );
  if (findChromium() === null) return console.log('SKIPPED: no Chromium is installed');
  const folder = temporaryFolder('bench-nodes');
  const pages = await startHttps(folder.path, { [WITH]: host, [WITHOUT]: host });
  try {
    const site = `https://${WITH}/*`;
    const stored = { language: 'en', ladder: 'headers', badgeSites: [site] };
    const chromium = await Chromium.open({ granted: [site], stored, httpsPort: pages.port });
    try {
      const found = { [WITH]: [] as number[], [WITHOUT]: [] as number[] };
      // The first turn compiles the code of both.
      for (let round = 0; round <= (quick ? 1 : ROUNDS); round++) {
        for (const [at, took] of Object.entries(found)) {
          const spent = await scriptTime(chromium, at);
          if (round > 0) took.push(spent);
        }
      }
      const [ours, floor] = [median(found[WITH] ?? []), median(found[WITHOUT] ?? [])];
      const ratio = ours / floor;
      const goal = met(ratio < GOAL, `< ${GOAL}×`);
      console.log(`${name.padEnd(52)}${milliseconds(ours)}${milliseconds(floor)}  ${ratio.toFixed(3)}×${goal}`);
    } finally {
      await chromium.close();
    }
  } finally {
    await pages.stop();
    folder.remove();
  }
}

const host: Host = ({ url }) => {
  if (url.searchParams.get('_action') === 'viewsource')
    return { headers: { 'content-type': 'text/plain' }, body: MAIL };
  const list = '<table id="messagelist"><tbody></tbody></table></body>';
  return { body: `<!doctype html>${roundcube.html('<p>The minutes.</p>').replace('</body>', list)}` };
};

/** @returns milliseconds that the page's renderer spent in scripts, the page's own and ours */
async function scriptTime(chromium: Chromium, at: string): Promise<number> {
  const address = new URL(roundcube.address);
  const page = await chromium.openPage(`https://${at}${address.pathname}${address.search}`);
  if (at === WITH) await waitForBadges(page, 1);
  const before = await scriptDuration(page);
  await page.evaluate(addRows, NODES / IN_ROW, ROWS_AT_ONCE, STEP_MS);
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const after = await scriptDuration(page);
  await page.close();
  return (after - before) * 1000;
}

async function scriptDuration(page: Page): Promise<number> {
  const { ScriptDuration } = await page.metrics();
  if (ScriptDuration === undefined) throw new Error('Chromium tells no script time');
  return ScriptDuration;
}

/**
 * As a webmail draws its list: rows by markup, a few at a time, each with its own listeners and its date. Runs in the page, and by its timers:
 * what a debugger runs itself is not counted.
 */
async function addRows(count: number, atOnce: number, pause: number): Promise<void> {
  const rows = document.querySelector('#messagelist tbody');
  const add = (uid: number) => {
    const row = document.createElement('tr');
    row.id = `rcmrow${uid}`;
    row.className = 'message';
    const date = new Date(Date.UTC(2026, 10, 1) + uid * 60_000).toLocaleString();
    row.innerHTML = `<td class="subject"><span class="adr"><span title="s${uid}@sender.example">Sender ${uid}</span></span><a
      href="./?_task=mail&_mbox=INBOX&_uid=${uid}&_action=show"><b>Subject ${uid}</b></a><i>${date}</i></td>`;
    for (const kind of ['click', 'mousedown', 'dblclick'])
      row.addEventListener(kind, () => row.classList.add('selected'));
    rows?.append(row);
  };
  await new Promise<void>((resolve) => {
    let uid = 0;
    const step = () => {
      for (let more = 0; more < atOnce && uid < count; more++) add(++uid);
      if (uid < count) setTimeout(step, pause);
      else resolve();
    };
    setTimeout(step, pause);
  });
}
