import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type MailOptions, makeMail } from './mails.ts';

const MB = 1 << 20;
const CASES: MailOptions[] = [
  { bytes: 25 * MB, content: 'base64', how: 'simple' },
  { bytes: 25 * MB, content: 'base64' },
  { bytes: 25 * MB, content: 'blanks' },
  { bytes: 25 * MB, content: 'blanks', three: true },
];

/** The peak of resident memory of a process that verifies one mail, over one that does nothing. */
export function printMemory(): void {
  const program = fileURLToPath(new URL('memory.mjs', import.meta.url));
  const run = (...args: string[]) => Number(execFileSync(process.execPath, [program, ...args], { encoding: 'utf8' }));
  const folder = mkdtempSync(join(tmpdir(), 'waybill-bench-'));
  console.log('\nPeak memory over the bare process (goal: ≤ message + 64 MB)');
  try {
    const bare = Math.min(run('bare'), run('bare'), run('bare'));
    for (const options of CASES) {
      const mail = makeMail(options);
      writeFileSync(join(folder, 'mail'), mail.source);
      writeFileSync(join(folder, 'zone'), JSON.stringify(mail.zone));
      const peak = run('verify', join(folder, 'mail'), join(folder, 'zone'));
      const over = Math.max(0, (peak - bare - mail.source.length) / MB);
      const met = over <= 64 ? 'met' : 'NOT MET';
      console.log(`${mail.name.padEnd(52)}  message + ${over.toFixed(0).padStart(3)} MB  ${met}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
