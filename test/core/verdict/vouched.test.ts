/** Whom a blue verdict waits for, and what the provider's word is said to make up for. */
import { describe, expect, it } from 'vitest';
import type { VerdictFacts } from '../../../src/core/proof/facts.ts';
import { judge } from '../../../src/core/verdict/judge.ts';
import { arc, arcSet, dkim, dmarc, facts, field, mailbox, messageFrom, spf, trusted, trustedDmarc } from './facts.ts';

const told = (parts: Partial<VerdictFacts>) => {
  const { level, headline, reason } = judge(facts(parts));
  return [level, headline.code === 'verdict_checking' ? headline.code : reason.code];
};
const CHECKING = ['unchecked', 'verdict_checking'];
const user = { ownDomains: [], trustedSealers: ['list.example'] };
const vouching = arcSet(1, 'list.example', 'pass=legit.example');

describe('while an ARC set is still looked at', () => {
  const running: Partial<VerdictFacts> = { progress: 'checking', fields: [field('ARC-Seal')], arc: null };
  const another: Partial<VerdictFacts> = { spf: spf({ domain: 'legit.example' }), dmarc: dmarc({ result: 'pass' }) };

  it('nothing waits for it but the word of a sealer whom the user trusts', () => {
    expect(told({ ...running, ...another })).toEqual(['listed', 'verdict_reason_listed']);
    expect(told({ ...running, ...another, user })).toEqual(CHECKING);
  });

  it('nothing waits where there is none', () => {
    expect(told({ ...running, ...another, fields: [], user })[0]).toBe('listed');
  });
});

describe('a sealer whom the user trusts, of whose chain an answer is missing,', () => {
  const unanswered = arc('temperror', vouching);
  const open = (parts: Partial<VerdictFacts>) => told({ user, arc: unanswered, fields: [field('ARC-Seal')], ...parts });

  it('keeps the verdict open, with the reason', () => {
    expect(open({})).toEqual(['unchecked', 'verdict_reason_arc_unavailable']);
    expect(open({ withoutDns: true, spf: null, dmarc: null })).toEqual(['unchecked', 'verdict_reason_dns_off']);
    const bodyless = { ...vouching, messageSignature: { ...vouching.messageSignature, result: 'neutral' as const } };
    expect(open({ arc: { ...arc('temperror', bodyless), code: 'arc_body_absent' } })).toEqual([
      'unchecked',
      'arc_body_absent',
    ]);
  });

  it('counts as absent past a limit, and where he vouches for nobody', () => {
    expect(open({ arc: { ...unanswered, code: 'arc_header_unread' } })[0]).toBe('unverified');
    expect(open({ arc: arc('temperror', arcSet(1, 'list.example', 'fail=legit.example')) })[0]).toBe('unverified');
    expect(open({ user: { ownDomains: [], trustedSealers: ['other.example'] } })[0]).toBe('unverified');
  });
});

describe('a recorded dkim=pass of which the author’s record has still to tell whether it is aligned', () => {
  const recorded = trusted({ dkim: [{ result: 'pass', domain: 'mail.legit.example', selector: null }] });

  it('waits for the record, and stays open where it does not come', () => {
    expect(told({ recorded, progress: 'checking', dmarc: null })).toEqual(CHECKING);
    const none = dmarc({ result: 'temperror', record: false });
    expect(told({ recorded, dmarc: none })).toEqual(['unchecked', 'verdict_reason_dmarc_unavailable']);
  });

  it('counts where it is aligned', () => {
    expect(told({ recorded })[0]).toBe('vouched');
    expect(told({ recorded, dmarc: dmarc({ strict: true, policy: 'none' }) })[0]).toBe('unverified');
  });
});

describe('the provider’s word', () => {
  const changed = (domain: string) => dkim({ domain, result: 'fail' });

  it('is said to make up for a broken signature where that is one of the author’s, at his domain, above it or below it', () => {
    const message = messageFrom(mailbox('a@mail.legit.example'));
    const recorded = trustedDmarc('pass', null, 'mail.legit.example');
    for (const domain of ['mail.legit.example', 'legit.example', 'x.mail.legit.example'])
      expect(told({ recorded, message, dkim: [changed(domain)] }), domain).toEqual([
        'vouched',
        'verdict_reason_recorded_changed',
      ]);
    expect(told({ recorded, message, dkim: [changed('stranger.example')] })).toEqual([
      'vouched',
      'verdict_reason_recorded_dmarc',
    ]);
  });

  it('is said to make up for a source that was written anew only where there was a signature to check', () => {
    const source = { ...facts().source, fidelity: 'rewritten' as const };
    const recorded = trustedDmarc('pass');
    expect(told({ recorded, source })).toEqual(['vouched', 'verdict_reason_recorded_dmarc']);
    expect(told({ recorded, source, dkim: [changed('legit.example')] })[1]).toBe('verdict_reason_recorded_rewritten');
  });

  it('of a failure is none behind a gateway, which changes mail', () => {
    const failing = { recorded: trustedDmarc('fail', 'reject'), dmarc: dmarc(), spf: null };
    expect(told(failing)).toEqual(['failed', 'verdict_reason_both_fail']);
    const { route } = facts();
    expect(told({ ...failing, route: { ...route, gateway: true } })[1]).not.toBe('verdict_reason_both_fail');
  });
});
