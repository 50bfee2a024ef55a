/**
 * Run as a process of its own: does one thing with one mail, or nothing at all, and prints its peak of resident memory in bytes.
 * What is not needed is not loaded, so that the bare process is bare.
 */
import { existsSync, readFileSync } from 'node:fs';

type Zone = Record<string, { TXT: string[] }>;
/** Each returns the results of the mail's signatures. */
const RUNS: Record<string, (source: Uint8Array, zone: Zone) => Promise<string[]>> = {
  async inspect(source, zone) {
    const { inspect } = await import('../../src/core/inspect.ts');
    const { zoneResolver } = await import('../fakes/zone-resolver.ts');
    const { dkim } = await inspect(source, {
      resolver: zoneResolver(zone),
      now: new Date(),
      onUpdate: () => undefined,
    });
    return dkim.map(({ result }) => result);
  },
  async verifyDkim(source, zone) {
    const { verifyDkim } = await import('../../src/core/dkim/verify.ts');
    const { zoneResolver } = await import('../fakes/zone-resolver.ts');
    const checks = await verifyDkim(source, { resolver: zoneResolver(zone), now: new Date() });
    return checks.map(({ result }) => result);
  },
  async mailauth(source, zone) {
    const { dkimVerify } = await import('mailauth/lib/dkim/verify.js');
    const resolver = async (name: string) => (zone[name]?.TXT ?? []).map((value) => [value]);
    const bytes = Buffer.from(source.buffer, source.byteOffset, source.length);
    const { results } = await dkimVerify(bytes, { resolver });
    return results.map(({ status }) => status.result);
  },
};

const [mode = '', mailFile = '', zoneFile = ''] = process.argv.slice(2);
const run = RUNS[mode];
if (run) {
  const file = readFileSync(mailFile);
  const source = new Uint8Array(file.buffer, file.byteOffset, file.length);
  const results = await run(source, JSON.parse(readFileSync(zoneFile, 'utf8')));
  if (results.length === 0 || results.some((result) => result !== 'pass')) throw new Error(`${mode}: ${results}`);
}
console.log(peak());

/** Linux counts what the process was before it became this program towards `maxRSS`: the bench itself, with all its mails. */
function peak(): number {
  const status = '/proc/self/status';
  const own = existsSync(status) ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(status, 'utf8'))?.[1] : undefined;
  return (own === undefined ? process.resourceUsage().maxRSS : Number(own)) * 1024;
}
