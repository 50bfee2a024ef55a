import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Choice } from './choice.ts';
import { DAYS, MOST_GROWTH } from './days.ts';
import { best, met } from './format.ts';
import { type MailOptions, MB, makeMail } from './mails.ts';

const CASES: MailOptions[] = [
  { bytes: 25 * MB, content: 'base64', how: 'simple' },
  { bytes: 25 * MB, content: 'base64' },
  { bytes: 25 * MB, content: 'prose' },
  { bytes: 25 * MB, content: 'blanks' },
  { bytes: 25 * MB, content: 'blanks', three: true },
  { bytes: 25 * MB, content: 'base64', type: 'ed25519' },
];
const RUNS = ['inspect', 'verifyDkim', 'mailauth'];
const GOAL = 64;

/** The peak of resident memory of a process that looks at one mail, over one that does nothing. */
export function printMemory({ filter, quick }: Choice): void {
  const program = fileURLToPath(new URL('memory.mjs', import.meta.url));
  const peak = (...args: string[]) => {
    const once = () => Number(execFileSync(process.execPath, [program, ...args], { encoding: 'utf8' }));
    return best(Array.from({ length: quick ? 1 : 3 }, once));
  };
  const folder = mkdtempSync(join(tmpdir(), 'waybill-bench-'));
  console.log(`Peak memory over the bare process, in MB (goal: ≤ message + ${GOAL} MB)`);
  console.log(`${''.padEnd(52)}${'message'.padStart(8)}${RUNS.map((run) => run.padStart(12)).join('')}`);
  try {
    const bare = peak('bare');
    for (const options of quick ? CASES.slice(0, 1) : CASES) {
      const mail = makeMail(options);
      if (!mail.name.includes(filter)) continue;
      const [mailFile, zoneFile] = [join(folder, 'mail'), join(folder, 'zone')];
      writeFileSync(mailFile, mail.source);
      writeFileSync(zoneFile, JSON.stringify(mail.zone));
      const message = mail.source.length / MB;
      const [ours = 0, alone = 0, mailauth = 0] = RUNS.map((run) => (peak(run, mailFile, zoneFile) - bare) / MB);
      const figures = [message, ours, alone, mailauth].map((figure, at) =>
        figure.toFixed(0).padStart(at === 0 ? 8 : 12),
      );
      const isMet = Math.max(ours, alone) <= message + GOAL;
      console.log(`${mail.name.padEnd(52)}${figures.join('')}${met(isMet, `≤ ${(message + GOAL).toFixed(0)} MB`)}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  printSoak(quick);
}

/** What is still held when a day's messages are done with. */
function printSoak(quick: boolean): void {
  const program = fileURLToPath(new URL('soak.mjs', import.meta.url));
  console.log(`\nGrowth after a day, the engine alone in Node, in MB (goal: ≤ ${MOST_GROWTH} MB)`);
  for (const [mode, { name }] of Object.entries(DAYS)) {
    const args = ['--expose-gc', program, mode, ...(quick ? ['quick'] : [])];
    const growth = Number(execFileSync(process.execPath, args, { encoding: 'utf8' })) / MB;
    console.log(
      `${name.padEnd(52)}${growth.toFixed(1).padStart(8)}${met(growth <= MOST_GROWTH, `≤ ${MOST_GROWTH} MB`)}`,
    );
  }
}
