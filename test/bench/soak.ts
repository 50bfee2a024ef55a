/**
 * Run as a process of its own with `--expose-gc`: looks at messages as a day brings them, lets go of them, and prints by how many bytes
 * memory has grown.
 */
import { inspect } from '../../src/core/inspect.ts';
import { zoneResolver } from '../fakes/zone-resolver.ts';
import { DAYS } from './days.ts';
import { KB, makeMail } from './mails.ts';

const [mode = '', quick = ''] = process.argv.slice(2);
const collect = (globalThis as { gc?: () => void }).gc ?? (() => undefined);

async function look(bytes: number): Promise<void> {
  const mail = makeMail({ bytes, content: 'base64' });
  const { dkim } = await inspect(mail.source, { resolver: zoneResolver(mail.zone), now: new Date() });
  if (dkim.some(({ result }) => result !== 'pass')) throw new Error(`${mode}: a signature does not verify`);
}

/** What is held: the heap, and the bytes of messages beside it. */
async function held(): Promise<number> {
  for (let round = 0; round < 5; round++) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

// Once, so that what is made for all messages is there.
await look(64 * KB);
const before = await held();
const { bytes, ...counts } = mode === 'row' ? DAYS.row : DAYS.together;
const length = quick ? counts.quick : counts.count;
if (mode === 'row') for (let message = 0; message < length; message++) await look(bytes);
else await Promise.all(Array.from({ length }, () => look(bytes)));
console.log((await held()) - before);
