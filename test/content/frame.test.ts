import { describe, expect, it } from 'vitest';
import { mayHoldWebmail } from '../../src/content/frame.ts';

type Frame = Parameters<typeof mayHoldWebmail>[0];

function frame(address: string, top: unknown, origin = new URL(address).origin, parent = top, came = [address]): Frame {
  const performance = { getEntriesByType: () => came.map((name) => ({ name })) };
  return { location: new URL(address), self: { origin }, top, parent, performance } as unknown as Frame;
}
const mayHold = (one: Frame, isMailFrame = false) => mayHoldWebmail(one, () => isMailFrame);
const top = (address: string, came = [address]) => ({
  location: new URL(address),
  performance: { getEntriesByType: () => came.map((name) => ({ name })) },
});
const foreign = {
  get performance(): never {
    throw new DOMException('Blocked a frame from accessing a cross-origin frame.', 'SecurityError');
  },
  get location(): never {
    throw new DOMException('Blocked a frame from accessing a cross-origin frame.', 'SecurityError');
  },
};
const MAIL = 'https://mail.example/?_action=preview';

describe('a frame', () => {
  it('may hold a webmail when it is the page or a part of it', () => {
    expect(mayHold(frame(MAIL, top('https://mail.example/')))).toBe(true);
  });

  it('may not when it holds a body: srcdoc and blank frames have an about: address', () => {
    expect(mayHold(frame('about:srcdoc', top(MAIL), 'https://mail.example'))).toBe(false);
    expect(mayHold(frame('about:blank', top(MAIL), 'https://mail.example'))).toBe(false);
  });

  it('may not when the page wrote a body into it, whose address then is that of the page', () => {
    for (const came of [[], ['about:blank'], ['about:srcdoc']])
      expect(mayHold(frame(MAIL, top(MAIL), undefined, undefined, came))).toBe(false);
  });

  it('may where the browser tells of no page how it came about', () => {
    expect(mayHold(frame(MAIL, top(MAIL, []), undefined, undefined, []))).toBe(true);
  });

  it('may not when it is sandboxed, however its address reads', () => {
    expect(mayHold(frame(MAIL, foreign, 'null'))).toBe(false);
  });

  it('may not within a page of another origin', () => {
    expect(mayHold(frame(MAIL, foreign))).toBe(false);
    expect(mayHold(frame(MAIL, top('https://other.example/')))).toBe(false);
  });

  it('may within a page of another origin where a webmail shows its mail in such a frame', () => {
    expect(mayHold(frame(MAIL, foreign), true)).toBe(true);
  });

  it('may not there when it is a frame of that frame, as a body is, or sandboxed, or has no address', () => {
    expect(mayHold(frame(MAIL, foreign, undefined, { ...top(MAIL) }), true)).toBe(false);
    expect(mayHold(frame(MAIL, foreign, 'null'), true)).toBe(false);
    expect(mayHold(frame('about:srcdoc', foreign, 'https://mail.example'), true)).toBe(false);
  });

  it('may not there when it is sandboxed and was written by the page, so that neither it nor its address has an origin', () => {
    expect(mayHold(frame('about:srcdoc', foreign, 'null', foreign, []), true)).toBe(false);
  });

  it('may where it is the page itself, however that came about', () => {
    const page = frame(MAIL, null, undefined, null, ['about:blank']) as { top: unknown };
    page.top = page;
    expect(mayHold(page as Frame)).toBe(true);
  });

  it('may not within a page of another origin that can be read: it is another page of the same webmail', () => {
    expect(mayHold(frame(MAIL, top('https://other.example/')), true)).toBe(false);
  });
});
