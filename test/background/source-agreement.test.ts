import { describe, expect, it } from 'vitest';
import { agrees } from '../../src/background/source-agreement.ts';
import { draft, prepend, toBytes } from '../messages/message.ts';

const source = (parts: Parameters<typeof draft>[0] = {}) => toBytes(draft(parts));

describe('a source', () => {
  it('is of the message shown when its Message-ID, its sender or its subject is', () => {
    expect(agrees(source(), { messageId: '<minutes@sender.example>' })).toBe(true);
    expect(agrees(source(), { from: 'Alice@Sender.example', subject: 'something else' })).toBe(true);
    expect(agrees(source(), { from: 'x@y.example', subject: 'Minutes of the meeting' })).toBe(true);
  });

  it('is of another message when nothing agrees', () => {
    expect(agrees(source(), { from: 'bob@other.example', subject: 'Invoice' })).toBe(false);
    expect(agrees(source(), { messageId: '<other@sender.example>' })).toBe(false);
    expect(agrees(new Uint8Array(), { from: 'a@b.example' })).toBe(false);
  });

  it('is taken as it is when the page shows nothing to compare', () => {
    expect(agrees(source(), {})).toBe(true);
  });

  it('is decoded as the page decodes it', () => {
    const encoded = source({ subject: '=?utf-8?B?5Lya6K2w?= =?utf-8?B?44Gu6K2w5LqL?=' });
    expect(agrees(encoded, { from: 'x@y.example', subject: '会議の議事' })).toBe(true);
  });

  it('agrees with whichever of two From fields the page shows', () => {
    const two = toBytes(prepend(draft({ from: 'admin@legit.example' }), 'From: first@attack.example'));
    expect(agrees(two, { from: 'first@attack.example' })).toBe(true);
    expect(agrees(two, { from: 'admin@legit.example' })).toBe(true);
  });

  it('agrees with a sender that an encoded word hides, which pages show', () => {
    const hidden = source({ from: '=?utf-8?B?PGFkbWluQGxlZ2l0LmV4YW1wbGU+?=,<second@attack.example>' });
    expect(agrees(hidden, { from: 'admin@legit.example' })).toBe(true);
  });
});
