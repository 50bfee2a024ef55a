/** Mail built to cost time, through the whole inspection: each case at one size and at double that; linear work at most doubles. */
import { verifyArc } from '../../src/core/arc/verify.ts';
import { verifyDkim } from '../../src/core/dkim/verify.ts';
import { inspect } from '../../src/core/inspect.ts';
import { zoneResolver } from '../fakes/zone-resolver.ts';
import { HOSTILE } from '../messages/hostile-all.ts';
import { type HostileCase, type HostileMail, RECEIVER } from '../messages/hostile-mail.ts';
import { HOSTILE_SIGNATURES } from '../messages/hostile-signatures.ts';
import type { Choice } from './choice.ts';
import { best, met } from './format.ts';

/** What one case may take, in milliseconds, and how much more for twice the size. */
const LIMIT = 300;
const GROWTH = 2.5;
/** Below this many milliseconds a growth says more of the machine than of the engine. */
const NOISE = 2;
const ROUNDS = 5;
/** No round is repeated when they took so long together. */
const PATIENCE = 3000;

type Run = (mail: HostileMail) => Promise<unknown>;

export async function printHostile(choice: Choice): Promise<void> {
  for (const [title, cases] of Object.entries(HOSTILE))
    await printCases(`inspect(), hostile ${title}`, cases, inspectAll, choice);
  await printCases('verifyDkim() and verifyArc() alone, hostile signatures', HOSTILE_SIGNATURES, verifyBoth, choice);
}

async function printCases(
  title: string,
  cases: readonly HostileCase[],
  run: Run,
  { filter, quick }: Choice,
): Promise<void> {
  const chosen = cases.filter(({ name }) => `${title} ${name}`.includes(filter));
  if (chosen.length === 0) return;
  console.log(`\n${title} (milliseconds, and how many times that for twice the size; goal: ≤ ${LIMIT}, ≤ ${GROWTH}×)`);
  for (const { name, make, size } of chosen) {
    const small = quick ? Math.ceil(size / 20) : size;
    const once = await time(make(small), run, quick ? 1 : ROUNDS);
    const twice = await time(make(small * 2), run, quick ? 1 : ROUNDS);
    const growth = Math.max(twice, NOISE) / Math.max(once, NOISE);
    const isMet = once <= LIMIT && growth <= GROWTH;
    console.log(
      `${`${small} ${name}`.padEnd(72)}${once.toFixed(1).padStart(9)}${growth.toFixed(1).padStart(6)}×${met(isMet, '').slice(0, -2)}`,
    );
  }
}

/** As the extension calls it: a known mailbox, and somebody who is told each step. */
async function inspectAll({ source, zone }: HostileMail): Promise<void> {
  const { verdict } = await inspect(source, {
    resolver: zoneResolver(zone),
    now: new Date('2026-11-24T03:00:00Z'),
    receiver: RECEIVER,
    ownDomains: ['rcpt.example'],
    onUpdate: () => undefined,
  });
  if (verdict.reason.code === 'verdict_reason_internal_error') throw new Error('the inspection broke');
}

async function verifyBoth({ source, zone }: HostileMail): Promise<void> {
  const context = { resolver: zoneResolver(zone), now: new Date('2026-11-24T03:00:00Z') };
  await verifyDkim(source, context);
  await verifyArc(source, context);
}

async function time(mail: HostileMail, run: Run, rounds: number): Promise<number> {
  const found: number[] = [];
  const start = performance.now();
  while (found.length < rounds && performance.now() - start < PATIENCE) {
    globalThis.gc?.();
    const begin = performance.now();
    await run(mail);
    found.push(performance.now() - begin);
  }
  return best(found);
}
