/** What leaves SPF open, and what only seems to. */
import { describe, expect, it } from 'vitest';
import { isSenderPastLimit } from '../../../src/core/proof/sender-past-limit.ts';
import { lacksSpfAnswer } from '../../../src/core/proof/spf-answer.ts';
import { facts, spf } from '../verdict/facts.ts';

describe('SPF lacks an answer', () => {
  const check = spf({ domain: 'legit.example' });

  it('where the DNS gave none, but not where the sender chose whom to ask', () => {
    expect(lacksSpfAnswer({ ...check, result: 'temperror' })).toBe(true);
    const evidence = { ...check.evidence, troubleAtSendersName: true as const };
    expect(lacksSpfAnswer({ ...check, result: 'temperror', evidence })).toBe(false);
  });

  it('nowhere else', () => {
    for (const result of ['pass', 'fail', 'softfail', 'neutral', 'none', 'permerror'] as const)
      expect(lacksSpfAnswer({ ...check, result })).toBe(false);
  });
});

describe('the envelope sender counts as absent', () => {
  const unread = [{ code: 'message_fields_unread', values: {} }] as never;
  const noSender = { code: 'route_envelope_no_sender', values: {} } as const;
  const of = (parts: { unread?: never; reason?: 'route_envelope_no_sender' | 'route_envelope_no_client' }) => {
    const { source, route } = facts({});
    const envelopeReason = parts.reason && { ...noSender, code: parts.reason };
    return isSenderPastLimit({
      source: { ...source, unread: parts.unread ?? [] },
      route: { ...route, ...(envelopeReason ? { envelopeReason } : {}) },
    });
  };

  it('where the sender wrote so many fields that a limit hides it, and for no other reason', () => {
    expect(of({ unread, reason: 'route_envelope_no_sender' })).toBe(true);
    expect(of({ reason: 'route_envelope_no_sender' })).toBe(false);
    expect(of({ unread, reason: 'route_envelope_no_client' })).toBe(false);
    expect(of({ unread })).toBe(false);
  });
});
