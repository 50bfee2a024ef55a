/** Other verifiers as judges: what they accept is accepted here, and what they refuse is refused. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { afterAll, describe, expect, it } from 'vitest';
import { verifyDkim } from '../../../src/core/dkim/verify.ts';
import { zoneResolver } from '../../fakes/zone-resolver.ts';
import { anyKey, ed25519Key, rsaKey } from '../../messages/keys.ts';
import { type Draft, draft, toBytes } from '../../messages/message.ts';
import { keyZone, signDkim } from '../../messages/sign.ts';

const DOMAIN = 'sender.example';
const folder = mkdtempSync(join(tmpdir(), 'waybill-peers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Case {
  name: string;
  message: Draft;
  key: ReturnType<typeof rsaKey>;
}

const odd = draft({
  subject: 'two  blanks \r\n\t and a fold \xe9',
  body: ' a  b \r\n\r\n\tc\t\r\nd\r\n.\r\n \r\n\r\n\r\n',
});
const hows = ['simple', 'relaxed'] as const;
const keys = [anyKey(), rsaKey(1024), ed25519Key()];

const intact: Case[] = keys.flatMap((key, index) =>
  hows.flatMap((header) =>
    hows.flatMap((body) =>
      [odd, draft(), draft({ body: '' }), draft({ body: 'no line end' })].map((message, number) => ({
        name: `${key.type} ${index}, ${header}/${body}, body ${number}`,
        message: signDkim(message, { domain: DOMAIN, header, body, key }),
        key,
      })),
    ),
  ),
);

const signed = signDkim(odd, { domain: DOMAIN });
const simple = signDkim(odd, { domain: DOMAIN, header: 'simple', body: 'simple' });
const change = ({ fields, body }: Draft, from: string, to: string): Draft => ({
  fields: fields.map((field) => field.replace(from, to)),
  body: body.replace(from, to),
});
const changed: Case[] = [
  { name: 'a word of the body', message: change(signed, 'd\r\n.', 'e\r\n.') },
  { name: 'the subject', message: change(signed, 'blanks', 'blank') },
  { name: 'white space in a simple body', message: { ...simple, body: simple.body.replace('a  b', 'a b') } },
  { name: 'white space in a simple header', message: change(simple, 'two  blanks', 'two blanks') },
  { name: 'a field taken out', message: { ...signed, fields: signed.fields.filter((f) => !f.startsWith('To')) } },
  { name: 'a line more', message: { ...signed, body: `${signed.body}more\r\n` } },
  { name: 'the selector', message: change(signed, 's=s1', 's=s2') },
  { name: 'the version', message: change(signed, 'v=1', 'v=2') },
].map((one) => ({ ...one, key: anyKey() }));

async function ours({ message, key }: Case): Promise<boolean[]> {
  const resolver = zoneResolver(keyZone(DOMAIN, 's1', key));
  const checks = await verifyDkim(toBytes(message), { resolver, now: new Date('2026-11-24T03:00:00Z') });
  return checks.map(({ result }) => result === 'pass');
}

async function mailauth({ message, key }: Case): Promise<boolean[]> {
  const zone = keyZone(DOMAIN, 's1', key);
  const resolver = async (name: string) => {
    const values = zone[name]?.TXT;
    if (!values) throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
    return values.map((value) => [value]);
  };
  const { results } = await dkimVerify(Buffer.from(toBytes(message)), { resolver });
  return results.map((result) => result.status.result === 'pass');
}

/** One process for all messages: starting Python takes longer than verifying. */
function dkimpy(cases: Case[]): boolean[] {
  const files = cases.map(({ message, key }, index) => {
    writeFileSync(join(folder, `${index}.eml`), toBytes(message));
    writeFileSync(join(folder, `${index}.key`), key.record);
    return join(folder, `${index}`);
  });
  const program = `
import dkim, sys
for path in sys.argv[1:]:
    source = open(path + '.eml', 'rb').read()
    record = open(path + '.key', 'rb').read()
    txt = lambda name, timeout=5: record if name.startswith(b's1.') else None
    try:
        print(dkim.verify(source, dnsfunc=txt))
    except Exception:
        print(False)
`;
  const output = execFileSync('/usr/bin/python3', ['-c', program, ...files], { encoding: 'utf8' });
  return output
    .trim()
    .split('\n')
    .map((line) => line === 'True');
}

function hasDkimpy(): boolean {
  try {
    execFileSync('/usr/bin/python3', ['-c', 'import dkim'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('mailauth agrees', () => {
  for (const one of intact) it(`pass: ${one.name}`, async () => expect(await ours(one)).toEqual([true]));
  it('about every intact message', async () => {
    for (const one of intact) expect(await mailauth(one), one.name).toEqual([true]);
  });
  it('about every changed message', async () => {
    for (const one of changed) expect([await ours(one), await mailauth(one)], one.name).toEqual([[false], [false]]);
  });
});

describe('dkimpy agrees', () => {
  if (!hasDkimpy()) it.skip('is not installed (python3-dkim)');
  else {
    it('about every intact and every changed message', () => {
      expect(dkimpy(intact)).toEqual(intact.map(() => true));
      expect(dkimpy(changed)).toEqual(changed.map(() => false));
    });
  }
});

describe('opendkim agrees', () => {
  const program = ['/usr/sbin/opendkim-testmsg', '/usr/bin/opendkim-testmsg'].find(existsSync);
  if (!program) it.skip('is not installed (opendkim-tools)');
  else {
    it('what it signs verifies here', async () => {
      const keyFile = join(folder, 'private.pem');
      writeFileSync(keyFile, anyKey().privateKey.export({ type: 'pkcs8', format: 'pem' }));
      for (const message of [draft(), odd, draft({ body: '' }), draft({ body: 'no line end' })]) {
        const args = ['-C', '-d', DOMAIN, '-s', 's1', '-k', keyFile, '-t', folder];
        const source = execFileSync(program, args, { input: toBytes(message) });
        const resolver = zoneResolver(keyZone(DOMAIN));
        const checks = await verifyDkim(source, { resolver, now: new Date() });
        expect(checks.map(({ header, body }) => [header.result, body.result])).toEqual([['pass', 'pass']]);
      }
    });
  }
});
