import { describe, expect, it } from 'vitest';
import { findAll } from '../../../src/core/findings/index.ts';
import { arc, arcSet, borderHop, dkim, field, route, spf } from '../verdict/facts.ts';
import { facts, found } from './facts.ts';

describe('a Received field below the trust line in the name of the receiver’s border', () => {
  const copy = borderHop({
    index: 1,
    fieldIndex: 4,
    border: false,
    trust: 'claimed',
    notes: [{ code: 'route_hop_copies_receiver', values: { host: 'mx.rcpt.example' } }],
  });

  it('is told with that name and where it stands', () => {
    const told = findAll(facts({ route: route({ hops: [borderHop(), copy] }) }));
    expect(told).toEqual([
      {
        code: 'finding_route_copies_receiver',
        severity: 'caution',
        explains: false,
        values: { host: 'mx.rcpt.example' },
        fieldIndexes: [4],
      },
    ]);
  });

  it('is told beside fields that no server writes', () => {
    const invented = borderHop({ index: 2, fieldIndex: 5, dateText: 'Tue, 24 Nov 26 01:59:30 +0000' });
    expect(found({ route: route({ hops: [borderHop(), copy, invented] }) })).toEqual([
      'caution finding_route_implausible',
      'caution finding_route_copies_receiver',
    ]);
  });
});

describe('mail that a forwarder sealed', () => {
  const sealed = {
    spf: spf({ result: 'fail' }),
    arc: arc('pass', arcSet(1, 'list.test'), arcSet(2, 'fwd.test')),
    user: { ownDomains: [], trustedSealers: ['fwd.test', 'list.test'] },
  };

  it('explains by its last sealer why the server is not listed', () => {
    expect(findAll(facts(sealed))).toEqual([
      {
        code: 'finding_forwarded_sealed',
        severity: 'info',
        explains: true,
        values: { sealer: 'fwd.test' },
        fieldIndexes: [],
      },
    ]);
  });

  it('is told by the field of the forwarder where there is one', () => {
    expect(found({ ...sealed, fields: [field('X-Forwarded-To', 'bob@rcpt.example')] })).toEqual([
      'explains finding_forwarded',
    ]);
  });

  it.each([
    ['SPF passes', { spf: spf() }],
    ['SPF was not checked', { spf: null }],
    ['the author’s signature holds', { dkim: [dkim()] }],
    ['the chain is broken', { arc: arc('fail', arcSet(1, 'fwd.test')) }],
    ['there is no chain', { arc: arc('none') }],
  ])('explains nothing where %s', (_says, parts) => {
    expect(found({ ...sealed, ...parts }).filter((line) => line.includes('forwarded'))).toEqual([]);
  });
});
