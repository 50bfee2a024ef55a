/** A source past the limit is told to be too large at the cost of its header, however large it is. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../../src/core/inspect.ts';
import { MAX_MESSAGE_BYTES } from '../../../src/core/limits.ts';
import { zoneResolver } from '../../fakes/zone-resolver.ts';
import { draft, toBytes } from '../../messages/message.ts';

const MB = 1 << 20;
const look = (source: Uint8Array) =>
  inspect(source, { resolver: zoneResolver({}), now: new Date('2026-11-24T03:00:00Z') });

function sourceOf(bytes: number, line: string): Uint8Array {
  const header = toBytes({ fields: draft().fields, body: '' });
  const source = new Uint8Array(bytes);
  source.set(Buffer.alloc(bytes, line));
  source.set(line.startsWith('Received') ? header.subarray(0, -2) : header);
  return source;
}

describe('a source that is too large', () => {
  it('shows whose it says to be, and its true size', async () => {
    const { source, message, verdict } = await look(sourceOf(MAX_MESSAGE_BYTES + 1, 'words\r\n'));
    expect([verdict.level, source.problem?.code]).toEqual(['unchecked', 'message_source_too_large']);
    expect([source.bytes, source.headerBytes + source.bodyBytes]).toEqual([
      MAX_MESSAGE_BYTES + 1,
      MAX_MESSAGE_BYTES + 1,
    ]);
    expect(message.author?.address).toBe('alice@sender.example');
  });

  it('has a hash as far as any part of the extension hands it on, and none past that', async () => {
    const source = sourceOf(MAX_MESSAGE_BYTES + 1, 'words\r\n');
    expect((await look(source)).source.sha256).toBe(createHash('sha256').update(source).digest('hex'));
    expect((await look(sourceOf(MAX_MESSAGE_BYTES + 2, 'words\r\n'))).source.sha256).toBe('');
  });

  it.each(['Received: from a by b; Tue, 24 Nov 2026 02:00:00 +0000\r\n', 'words\r\n'])(
    'costs no more when it is larger: %j',
    async (line) => {
      const source = sourceOf(200 * MB, line);
      const times: number[] = [];
      for (let round = 0; round < 3; round++) {
        const start = process.cpuUsage();
        expect((await look(source)).source.problem?.code).toBe('message_source_too_large');
        const { user, system } = process.cpuUsage(start);
        times.push((user + system) / 1000);
      }
      // Of the header it takes some 150; to read all of it takes 20,000.
      expect(Math.min(...times)).toBeLessThan(2000);
    },
  );
});
