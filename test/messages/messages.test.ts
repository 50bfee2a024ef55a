import { authenticate } from 'mailauth';
import { describe, expect, it } from 'vitest';
import { ed25519Key } from './keys.ts';
import { draft, toBytes } from './message.ts';
import { sealArc } from './seal.ts';
import { keyZone, signDkim } from './sign.ts';

/** The messages that all other tests stand on are judged by an engine that is not ours. */
async function judge(source: Uint8Array, zone: Record<string, { TXT: string[] }>) {
  return await authenticate(Buffer.from(source), {
    disableBimi: true,
    resolver: async (name: string, type: string) => {
      const values = type === 'TXT' ? zone[name]?.TXT : undefined;
      if (!values) throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
      return values.map((value) => [value]);
    },
  } as never);
}

describe('messages made for tests', () => {
  for (const header of ['simple', 'relaxed'] as const) {
    for (const body of ['simple', 'relaxed'] as const) {
      it(`carry a valid RSA signature, ${header}/${body}`, async () => {
        const signed = signDkim(draft({ body: 'a  b \r\n\r\n\r\n' }), { domain: 'sender.example', header, body });
        const { dkim } = await judge(toBytes(signed), keyZone('sender.example'));
        expect(dkim.results.map((result) => result.status.result)).toEqual(['pass']);
      });
    }
  }

  it('carry a valid Ed25519 signature', async () => {
    const key = ed25519Key();
    const signed = signDkim(draft(), { domain: 'sender.example', key });
    const { dkim } = await judge(toBytes(signed), keyZone('sender.example', 's1', key));
    expect(dkim.results.map((result) => result.status.result)).toEqual(['pass']);
  });

  it('carry a valid ARC chain of two sets', async () => {
    const first = sealArc(draft(), {
      instance: 1,
      domain: 'list.example',
      chainValidation: 'none',
      results: 'list.example; dmarc=pass',
    });
    const second = sealArc(first, {
      instance: 2,
      domain: 'fwd.example',
      chainValidation: 'pass',
      results: 'fwd.example; arc=pass',
    });
    const { arc } = await judge(toBytes(second), {
      ...keyZone('list.example', 'arc'),
      ...keyZone('fwd.example', 'arc'),
    });
    expect(arc && 'status' in arc ? arc.status.result : 'none').toBe('pass');
  });
});
