/** Who is measured: this engine, its peers, and the floor below which nobody can go. */
import { execFileSync } from 'node:child_process';
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { verifyDkim } from '../../src/core/dkim/verify.ts';
import { zoneResolver } from '../fakes/zone-resolver.ts';
import { signBytes } from '../messages/keys.ts';
import type { Mail } from './mails.ts';

export async function runOurs(mail: Mail): Promise<void> {
  const checks = await verifyDkim(mail.source, { resolver: zoneResolver(mail.zone), now: new Date() });
  if (!checks.every(({ result }) => result === 'pass')) throw new Error(`ours: ${checks.map(({ code }) => code)}`);
}

export async function runMailauth(mail: Mail): Promise<void> {
  const resolver = async (name: string) => {
    const values = mail.zone[name]?.TXT;
    if (!values) throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
    return values.map((value) => [value]);
  };
  const { results } = await dkimVerify(Buffer.from(mail.source.buffer, mail.source.byteOffset, mail.source.length), {
    resolver,
  });
  if (!results.every((result) => result.status.result === 'pass')) throw new Error('mailauth does not agree');
}

/** A key and something that it signed: what any verifier must at least import and verify. */
export function floorParts(mail: Mail): { key: Buffer; signed: Buffer; signature: Buffer } {
  const header = Buffer.alloc(700, 'h');
  const signed = mail.key.type === 'rsa' ? header : createHash('sha256').update(header).digest();
  return {
    key: Buffer.from(/p=([^;]*)/.exec(mail.key.record)?.[1] ?? '', 'base64'),
    signed,
    signature: signBytes(mail.key, 'sha256', signed),
  };
}

/**
 * One copy and one SHA-256 of the bytes per canonicalization, one import and verification per signature, by node:crypto: what
 * any verifier must at least do.
 */
export function makeFloor(mail: Mail): () => void {
  const { key, signed, signature } = floorParts(mail);
  const importKey = (): KeyObject =>
    mail.key.type === 'rsa'
      ? createPublicKey({ key, format: 'der', type: 'spki' })
      : createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key.toString('base64url') }, format: 'jwk' });
  const hash = mail.key.type === 'rsa' ? 'sha256' : null;
  const header = Buffer.alloc(700, 'h');
  return () => {
    for (let at = 0; at < mail.canonicalizations; at++) createHash('sha256').update(mail.source.slice()).digest();
    for (let at = 0; at < mail.signatures; at++) {
      const data = mail.key.type === 'rsa' ? signed : createHash('sha256').update(header).digest();
      if (!verify(hash, data, importKey(), signature)) throw new Error('the floor does not verify');
    }
  };
}

const DKIMPY = `
import dkim, sys, time, json
source = open(sys.argv[1], 'rb').read()
zone = json.load(open(sys.argv[2]))
def txt(name, timeout=5):
    value = zone.get(name.decode().rstrip('.'))
    return value.encode('latin1') if value else None
times = []
until = time.perf_counter() + float(sys.argv[3])
while not times or (time.perf_counter() < until and len(times) < 200):
    start = time.perf_counter()
    d = dkim.DKIM(source)
    for index in range(int(sys.argv[4])):
        assert d.verify(idx=index, dnsfunc=txt)
    times.append(time.perf_counter() - start)
print(min(times) * 1000)
`;

/** Debian's python3-dkim. @returns milliseconds (fastest), or null when it is not installed */
export function timeDkimpy(mail: Mail, seconds: number): number | null {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-bench-'));
  try {
    writeFileSync(join(folder, 'mail'), mail.source);
    const zone = Object.fromEntries(Object.entries(mail.zone).map(([name, { TXT }]) => [name, TXT[0]]));
    writeFileSync(join(folder, 'zone'), JSON.stringify(zone));
    const args = ['-c', DKIMPY, join(folder, 'mail'), join(folder, 'zone'), `${seconds}`, `${mail.signatures}`];
    return Number(execFileSync('/usr/bin/python3', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
