/** Measures, side by side in one run, what each contender takes for the same mail, and what hostile mail costs. */
import { availableParallelism, cpus } from 'node:os';
import { makeFloor, runMailauth, runOurs, timeDkimpy } from './contenders.ts';
import { printHostile } from './hostile.ts';
import { type Mail, type MailOptions, makeMail } from './mails.ts';
import { printMemory } from './memory-report.ts';

const KB = 1 << 10;
const MB = 1 << 20;

const ROWS: (MailOptions & { goal?: number })[] = [
  { bytes: 2 * KB, content: 'prose', goal: 2 },
  { bytes: 2 * KB, content: 'prose', how: 'simple', goal: 2 },
  // No goal: an import and a verification by WebCrypto alone are four times node:crypto's, which the engine may not use.
  { bytes: 2 * KB, content: 'prose', type: 'ed25519' },
  { bytes: 100 * KB, content: 'prose' },
  { bytes: 100 * KB, content: 'base64' },
  { bytes: MB, content: 'prose' },
  { bytes: MB, content: 'base64' },
  { bytes: MB, content: 'base64', how: 'simple' },
  { bytes: 10 * MB, content: 'base64', goal: 2.2 },
  { bytes: 10 * MB, content: 'base64', how: 'simple', goal: 1.5 },
  { bytes: 10 * MB, content: 'base64', type: 'ed25519', goal: 2.2 },
  { bytes: 10 * MB, content: 'prose' },
  { bytes: 10 * MB, content: 'prose', how: 'simple', goal: 1.5 },
  { bytes: 10 * MB, content: 'blanks', goal: 6 },
  { bytes: 10 * MB, content: 'base64', three: true, goal: 2.2 },
  { bytes: 25 * MB, content: 'base64' },
  { bytes: 25 * MB, content: 'base64', how: 'simple' },
  { bytes: 25 * MB, content: 'blanks' },
];

/** Each row takes about this long per contender, in milliseconds. */
const ROW_TIME = 1500;

interface Measured {
  ours: number;
  mailauth: number;
  floor: number;
}

/** Turn by turn, so that a busy machine is busy for all of them. */
async function measure(mail: Mail): Promise<Measured> {
  const runs = { ours: () => runOurs(mail), mailauth: () => runMailauth(mail), floor: makeFloor(mail) };
  const times: { [name in keyof Measured]: number[] } = { ours: [], mailauth: [], floor: [] };
  const warmUp = mail.source.length < MB ? 200 : 1;
  for (let round = 0; round < warmUp; round++) for (const run of Object.values(runs)) await run();
  const until = performance.now() + 3 * ROW_TIME;
  while (times.ours.length < 5 || (performance.now() < until && times.ours.length < 1000)) {
    for (const name of ['ours', 'mailauth', 'floor'] as const) {
      const start = performance.now();
      await runs[name]();
      times[name].push(performance.now() - start);
    }
  }
  return { ours: best(times.ours), mailauth: best(times.mailauth), floor: best(times.floor) };
}

/** The fastest of many: what else the machine does can only make a run slower. */
function best(values: number[]): number {
  return Math.min(...values);
}

const milliseconds = (value: number) => value.toFixed(value < 10 ? 2 : 0).padStart(8);
const ratio = (value: number) => `${value.toFixed(1)}×`.padStart(7);

async function printSpeed(filter: string): Promise<void> {
  console.log('DKIM: milliseconds (fastest of many runs), and how many times the floor');
  console.log(`${''.padEnd(52)}   floor    ours        mailauth 4.13       dkimpy`);
  for (const { goal, ...options } of ROWS) {
    const mail = makeMail(options);
    if (!mail.name.includes(filter)) continue;
    const { ours, mailauth, floor } = await measure(mail);
    const dkimpy = timeDkimpy(mail, ROW_TIME / 1000);
    const met = goal === undefined ? '' : `  ${ours / floor <= goal ? 'met' : 'NOT MET'}: ≤ ${goal}`;
    console.log(
      `${mail.name.padEnd(52)}${milliseconds(floor)}${milliseconds(ours)}${ratio(ours / floor)}` +
        `${milliseconds(mailauth)}${ratio(mailauth / floor)}` +
        `${dkimpy === null ? '       –' : milliseconds(dkimpy) + ratio(dkimpy / floor)}${met}`,
    );
  }
}

const [filter = ''] = process.argv.slice(2);
console.log(`Node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}\n`);
await printSpeed(filter);
if (filter === '' || filter === 'memory') printMemory();
if (filter === '' || filter === 'hostile') await printHostile();
