/** The same measurements inside Chromium's extension worker, which is where the engine runs for people. */
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Chromium } from '../e2e/browsers/chromium.ts';
import { findChromium } from '../e2e/browsers/installed.ts';
import { temporaryFolder } from '../e2e/paths.ts';
import type { Choice } from './choice.ts';
import { floorParts } from './contenders.ts';
import { met, milliseconds, times } from './format.ts';
import { KB, type Mail, type MailOptions, MB, makeMail } from './mails.ts';
import { goalOf } from './speed.ts';
import type { WorkerMail, WorkerTimes } from './worker/worker.ts';

const ROWS: MailOptions[] = [
  { bytes: 2 * KB, content: 'prose' },
  { bytes: 2 * KB, content: 'prose', type: 'ed25519' },
  ...[MB, 10 * MB, 25 * MB].flatMap((bytes) =>
    (['base64', 'prose'] as const).flatMap((content) =>
      (['relaxed', 'simple'] as const).map((how) => ({ bytes, content, how })),
    ),
  ),
  { bytes: 10 * MB, content: 'base64', type: 'ed25519' },
  { bytes: 10 * MB, content: 'blanks' },
  { bytes: 10 * MB, content: 'base64', three: true },
];
const ROW_TIME = 3000;

const MANIFEST = {
  manifest_version: 3,
  name: 'Bench',
  version: '1',
  permissions: ['storage'],
  background: { service_worker: 'worker.js', type: 'module' },
};

export async function printWorker({ filter, quick }: Choice): Promise<void> {
  console.log(
    "In Chromium's extension worker: milliseconds (fastest of many runs), floor as above by WebCrypto; then SHA-256 of the",
  );
  console.log('bytes alone: by WebCrypto in one call, by WebCrypto in pieces of 1 MB, in JavaScript');
  if (findChromium() === null) return console.log('SKIPPED: no Chromium is installed');
  const rows = quick ? ROWS.slice(0, 2) : ROWS;
  const mails = rows
    .map((options) => ({ options, mail: makeMail(options) }))
    .filter(({ mail }) => mail.name.includes(filter));
  if (mails.length === 0) return;
  const extension = temporaryFolder('bench');
  try {
    copyFileSync(fileURLToPath(new URL('worker/worker.mjs', import.meta.url)), join(extension.path, 'worker.js'));
    writeFileSync(join(extension.path, 'manifest.json'), JSON.stringify(MANIFEST));
    for (const [index, { mail }] of mails.entries()) writeMail(join(extension.path, String(index)), mail);
    const chromium = await Chromium.open({ extension: extension.path });
    try {
      const agent = await (await chromium.worker()).evaluate(() => navigator.userAgent);
      console.log(
        `${(/Chrome\/[0-9.]+/.exec(agent)?.[0] ?? agent).padEnd(52)}   floor    ours          one call  pieces JavaScript`,
      );
      for (const [index, { mail, options }] of mails.entries()) {
        const found = await measure(chromium, String(index), quick ? 10 : ROW_TIME);
        // At 2 KB the goal stands for Node, where the floor is another one: signatures are verified in one trip there.
        print(mail.name, found, options.bytes === 2 * KB ? undefined : goalOf(options));
      }
    } finally {
      await chromium.close();
    }
  } finally {
    extension.remove();
  }
}

function print(
  name: string,
  { floor, ours, oneCall, pieces, inJavaScript }: WorkerTimes,
  goal: number | undefined,
): void {
  console.log(
    `${name.padEnd(52)}${milliseconds(floor)}${milliseconds(ours)}${times(ours / floor)}   ` +
      `${milliseconds(oneCall)}${milliseconds(pieces)}  ${milliseconds(inJavaScript)}` +
      `${goal === undefined ? '' : met(ours / floor <= goal, `≤ ${goal}×`)}`,
  );
}

function writeMail(path: string, mail: Mail): void {
  const { key, signed, signature } = floorParts(mail);
  const beside: WorkerMail = {
    zone: mail.zone,
    signatures: mail.signatures,
    canonicalizations: mail.canonicalizations,
    type: mail.key.type,
    key: key.toString('base64'),
    signed: signed.toString('base64'),
    signature: signature.toString('base64'),
  };
  writeFileSync(`${path}.eml`, mail.source);
  writeFileSync(`${path}.json`, JSON.stringify(beside));
}

async function measure(chromium: Chromium, name: string, rowTime: number): Promise<WorkerTimes> {
  const worker = await chromium.worker();
  return await worker.evaluate(
    async (mail, milliseconds) => await Reflect.get(globalThis, 'measure')(mail, milliseconds),
    name,
    rowTime,
  );
}
