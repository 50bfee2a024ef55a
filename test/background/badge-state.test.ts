/** What a badge says of a finished check: its level, and that there is a warning whoever sent the message. */
import { describe, expect, it } from 'vitest';
import { badgeState, badgeWord } from '../../src/background/badge-state.ts';
import { badgeSentences } from '../../src/background/words.ts';
import { badgeWords } from '../../src/content/words.ts';
import type { Inspection, Level } from '../../src/core/index.ts';
import { unverified, verified } from '../fakes/inspections.ts';

const warning = (severity: 'info' | 'caution' | 'danger') => ({
  ...({ code: 'finding_name_brand', values: {}, fields: [] } as const),
  severity,
});
function said(
  level: Level,
  domain: string | null,
  severities: ('info' | 'caution' | 'danger')[],
  ladder = 'click' as const,
) {
  const verdict = { ...verified.verdict, level, domain };
  const inspection = { ...verified, verdict, findings: severities.map(warning) } as unknown as Inspection;
  const state = badgeState({ level, domain, says: badgeWord(inspection, ladder) });
  const { before, domain: shown, after } = badgeWords(state, badgeSentences('en'));
  return [state.level, `${before}${shown}${after}`];
}

describe('a badge', () => {
  it('is not plain green where a signer deceives by name: "PayPal" from account-alerts.example', () => {
    expect(said('verified', 'account-alerts.example', ['caution'])).toEqual([
      'altered',
      'Caution: account-alerts.example',
    ]);
    expect(said('verified', 'account-alerts.example', ['info', 'danger', 'caution'])).toEqual([
      'failed',
      'Danger: account-alerts.example',
    ]);
  });

  it.each(['vouched', 'listed'] as const)('is no plain blue either: %s', (level) => {
    expect(said(level, 'shop.example', ['caution'])).toEqual(['altered', 'Caution: shop.example']);
  });

  it('warns where nobody is proven, without a domain', () => {
    expect(said('unverified', 'shop.example', ['caution'])).toEqual(['altered', 'Caution, unproven']);
    expect(said('unchecked', null, ['danger'])).toEqual(['failed', 'Danger, unproven']);
  });

  it('that is amber or red already keeps its own words', () => {
    expect(said('failed', 'bank.example', ['danger'])).toEqual(['failed', 'Claims bank.example, not proven']);
    expect(said('altered', 'bank.example', ['caution'])).toEqual(['altered', 'Partly signed: bank.example']);
    expect(said('ambiguous', null, ['danger'])).toEqual(['ambiguous', 'Sender not clear']);
  });

  it('says its level where nothing but notes stand there', () => {
    expect(said('verified', 'shop.example', ['info'])).toEqual(['verified', 'shop.example']);
  });

  it('asks for a click where the DNS waits for one, and only there', () => {
    const reason = { code: 'verdict_reason_dns_off', values: {} } as const;
    const untried = {
      ...unverified,
      findings: [],
      verdict: { ...unverified.verdict, level: 'unchecked', reason },
    } as Inspection;
    expect(badgeWord(untried, 'click')).toBe('untried');
    expect(badgeWord(untried, 'headers')).toBeUndefined();
    expect(
      badgeWord({ ...untried, verdict: { ...untried.verdict, reason: unverified.verdict.reason } }, 'click'),
    ).toBeUndefined();
    const state = badgeState({ level: 'unchecked', domain: null, says: 'untried' });
    expect(badgeWords(state, badgeSentences('en')).before).toBe('Click to check');
    expect(badgeWords(state, badgeSentences('ja')).before).toBe('クリックで検証');
  });
});
