/** What proves a domain, where a proven domain makes a caution milder: no more than what the verdict itself accepts. */
import { describe, expect, it } from 'vitest';
import type { FindingFacts } from '../../../src/core/findings/finding.ts';
import type { KeyFacts } from '../../../src/core/inspection/index.ts';
import { type DkimParts, dkim, mailbox, messageFrom, spf } from '../verdict/facts.ts';
import { found } from './facts.ts';

const KEY: KeyFacts = { record: '', type: 'rsa', bits: 2048, revoked: false, testing: true, strict: false };
const message = messageFrom(mailbox('a@mozmail.com', 'a@brand.test'));
const mildly = (parts: Partial<FindingFacts>) =>
  found({ message, spf: null, ...parts }).find((one) => one.endsWith('finding_name_address'));
const signed = (parts: DkimParts = {}) => dkim({ domain: 'mozmail.com', ...parts });

describe('a domain', () => {
  it('is proven by a whole signature, and by the server that sent', () => {
    expect(mildly({ dkim: [signed()] })).toBe('info finding_name_address');
    expect(mildly({ spf: spf({ domain: 'mozmail.com' }) })).toBe('info finding_name_address');
  });

  it.each([
    ['a part of the body (l=)', signed({ bodyLength: 40, signedBytes: 40 })],
    ['a field that was added since', signed({ addedFields: ['subject'] })],
    ['a key that is only tried out (t=y)', { ...signed(), evidence: { ...signed().evidence, key: KEY } }],
    ['a time that is over (x=)', signed({ result: 'policy', code: 'dkim_expired', header: 'pass', body: 'pass' })],
    ['a weak key', signed({ result: 'policy', code: 'dkim_key_weak', header: 'pass', body: 'pass' })],
  ])('is not proven by a signature over %s', (_, check) => {
    expect(mildly({ dkim: [check] })).toBe('caution finding_name_address');
  });

  it('is not proven by a record that lets everyone in', () => {
    expect(mildly({ spf: spf({ domain: 'mozmail.com', letsEveryoneIn: true }) })).toBe('caution finding_name_address');
  });
});
