/** The time that verifying the signatures of one mail takes: this engine, its peers, and the floor. */
import type { Choice } from './choice.ts';
import { makeFloor, runMailauth, runOurs, timeDkimpy } from './contenders.ts';
import { best, met, milliseconds, times } from './format.ts';
import { KB, type Mail, type MailOptions, MB, makeMail } from './mails.ts';

const SIZES = [2 * KB, 100 * KB, MB, 10 * MB, 25 * MB];
const HOWS = ['relaxed', 'simple'] as const;

type Row = MailOptions & { goal?: number };

/** Every size, canonicalization, content and algorithm; then what has a goal of its own. */
const ROWS: Row[] = [
  ...(['rsa', 'ed25519'] as const).flatMap((type) =>
    SIZES.flatMap((bytes) =>
      (['base64', 'prose'] as const).flatMap((content) => HOWS.map((how) => ({ bytes, content, how, type }))),
    ),
  ),
  { bytes: 10 * MB, content: 'blanks' },
  { bytes: 25 * MB, content: 'blanks' },
  { bytes: 10 * MB, content: 'base64', three: true },
  { bytes: 25 * MB, content: 'base64', three: true },
];

/** How many times the floor a row may take; undefined = nothing is asked of it. */
export function goalOf({
  bytes,
  content,
  how = 'relaxed',
  three = false,
  type = 'rsa',
}: MailOptions): number | undefined {
  // An import and a verification of Ed25519 by WebCrypto alone are four times node:crypto's, which the engine may not use.
  if (bytes === 2 * KB) return type === 'rsa' ? 2 : undefined;
  if (bytes !== 10 * MB) return undefined;
  if (three) return 2.2;
  if (content === 'blanks') return 4.5;
  if (how === 'simple') return 1.5;
  return content === 'base64' ? 2.2 : 4;
}

/** Each row takes about this long per contender, in milliseconds. */
const ROW_TIME = 1200;

interface Measured {
  ours: number;
  mailauth: number;
  floor: number;
}

export async function printSpeed({ filter, quick }: Choice): Promise<void> {
  console.log(
    'Verifying DKIM: milliseconds (fastest of many runs), and how many times the floor: one copy and one SHA-256 of the',
  );
  console.log('bytes per canonicalization, one import and one verification per signature, by node:crypto');
  console.log(`${''.padEnd(52)}   floor    ours        mailauth 4.13       dkimpy`);
  for (const options of ROWS) {
    if (quick && options.bytes > 100 * KB) continue;
    const mail = makeMail(options);
    if (!mail.name.includes(filter)) continue;
    const rowTime = quick ? 10 : ROW_TIME;
    const { ours, mailauth, floor } = await measure(mail, rowTime, quick);
    const dkimpy = timeDkimpy(mail, rowTime / 1000);
    const goal = goalOf(options);
    console.log(
      `${mail.name.padEnd(52)}${milliseconds(floor)}${milliseconds(ours)}${times(ours / floor)}` +
        `${milliseconds(mailauth)}${times(mailauth / floor)}` +
        `${dkimpy === null ? '       –' : milliseconds(dkimpy) + times(dkimpy / floor)}` +
        `${goal === undefined ? '' : met(ours / floor <= goal, `≤ ${goal}×`)}`,
    );
  }
}

/** Turn by turn, so that a busy machine is busy for all of them. */
async function measure(mail: Mail, rowTime: number, quick: boolean): Promise<Measured> {
  const runs = { ours: () => runOurs(mail), mailauth: () => runMailauth(mail), floor: makeFloor(mail) };
  const found: { [name in keyof Measured]: number[] } = { ours: [], mailauth: [], floor: [] };
  const warmUp = mail.source.length < MB && !quick ? 200 : 1;
  for (let round = 0; round < warmUp; round++) for (const run of Object.values(runs)) await run();
  const until = performance.now() + 3 * rowTime;
  while (found.ours.length < (quick ? 1 : 5) || (performance.now() < until && found.ours.length < 1000)) {
    for (const name of ['ours', 'mailauth', 'floor'] as const) {
      const start = performance.now();
      await runs[name]();
      found[name].push(performance.now() - start);
    }
  }
  return { ours: best(found.ours), mailauth: best(found.mailauth), floor: best(found.floor) };
}
