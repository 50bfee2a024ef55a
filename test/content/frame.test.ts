import { describe, expect, it } from 'vitest';
import { mayHoldWebmail } from '../../src/content/frame.ts';

type Frame = Parameters<typeof mayHoldWebmail>[0];

function frame(address: string, top: unknown, origin = new URL(address).origin): Frame {
  return { location: new URL(address), self: { origin }, top } as unknown as Frame;
}
const top = (address: string) => ({ location: new URL(address) });
const foreign = {
  get location(): never {
    throw new DOMException('Blocked a frame from accessing a cross-origin frame.', 'SecurityError');
  },
};
const MAIL = 'https://mail.example/?_action=preview';

describe('a frame', () => {
  it('may hold a webmail when it is the page or a part of it', () => {
    expect(mayHoldWebmail(frame(MAIL, top('https://mail.example/')))).toBe(true);
  });

  it('may not when it holds a body: srcdoc and blank frames have an about: address', () => {
    expect(mayHoldWebmail(frame('about:srcdoc', top(MAIL), 'https://mail.example'))).toBe(false);
    expect(mayHoldWebmail(frame('about:blank', top(MAIL), 'https://mail.example'))).toBe(false);
  });

  it('may not when it is sandboxed, however its address reads', () => {
    expect(mayHoldWebmail(frame(MAIL, foreign, 'null'))).toBe(false);
  });

  it('may not within a page of another origin', () => {
    expect(mayHoldWebmail(frame(MAIL, foreign))).toBe(false);
    expect(mayHoldWebmail(frame(MAIL, top('https://other.example/')))).toBe(false);
  });
});
