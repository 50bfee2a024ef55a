/** Run as a process of its own: verifies one mail (or only reads it) and prints its peak of resident memory in bytes. */
import { readFileSync } from 'node:fs';
import { verifyDkim } from '../../src/core/dkim/verify.ts';
import { zoneResolver } from '../fakes/zone-resolver.ts';

const [mode, mailFile = '', zoneFile = ''] = process.argv.slice(2);
if (mode !== 'bare') {
  const source = new Uint8Array(readFileSync(mailFile));
  const zone = JSON.parse(readFileSync(zoneFile, 'utf8'));
  const checks = await verifyDkim(source, { resolver: zoneResolver(zone), now: new Date() });
  if (checks.some(({ result }) => result !== 'pass')) throw new Error('does not verify');
}
console.log(process.resourceUsage().maxRSS * 1024);
