/** How much is fuzzed: bytes of input, seeded. */
import { Random } from './random.ts';

/** WAYBILL_FUZZ=20 makes twenty times as much of it, WAYBILL_FUZZ_SEED another run. */
const TIMES = Number(process.env['WAYBILL_FUZZ'] ?? 1);
const SEED = Number(process.env['WAYBILL_FUZZ_SEED'] ?? 9989);
/** Found faults that are told of one campaign; one is mostly met again and again. */
const MAX_TOLD = 2;

export const CAMPAIGN_TIMEOUT = 300_000 * Math.max(1, TIMES);

export interface Campaign {
  bytes: number;
  cases: number;
}

/**
 * Tries made-up inputs until so many bytes have been tried.
 *
 * @param make an input, or several parts of one
 * @param findFaults what is wrong with what comes of it; what it throws is a fault as well
 * @throws with the inputs that show the faults, as JSON: they are a test to be written
 */
export async function campaign(
  name: string,
  bytes: number,
  make: (random: Random) => string[],
  findFaults: (input: string[], random: Random) => Promise<string[]> | string[],
): Promise<Campaign> {
  const done = { bytes: 0, cases: 0 };
  const told: string[] = [];
  for (; done.bytes < bytes * TIMES && told.length < MAX_TOLD; done.cases++) {
    const random = new Random(SEED * 1_000_003 + done.cases);
    const input = make(random);
    for (const part of input) done.bytes += part.length;
    const faults = await faultsOf(input, random, findFaults);
    if (faults.length > 0) told.push(`case ${done.cases}: ${faults.slice(0, 5).join('; ')}\n${JSON.stringify(input)}`);
  }
  console.log(`Fuzz, ${name}: ${done.cases} cases, ${(done.bytes / 1e6).toFixed(2)} MB, seed ${SEED}`);
  if (told.length > 0) throw new Error(told.join('\n'));
  return done;
}

async function faultsOf(
  input: string[],
  random: Random,
  findFaults: (input: string[], random: Random) => Promise<string[]> | string[],
): Promise<string[]> {
  try {
    return await findFaults(input, random);
  } catch (error) {
    return [error instanceof Error ? `thrown: ${error.stack?.slice(0, 600)}` : `thrown: ${error}`];
  }
}
