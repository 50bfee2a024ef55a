import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { main, type Terminal } from '../../src/cli/main.ts';
import { zoneResolver } from '../fakes/zone-resolver.ts';
import { draft, prepend, received, toBytes } from '../messages/message.ts';
import { keyZone, signDkim } from '../messages/sign.ts';

const ZONE = {
  ...keyZone('sender.example'),
  'sender.example': { TXT: ['v=spf1 ip4:192.0.2.1 -all'] },
  '_dmarc.sender.example': { TXT: ['v=DMARC1; p=reject'] },
};

async function run(args: string[], source: Uint8Array | null, parts: Partial<Terminal> = {}) {
  const said = { out: '', err: '' };
  const asked: string[] = [];
  const status = await main(args, {
    read() {
      if (source === null) throw Object.assign(new Error('ENOENT'), { code: 'ENOENT' });
      return source;
    },
    write: (text) => {
      said.out += text;
    },
    complain: (text) => {
      said.err += text;
    },
    colour: false,
    languages: ['en'],
    resolver: (addresses) => {
      asked.push(...addresses);
      return zoneResolver(ZONE);
    },
    now: () => new Date('2026-11-24T03:00:00Z'),
    ...parts,
  });
  return { ...said, asked, status };
}

const mail = prepend(signDkim(draft(), { domain: 'sender.example' }), received({ ip: '192.0.2.1' }));

describe('inspect in a terminal', () => {
  it('says who sent it, which way it came, and how that is known', async () => {
    const { out, status } = await run(['mail.eml'], toBytes(mail));
    expect(status).toBe(0);
    expect(out).toContain('Really from sender.example');
    expect(out).toContain('DKIM pass');
    expect(out).toContain('mx.rcpt.example');
    expect(out).toContain('Waybill asked DNS: TXT s1._domainkey.sender.example.');
  });

  it('speaks the language of the terminal', async () => {
    const { out } = await run(['-'], toBytes(mail), { languages: ['ja-JP'] });
    expect(out).toContain('sender.example から送信されたことを確認しました');
    expect((await run(['--help'], null, { languages: ['ja-JP'] })).out).toContain('使い方:');
  });

  it('says which option helps', async () => {
    expect((await run(['--no-dns'], toBytes(mail))).out).toContain('leave out --no-dns');
    expect((await run([], toBytes(draft()))).out).toContain('--receiver');
  });

  it('speaks Japanese', async () => {
    const { out } = await run(['--lang', 'ja', '-'], toBytes(mail));
    expect(out).toContain('sender.example から送信されたことを確認しました');
  });

  it('writes the whole inspection as JSON', async () => {
    const { out } = await run(['--json'], toBytes(mail));
    expect(JSON.parse(out)).toMatchObject({ version: 1, verdict: { level: 'verified' } });
  });

  it('believes the host that is declared as receiver, and no other', async () => {
    const unsigned = toBytes(prepend(draft(), 'Return-Path: <alice@sender.example>', received({ ip: '192.0.2.1' })));
    expect((await run([], unsigned)).out).toContain('Could not check');
    expect((await run(['--receiver', 'mx.rcpt.example'], unsigned)).out).toContain(
      'Sent from a server that sender.example allows',
    );
    expect((await run(['--receiver', 'mx.other.example'], unsigned)).out).toContain('Could not check');
  });

  it('asks the resolver that is named, or none', async () => {
    expect((await run(['--resolver', 'https://dns.example/q'], toBytes(mail))).asked).toEqual([
      'https://dns.example/q',
    ]);
    const off = await run(['--no-dns'], toBytes(mail));
    expect([off.asked, off.out.includes('DNS checks are off.')]).toEqual([[], true]);
  });

  it('lets no control character out of the mail reach the terminal', async () => {
    const rewrite = '\u001b[2J\u001b[31m';
    const hostile = draft({
      subject: `${rewrite}Hello`,
      from: `"${rewrite}" <x@attack.example>`,
      more: [`List-Id: ${rewrite}`],
    });
    const { out } = await run(
      [],
      toBytes(prepend(hostile, `Received: from ${rewrite} by mx.rcpt.example; ${rewrite}`)),
    );
    for (const character of out) expect(character >= ' ' || character === '\n').toBe(true);
  });

  it('colours nothing but the headline', async () => {
    const { out } = await run([], toBytes(mail), { colour: true });
    expect(out.split('\u001b')).toHaveLength(3);
    expect(out).toContain('\u001b[32mReally from sender.example\u001b[0m');
  });

  it('says what is wrong with the command line', async () => {
    for (const args of [['--nonsense'], ['a.eml', 'b.eml'], ['--lang', 'de'], ['--resolver', 'http://dns.example/']]) {
      const { err, status } = await run(args, toBytes(mail));
      expect([status, err.includes('Usage:')]).toEqual([2, true]);
    }
    expect((await run(['--help'], null)).out).toContain('--no-dns');
  });

  it('says that a file cannot be read', async () => {
    expect(await run(['missing.eml'], null)).toMatchObject({ status: 2, err: 'There is no file "missing.eml".\n' });
    expect((await run(['--lang', 'ja', 'missing.eml'], null)).err).toBe('ファイル「missing.eml」がありません。\n');
  });

  it('runs from its own starter, on standard input', () => {
    const starter = fileURLToPath(new URL('../../src/cli/run.mjs', import.meta.url));
    const out = execFileSync(process.execPath, [starter, '--no-dns'], { input: toBytes(mail), encoding: 'utf8' });
    expect(out).toContain('Could not check');
  });
});
