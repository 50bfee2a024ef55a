/** What trying changes may cost, whoever wrote the mail: bounded in time and memory, and stopped when nobody waits any more. */
import { describe, expect, it } from 'vitest';
import { undoKnownChanges } from '../../../../src/core/dkim/undo/undo.ts';
import { verifySignatures } from '../../../../src/core/dkim/verify.ts';
import { parseMessage } from '../../../../src/core/message/parse.ts';
import { explainFailures } from '../../../../src/core/stages/undone.ts';
import { zoneResolver } from '../../../fakes/zone-resolver.ts';
import { HOSTILE_SIGNATURES } from '../../../messages/hostile-signatures.ts';
import { toBytes } from '../../../messages/message.ts';
import { checked, signed, withBody } from './world.ts';

const FOOTER = `${'_'.repeat(47)}\r\nteam mailing list\r\nhttps://list.example/team\r\n`;
const KB = 1024;
/** Milliseconds: many times what it takes; what grew with the square of a body would take minutes. */
const BOUND = 3000;
const hostile = (body: string) => checked(toBytes(withBody(signed('The minutes.\r\n'), () => body)));

const BODIES: Record<string, string> = {
  '256 KB of short lines': 'a\r\n'.repeat((256 * KB) / 3),
  '256 KB of bare line feeds': '\n'.repeat(256 * KB),
  '256 KB of "--" lines': '--\n'.repeat((256 * KB) / 3),
  '256 KB of ">From " lines': '>From \r\n'.repeat((256 * KB) / 8),
  '256 KB of blanks': ' '.repeat(256 * KB),
  'a banner, short lines and footers': `[EXTERNAL]\r\n\r\n\r\n${'a\r\n'.repeat((250 * KB) / 3)}${FOOTER.repeat(4)}`,
  'letters of two bytes': `[EXTERNAL]\r\n\r\n\r\n${'\xe3\x85\xa4'.repeat(80_000)}\r\n${FOOTER.repeat(4)}`,
};

/** @returns the milliseconds of processor time of the cheapest of five rounds: what else the process did meanwhile was in the others */
async function leastCost(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    const start = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
  }
  return Math.min(...times);
}

describe('undoing changes', () => {
  it('is not tried for long bodies, so that it costs nothing there', async () => {
    const long = HOSTILE_SIGNATURES.find(({ name }) => name.includes('short lines'));
    const { source, zone } = long?.make(long.size) ?? { source: new Uint8Array(), zone: {} };
    const message = parseMessage(source);
    const checks = await verifySignatures(message, {
      resolver: zoneResolver(zone),
      at: new Date('2026-11-24T03:00:00Z'),
    });
    expect(checks.map(({ code }) => code)).toEqual(['dkim_body_changed']);
    expect(
      await leastCost(async () => expect(await explainFailures(message, checks, 'attack.example')).toEqual(checks)),
    ).toBeLessThan(BOUND);
  });

  it.each(Object.entries(BODIES))('takes bounded time and memory: %s', async (_, body) => {
    const { message, check } = await hostile(body);
    expect(check.code).toBe('dkim_body_changed');
    const peak = process.memoryUsage().rss;
    expect(await leastCost(async () => expect(await undoKnownChanges(message, check)).toEqual([]))).toBeLessThan(BOUND);
    expect(process.memoryUsage().rss - peak).toBeLessThan(100 * KB * KB);
  });

  it('takes bounded time for a multipart of many parts', async () => {
    const type = 'multipart/mixed; boundary=b';
    const footer = `--b\r\nContent-Type: text/plain\r\n\r\n${FOOTER}\r\n--b--\r\n`;
    const body = `${'--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n'.repeat(4000)}${footer}`;
    const { message, check } = await checked(toBytes(withBody(signed('The minutes.\r\n', type), () => body)));
    expect(await leastCost(async () => expect(await undoKnownChanges(message, check)).toEqual([]))).toBeLessThan(BOUND);
  });

  it.each([
    ['parts', `--b\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: 8bit\r\n\r\n\xe3\r\n`],
    ['headers without end', `--b\r\nContent-Type: text/plain\r\n`],
    ['delimiters', '--b\r\n'],
    ['delimiters of another name', '--bb\r\n'],
    ['bytes to be escaped', '\xe3'],
    ['signs that escape nothing', '= = '],
  ])('takes bounded time to encode a multipart anew: 256 KB of %s', async (_, piece) => {
    const start = '--b\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: 8bit\r\n\r\n';
    const body = `${start}${piece.repeat((250 * KB) / piece.length)}`;
    const message = signed('The minutes.\r\n', 'multipart/mixed; boundary=b');
    const { message: hostileMessage, check } = await checked(toBytes(withBody(message, () => body)));
    expect(await leastCost(async () => expect(await undoKnownChanges(hostileMessage, check)).toEqual([]))).toBeLessThan(
      600,
    );
  });

  it('tries nothing more once it is aborted', async () => {
    const text = 'The minutes of the meeting are on the page.\r\n';
    const { message, check } = await checked(toBytes(withBody(signed(text), (body) => body + FOOTER)));
    expect((await undoKnownChanges(message, check, new AbortController().signal))[0]?.code).toBe('dkim_undone_footer');
    expect(await undoKnownChanges(message, check, AbortSignal.abort())).toEqual([]);
    const tagged = signed(text).fields.map((field) => field.replace('Subject: ', 'Subject: [team] '));
    const header = await checked(toBytes({ fields: tagged, body: text }));
    expect((await undoKnownChanges(header.message, header.check))[0]?.code).toBe('dkim_undone_subject_tag');
    expect(await undoKnownChanges(header.message, header.check, AbortSignal.abort())).toEqual([]);
    const [explained] = await explainFailures(message, [check], 'sender.example', AbortSignal.abort());
    expect(explained).toEqual(check);
  });

  it('stops between two changes', async () => {
    const { message, check } = await hostile('a\n'.repeat(1000));
    let asked = 0;
    const signal = Object.defineProperty(new EventTarget(), 'aborted', { get: () => ++asked > 2 }) as AbortSignal;
    expect(await undoKnownChanges(message, check, signal)).toEqual([]);
    expect(asked).toBe(3);
  });

  it('explains two signatures of one message, and no third', async () => {
    const text = 'The minutes of the meeting are on the page.\r\n';
    const { message, check } = await checked(toBytes(withBody(signed(text), (body) => body + FOOTER)));
    const explained = await explainFailures(message, [check, check, check], 'sender.example');
    expect(explained.map(({ undone }) => undone?.[0]?.code)).toEqual([
      'dkim_undone_footer',
      'dkim_undone_footer',
      undefined,
    ]);
    // The attack: two signatures on top that no key made, and the one that could be explained has no place left.
    const invented = { ...check, code: 'dkim_key_other', header: { result: 'fail', code: 'dkim_key_other' } } as const;
    const third = await explainFailures(message, [invented, invented, check], 'sender.example');
    expect(third.map(({ undone }) => undone?.length)).toEqual([undefined, undefined, 1]);
    const others = await explainFailures(message, [check], 'other.example');
    expect(others[0]?.undone).toBeUndefined();
  });
});
