import { describe, expect, it } from 'vitest';
import { parsePrefix } from '../../../src/core/net/prefix.ts';
import { findReceiver, RECEIVERS } from '../../../src/core/receivers/index.ts';

describe('every provider in the list', () => {
  for (const receiver of RECEIVERS) {
    it(`${receiver.name}: has networks that are address prefixes, and believes results only by a name or a place`, () => {
      for (const network of receiver.networks) expect(parsePrefix(network), network).not.toBeNull();
      if (receiver.borderBy.length === 0) expect(receiver.results).toBe('none');
      if (receiver.results === 'above' || receiver.results === 'below') expect(receiver.authservIds).not.toEqual([]);
      expect(receiver.inferred).toBeUndefined();
    });
  }

  it('is found by its name, in any case of letters', () => {
    for (const receiver of RECEIVERS) expect(findReceiver(receiver.name.toUpperCase())).toBe(receiver);
    expect(findReceiver('gmail')?.borderBy).toContain('mx.google.com');
    expect(findReceiver('nobody')).toBeNull();
    expect(findReceiver('constructor')).toBeNull();
  });
});
