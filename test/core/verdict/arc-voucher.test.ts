/** Whose ARC sets are the receiver's own, and what a set must be for its sealer to vouch. */
import { describe, expect, it } from 'vitest';
import type { Route } from '../../../src/core/inspection/index.ts';
import type { VerdictFacts } from '../../../src/core/proof/facts.ts';
import { arcVoucher } from '../../../src/core/verdict/arc-voucher.ts';
import { arc, arcSet, borderHop, facts, field, mailbox, messageFrom, route } from './facts.ts';

const user = { ownDomains: [], trustedSealers: ['list.example', 'fwd.example'] };
const vouching = { ...arcSet(1, 'list.example', 'pass=legit.example'), fieldIndexes: [20, 21, 22] };
const of = (parts: Partial<VerdictFacts>) => arcVoucher(facts({ user, arc: arc('pass', vouching), ...parts }));

describe('a set is the receiver’s own, and needs nobody’s trust,', () => {
  const own = (fieldIndexes: number[], parts: Partial<Route> = {}) => {
    const set = { ...arcSet(2, 'rcpt.example'), fieldIndexes };
    const hops = [borderHop({ fieldIndex: 5 })];
    return of({ arc: arc('pass', vouching, set), route: route({ hops, border: 0, standing: 'known', ...parts }) });
  };

  it('where all its fields stand above the field of a border that is known', () => {
    expect(own([0, 1, 2])).toBe('list.example');
  });

  it('not where one of them stands below, and with no field at all', () => {
    for (const fieldIndexes of [[0, 1, 6], [6, 7, 8], [0, 1, 5], []])
      expect(own(fieldIndexes), fieldIndexes.join()).toBeNull();
  });

  it('not where the border is only inferred, or nowhere', () => {
    expect(own([0, 1, 2], { standing: 'inferred' })).toBeNull();
    expect(own([0, 1, 2], { border: null, standing: 'unknown' })).toBeNull();
  });
});

describe('a sealer whom the user trusts vouches', () => {
  const { authenticationResults: results } = vouching;
  const [dmarc] = results?.results ?? [];
  if (!results || !dmarc) throw new Error('a set without results');
  const recording = (parts: Partial<typeof results>) =>
    of({ arc: arc('pass', { ...vouching, authenticationResults: { ...results, ...parts } }) });
  const from = (value: string) => ({ ptype: 'header', property: 'from', value });

  it('by a pass that it recorded for this author, in A-labels or not', () => {
    expect(of({})).toBe('list.example');
    expect(recording({ results: [{ ...dmarc, properties: [from('LEGIT.example.')] }] })).toBe('list.example');
  });

  it.each([
    ['of two readings', { wellFormed: false }],
    ['of two results', { results: [dmarc, dmarc] }],
    ['of a pass and a fail', { results: [dmarc, { ...dmarc, result: 'fail' }] }],
    ['of two names', { results: [{ ...dmarc, properties: [from('legit.example'), from('legit.example')] }] }],
    ['of no name', { results: [{ ...dmarc, properties: [] }] }],
    [
      'of another property’s name',
      { results: [{ ...dmarc, properties: [{ ...from('legit.example'), ptype: 'smtp' }] }] },
    ],
    [
      'of another header’s name',
      { results: [{ ...dmarc, properties: [{ ...from('legit.example'), property: 'd' }] }] },
    ],
    ['of another method', { results: [{ ...dmarc, method: 'dkim' }] }],
  ])('by none %s', (_says, parts) => {
    expect(recording(parts)).toBeNull();
  });

  it('not behind a stranger, nor by a set in which a sender’s words may stand', () => {
    expect(of({ arc: arc('pass', vouching, arcSet(2, 'attack.example')) })).toBeNull();
    expect(of({ arc: arc('pass', vouching, arcSet(2, 'fwd.example')) })).toBe('list.example');
    expect(of({ arc: arc('pass', { ...vouching, unreliable: true }) })).toBeNull();
  });

  it('not for a mail that has a field twice, or one that only some programs see', () => {
    expect(of({ fields: [field('Subject', 'a'), field('SUBJECT', 'b')] })).toBeNull();
    expect(of({ fields: [field('Subject', 'a'), field('X-Other', 'b'), field('X-Other', 'b')] })).toBe('list.example');
    const message = messageFrom(mailbox('a@legit.example'));
    const hidden = { name: 'Subject', fieldIndex: null } as never;
    expect(of({ message: { ...message, hiddenFields: [hidden] } })).toBeNull();
  });

  it('for nobody where there is no author', () => {
    expect(of({ message: messageFrom() })).toBeNull();
    expect(of({ arc: null })).toBeNull();
  });
});
