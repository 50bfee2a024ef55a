/** Mail built to cost time: each case at one size and at double that; linear work at most doubles. */
import { verifyArc } from '../../src/core/arc/verify.ts';
import { verifyDkim } from '../../src/core/dkim/verify.ts';
import { zoneResolver } from '../fakes/zone-resolver.ts';
import { HOSTILE_SIGNATURES } from '../messages/hostile-signatures.ts';

/** What one case may take, in milliseconds, and how much more for twice the size. */
const LIMIT = 300;
const GROWTH = 2.5;

export async function printHostile(): Promise<void> {
  console.log(`\nHostile mail (goal: ≤ ${LIMIT} ms, ≤ ${GROWTH}× when doubled)`);
  for (const { name, make, size } of HOSTILE_SIGNATURES) {
    const once = await time(make(size));
    const twice = await time(make(size * 2));
    const growth = twice / Math.max(once, 1);
    const met = once <= LIMIT && growth <= GROWTH ? 'met' : 'NOT MET';
    console.log(`${name.padEnd(52)}${once.toFixed(1).padStart(8)}${growth.toFixed(1).padStart(7)}×  ${met}`);
  }
}

async function time({ source, zone }: ReturnType<(typeof HOSTILE_SIGNATURES)[number]['make']>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    const context = { resolver: zoneResolver(zone), now: new Date() };
    const start = performance.now();
    await verifyDkim(source, context);
    await verifyArc(source, context);
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}
