import { describe, expect, it } from 'vitest';
import { WEBMAILS } from '../../src/webmail/index.ts';
import { mailboxesOf } from '../../src/webmail/mailboxes.ts';

describe('whose mailboxes a webmail shows', () => {
  it.each(WEBMAILS.map(({ name }) => name))('is known of %s', (name) => {
    expect(mailboxesOf(name)).not.toBeNull();
  });

  it('is known of no other name, not even of one that every object inherits', () => {
    for (const name of [null, '', 'gmail', 'constructor', '__proto__']) expect(mailboxesOf(name)).toBeNull();
  });

  it('is nobody for a text file, wherever it lies', () => {
    expect(mailboxesOf('text/plain')?.receiver).toBeNull();
  });
});
