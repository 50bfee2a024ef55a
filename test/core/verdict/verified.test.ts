/** Which signature that does not verify leaves open that it might: any other would be everybody's way out of red. */
import { describe, expect, it } from 'vitest';
import type { DkimCheck, Inspection } from '../../../src/core/inspection/index.ts';
import { judge } from '../../../src/core/verdict/judge.ts';
import { type DkimParts, dkim, dmarc, facts, field } from './facts.ts';

const levelWith = (check: DkimCheck, fidelity: Inspection['source']['fidelity'] = 'exact') =>
  judge(facts({ dmarc: dmarc(), dkim: [check], source: { ...facts().source, fidelity } })).level;
const FIDELITIES = ['exact', 'headers', 'rewritten'] as const;
const unjudged = (code: string, result: DkimParts['result'] = 'neutral') => dkim({ result, code });

describe('an aligned signature that does not verify', () => {
  it('leaves open what another day, or the mail as it came, would show', () => {
    expect(levelWith(unjudged('dkim_key_unavailable', 'temperror'))).toBe('unchecked');
    const otherBody = dkim({ result: 'fail', header: 'pass', body: 'fail' });
    expect(levelWith(otherBody, 'rewritten')).toBe('unchecked');
    expect(levelWith(unjudged('dkim_body_absent'), 'headers')).toBe('unchecked');
  });

  it.each(['dkim_unread', 'dkim_header_unread', 'dkim_key_unsupported', 'dkim_key_too_large'])(
    'leaves nothing open: %s, which costs a forger nothing, however little of the mail is shown',
    (code) => {
      for (const fidelity of FIDELITIES) expect(levelWith(unjudged(code), fidelity), fidelity).toBe('failed');
    },
  );

  it('leaves nothing open with a fault of its own, or over another body or header', () => {
    for (const fidelity of FIDELITIES)
      expect(levelWith(unjudged('dkim_syntax', 'permerror'), fidelity), fidelity).toBe('failed');
    expect(levelWith(dkim({ result: 'temperror', code: 'dkim_key_unavailable', body: 'fail' }))).toBe('failed');
    const otherHeader = dkim({ result: 'fail', code: 'dkim_header_changed', header: 'fail', body: 'none' });
    for (const fidelity of FIDELITIES) expect(levelWith(otherHeader, fidelity), fidelity).toBe('failed');
  });

  it('leaves open what a text that was pasted lost of its blanks, where "simple" forgives nothing and RSA tells', () => {
    const changed = (algorithm: string) => {
      const check = dkim({ result: 'fail', code: 'dkim_header_changed', header: 'fail', body: 'none' });
      return { ...check, evidence: { ...check.evidence, algorithm, canonicalization: 'simple/simple' } };
    };
    expect(levelWith(changed('rsa-sha256'), 'rewritten')).toBe('unchecked');
    expect(levelWith(changed('ed25519-sha256'), 'rewritten')).toBe('failed');
    for (const fidelity of ['exact', 'headers'] as const)
      expect(levelWith(changed('rsa-sha256'), fidelity), fidelity).toBe('failed');
  });
});

describe('while signatures are still looked at', () => {
  const running = { progress: 'checking' as const, dmarc: null, dkim: [], fields: [field('DKIM-Signature')] };

  it('nothing is told, and where there is none that is', () => {
    expect(judge(facts(running)).headline.code).toBe('verdict_checking');
    expect(judge(facts({ ...running, dmarc: dmarc() })).headline.code).toBe('verdict_checking');
    expect(judge(facts({ ...running, dmarc: dmarc(), fields: [] })).level).toBe('failed');
  });
});
