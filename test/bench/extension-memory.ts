/** What the extension's worker still holds when a day's messages are done with: all of it, its results and the wire among it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { Browser as ExtensionApi } from 'webextension-polyfill';
import type { Inspection } from '../../src/core/index.ts';
import type { Reply } from '../../src/platform/wire/wire.ts';
import { Chromium } from '../e2e/browsers/chromium.ts';
import { findChromium } from '../e2e/browsers/installed.ts';
import { CHROME_BUILD, temporaryFolder } from '../e2e/paths.ts';
import { startHttps } from '../e2e/services/https.ts';
import { sleep } from '../e2e/services/process.ts';
import { resolverHost } from '../e2e/services/resolver-host.ts';
import { startDohServer } from '../fakes/doh-server.ts';
import type { Choice } from './choice.ts';
import { DAYS, MOST_GROWTH } from './days.ts';
import { met } from './format.ts';
import { MB, makeMail } from './mails.ts';

/** What functions see that run inside the extension. */
declare const chrome: ExtensionApi;

export async function printExtensionMemory({ filter, quick }: Choice): Promise<void> {
  console.log(`\nGrowth after a day, in the extension's worker in Chromium, in MB (goal: ≤ ${MOST_GROWTH} MB)`);
  if (findChromium() === null) return console.log('SKIPPED: no Chromium is installed');
  for (const [mode, day] of Object.entries(DAYS)) {
    if (!day.name.includes(filter)) continue;
    const growth = (await measureDay(day.bytes, quick ? day.quick : day.count, mode === 'together')) / MB;
    console.log(
      `${day.name.padEnd(52)}${growth.toFixed(1).padStart(8)}${met(growth <= MOST_GROWTH, `≤ ${MOST_GROWTH} MB`)}`,
    );
  }
}

async function measureDay(bytes: number, count: number, atOnce: boolean): Promise<number> {
  const mail = makeMail({ bytes, content: 'base64' });
  writeFileSync(join(CHROME_BUILD, 'mail.eml'), mail.source);
  const folder = temporaryFolder('bench-memory');
  const resolver = await startDohServer(mail.zone);
  const pages = await startHttps(folder.path, resolverHost(resolver));
  const chromium = await Chromium.open({ stored: { language: 'en' }, httpsPort: pages.port });
  try {
    const page = await chromium.openOwnPage('options/options.html');
    // Once, so that what is made for all messages is there.
    await checkCopies(page, 0, 1, atOnce);
    const before = await held(chromium);
    await checkCopies(page, 1, count, atOnce);
    return (await held(chromium)) - before;
  } finally {
    await chromium.close();
    await pages.stop();
    await resolver.stop();
    folder.remove();
  }
}

/** Hands the mail to the worker that many times, each copy under a field with a number of its own: no two are the same message. */
async function checkCopies(page: Page, first: number, count: number, atOnce: boolean): Promise<void> {
  await page.evaluate(
    async (from, length, together) => {
      const mail = new Uint8Array(await (await fetch('/mail.eml')).arrayBuffer());
      const ask = async <A>(name: string, request: unknown): Promise<A> => {
        const reply = await chrome.runtime.sendMessage<unknown, Reply<A>>({ ask: name, request, isPrivate: false });
        if (reply.problem) throw new Error(`${name}: ${reply.problem.key}`);
        return reply.answer;
      };
      const check = async (number: number) => {
        const field = new TextEncoder().encode(`X-Number: ${number}\r\n`);
        const source = new Uint8Array(field.length + mail.length);
        source.set(field);
        source.set(mail, field.length);
        const { key } = await ask<{ key: string }>('page.checkSource', { source });
        const inspection = await ask<Inspection>('page.getInspection', { key, message: null });
        if (inspection.dkim[0]?.result !== 'pass') throw new Error(`message ${number}: its signature does not verify`);
      };
      const numbers = Array.from({ length }, (_, index) => from + index);
      if (together) await Promise.all(numbers.map(check));
      else for (const number of numbers) await check(number);
    },
    first,
    count,
    atOnce,
  );
}

/** The worker's heap, what the browser keeps for it beside, and the bytes of messages. */
async function held(chromium: Chromium): Promise<number> {
  const { client } = await chromium.worker();
  for (let round = 0; round < 5; round++) {
    await client.send('HeapProfiler.collectGarbage');
    await sleep(200);
  }
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = await client.send('Runtime.getHeapUsage');
  return usedSize + embedderHeapUsedSize + backingStorageSize;
}
