/** What keeps red away, and what must not: a gateway in front of the mailbox that may have changed the mail. */
import { describe, expect, it } from 'vitest';
import type { DkimCheck, Route } from '../../../src/core/inspection/index.ts';
import { judge } from '../../../src/core/verdict/judge.ts';
import { borderHop, dkim, dmarc, facts, field, mailbox, messageFrom, route, trusted } from './facts.ts';

const otherBody = dkim({ result: 'fail', header: 'pass', body: 'fail' });
const otherHeader = dkim({ result: 'fail', code: 'dkim_header_changed', header: 'fail', body: 'none' });
const reject = (parts: Partial<Route>, checks: DkimCheck[]) => {
  const { level, reason } = judge(facts({ dmarc: dmarc(), route: route(parts), dkim: checks }));
  return reason.code === 'route_envelope_gateway' ? [level, reason.values['name']] : [level];
};

describe('a client that only greets as a declared gateway', () => {
  const greeted: Partial<Route> = { gatewayGreeting: 'gw.rcpt.example' };

  it('may have changed the body behind a signature of the author’s over this very header', () => {
    expect(reject(greeted, [otherBody])).toEqual(['unchecked', 'gw.rcpt.example']);
    expect(reject(greeted, [otherHeader, otherBody])).toEqual(['unchecked', 'gw.rcpt.example']);
  });

  it('keeps no red away without one, nor by a stranger’s: a greeting costs nothing', () => {
    expect(reject(greeted, [])).toEqual(['failed']);
    expect(reject(greeted, [otherHeader])).toEqual(['failed']);
    expect(reject(greeted, [{ ...otherBody, evidence: { ...otherBody.evidence, domain: 'attack.other' } }])).toEqual([
      'failed',
    ]);
    expect(reject({}, [otherBody])).toEqual(['failed']);
  });
});

describe('a client that is a declared gateway by its confirmed name', () => {
  const behind: Partial<Route> = {
    gateway: true,
    hops: [borderHop({ reverseName: 'gw.rcpt.example' })],
    client: { ip: '203.0.113.9', helo: 'out.example', source: 'received' },
  };

  it('may have changed the header too', () => {
    expect(reject(behind, [otherHeader])).toEqual(['unchecked', 'gw.rcpt.example']);
    expect(reject(behind, [otherBody])).toEqual(['unchecked', 'gw.rcpt.example']);
    const open = { ...behind, client: null, readings: { clients: ['203.0.113.9'], senders: [] } };
    expect(reject(open, [otherHeader])).toEqual(['unchecked', 'gw.rcpt.example']);
  });

  it('keeps no red away where it is none, or the mail did not come through it', () => {
    expect(reject(behind, [])).toEqual(['failed']);
    expect(reject({ ...behind, gateway: false }, [otherHeader])).toEqual(['failed']);
    expect(reject({ ...behind, client: null }, [otherHeader])).toEqual(['failed']);
    const { client } = route();
    expect(reject({ ...behind, client }, [otherHeader])).toEqual(['failed']);
  });
});

describe('mail of one’s own side', () => {
  const MARK = 'X-MS-Exchange-Organization-AuthAs';
  const AT_THE_TOP = route({ hops: [borderHop({ fieldIndex: 1 })] });
  const isInternal = (parts: Parameters<typeof facts>[0]) => judge(facts(parts)).level === 'internal';
  const mark = (value = 'Internal', trust: 'recorded' | 'claimed' = 'recorded', index = 0) => [
    field('Subject', 'x', 'recorded'),
    field(MARK, value, trust, index),
  ];

  it('is what Exchange marks so above its border, or where a user handed the mail in to it', () => {
    expect(isInternal({ fields: mark(), route: AT_THE_TOP })).toBe(true);
    const handedIn = { submission: true, hops: [borderHop({ form: 'Exchange' })] };
    expect(isInternal({ fields: mark('Internal', 'recorded', 9), route: route(handedIn) })).toBe(true);
    expect(
      isInternal({ fields: mark('Internal', 'recorded', 9), route: route({ ...handedIn, submission: false }) }),
    ).toBe(false);
  });

  it('is none by a mark of another word, or one that the sender wrote, or without a border', () => {
    expect(isInternal({ fields: mark('Anonymous'), route: AT_THE_TOP })).toBe(false);
    expect(isInternal({ fields: mark('Internal', 'claimed'), route: AT_THE_TOP })).toBe(false);
    expect(isInternal({ fields: mark(), route: route({ hops: [] }) })).toBe(false);
  });

  it('is none where the receiver’s own SPF speaks against it, be it softly', () => {
    for (const result of ['fail', 'softfail'] as const) {
      const recorded = trusted({ spf: { result, domain: 'legit.example', clientIp: null } });
      expect(isInternal({ fields: mark(), route: AT_THE_TOP, recorded }), result).toBe(false);
    }
  });

  it('is what has the own domain and was handed in by a user, or never sent; nothing else without a mark', () => {
    const own = messageFrom(mailbox('bob@rcpt.example'));
    expect(isInternal({ message: own, route: route({ submission: true }) })).toBe(true);
    expect(isInternal({ message: own })).toBe(false);
    expect(isInternal({ message: own, route: route({ hops: [] }) })).toBe(true);
    expect(isInternal({ route: route({ hops: [] }) })).toBe(false);
    expect(isInternal({ route: route({ submission: true }) })).toBe(false);
  });
});
