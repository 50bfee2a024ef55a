import { describe, expect, it } from 'vitest';
import { inspect } from '../../../src/core/inspect.ts';
import { isHeaderRead } from '../../../src/core/marks/not-known.ts';
import { draft, toBytes } from '../../messages/message.ts';

const context = { resolver: null, now: new Date('2026-11-20T10:00:00Z') };
const isRead = async (source: Uint8Array, fidelity: 'exact' | 'headers' = 'exact') =>
  isHeaderRead((await inspect(source, { ...context, fidelity })).source);
const text = (source: string) => new TextEncoder().encode(source);
const MAIL = toBytes(draft({}));

describe('whether all of the header was read', () => {
  it('is so of a whole mail, and of its header alone', async () => {
    expect(await isRead(MAIL)).toBe(true);
    const end = new TextDecoder().decode(MAIL).indexOf('\r\n\r\n') + 4;
    expect(await isRead(MAIL.slice(0, end), 'headers')).toBe(true);
  });

  it.each([
    ['a page', text('<!doctype html><html><body>From: a@b.example</body></html>')],
    ['nothing', text('')],
    ['words', text('Dear Sir or Madam\r\nhow are you\r\n')],
    ['more fields than are read', text(`${'X-Field: 1\r\n'.repeat(2_100)}From: a@b.example\r\n\r\nBody\r\n`)],
  ])('is not so of %s', async (_, source) => {
    expect(await isRead(source)).toBe(false);
  });
});
