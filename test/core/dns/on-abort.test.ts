import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { onAbort } from '../../../src/core/dns/on-abort.ts';

describe('onAbort', () => {
  it('acts for everybody who waits, once, with one listener', () => {
    const controller = new AbortController();
    const acted: number[] = [];
    for (let one = 0; one < 50; one++) onAbort(controller.signal, () => acted.push(one));
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(1);
    controller.abort();
    expect(acted).toEqual(Array.from({ length: 50 }, (_, one) => one));
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
  });

  it('acts no more for who has left, and keeps no listener when all have', () => {
    const controller = new AbortController();
    const acted: string[] = [];
    const leave = onAbort(controller.signal, () => acted.push('first'));
    const leaveToo = onAbort(controller.signal, () => acted.push('second'));
    leave();
    leave();
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(1);
    leaveToo();
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
    onAbort(controller.signal, () => acted.push('third'));
    controller.abort();
    expect(acted).toEqual(['third']);
  });

  it('lets one that acts make another leave', () => {
    const controller = new AbortController();
    const acted: string[] = [];
    let leave = () => {};
    onAbort(controller.signal, () => leave());
    leave = onAbort(controller.signal, () => acted.push('left'));
    controller.abort();
    expect(acted).toEqual([]);
  });
});
