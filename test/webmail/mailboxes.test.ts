import { describe, expect, it } from 'vitest';
import { findReceiver } from '../../src/core/receivers/index.ts';
import { HOSTED_RECEIVERS, mailboxesOf } from '../../src/webmail/mailboxes.ts';

describe('whose mailboxes a webmail shows', () => {
  it('is one of the receivers that the engine knows, where it is said', () => {
    expect(HOSTED_RECEIVERS).toContain('Gmail');
    expect(HOSTED_RECEIVERS.filter((name) => findReceiver(name) === null)).toEqual([]);
  });

  it('depends on who hosts it for every other name, even one that every object inherits', () => {
    expect(mailboxesOf(null)).toBeNull();
    for (const name of ['', 'gmail', 'constructor', '__proto__', 'Roundcube']) expect(mailboxesOf(name)).toEqual({});
  });

  it('is nobody for a text file, wherever it lies', () => {
    expect(mailboxesOf('text/plain')?.receiver).toBeNull();
    expect(mailboxesOf('public-inbox')?.receiver).toBeNull();
  });
});
