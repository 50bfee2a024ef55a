/** Notices of mail servers whose From holds no domain: calm, and no cover for anybody. */
import { describe, expect, it } from 'vitest';
import { MAX_HEADER_BYTES, MAX_HEADER_FIELDS } from '../../../src/core/limits.ts';
import { arrive, findingsOf, mail, REST, report } from '../../attacks/world.ts';

const PASSED = 'spf=pass smtp.helo=attack.example; dmarc=pass header.from=legit.example';

async function of(
  from: string | readonly string[],
  { path = '<>', results }: { path?: string; results?: string } = {},
) {
  const fields = typeof from === 'string' ? [`From: ${from}`] : from;
  return report({ message: arrive(mail([...fields, ...REST]), { path, ...(results ? { results } : {}) }) });
}

describe('a notice of a mail server without a domain in From', () => {
  it.each([
    'MAILER-DAEMON (Mail Delivery System)',
    'MAILER-DAEMON',
    '<MAILER-DAEMON>',
    'Mail Delivery Subsystem <MAILER-DAEMON>',
    '"Mail Delivery System" <Mailer-Daemon>',
    'Mail Delivery System <>',
    'postmaster (Postmaster)',
    '=?utf-8?Q?Mail_Delivery_System?= <MAILER-DAEMON>',
  ])('is unverified, without an alarm: %s', async (from) => {
    const inspection = await of(from);
    expect([inspection.verdict.level, inspection.verdict.reason.code, inspection.verdict.domain]).toEqual([
      'unverified',
      'verdict_reason_server_notice',
      null,
    ]);
    expect(findingsOf(inspection).filter((finding) => !finding.startsWith('info'))).toEqual([]);
  });

  it.each([
    ['a brand', 'Legit Bank <MAILER-DAEMON>'],
    ['a brand in a comment', 'MAILER-DAEMON (PayPal)'],
    ['a brand in letters of another script', '=?utf-8?Q?=D0=A0ayPal?= <MAILER-DAEMON>'],
    ['an address in a comment', 'MAILER-DAEMON (a@legit.example)'],
    ['an address for who decodes first', '=?utf-8?Q?a=40legit.example?= <MAILER-DAEMON>'],
    ['an address in UTF-7', '=?utf-7?Q?a+AEA-mail?= <MAILER-DAEMON>'],
    ['a second mailbox', 'MAILER-DAEMON, Postmaster'],
    ['an address of the old form', '<legit.example!MAILER-DAEMON>'],
    ['a domain alone', 'MAILER-DAEMON (legit.example)'],
    ['nothing', ''],
    ['a second From field', ['From: MAILER-DAEMON', 'From: a@legit.example']],
    ['a From behind a bare CR', ['From: MAILER-DAEMON', 'X: y\rFrom: a@legit.example']],
    ['an indented From', [' From: a@legit.example', 'From: MAILER-DAEMON']],
    ['a Sender', ['From: MAILER-DAEMON', 'Sender: Legit <a@legit.example>']],
    ['a hidden Sender', ['From: MAILER-DAEMON', 'X: y\rSender: a@legit.example']],
  ])('is no cover for %s', async (_, from) => {
    expect((await of(from)).verdict.level).toBe('ambiguous');
  });

  it('is none with an envelope sender', async () => {
    expect((await of('MAILER-DAEMON', { path: '<any@attack.example>' })).verdict.level).toBe('ambiguous');
    expect((await of('MAILER-DAEMON', { path: '<(any@legit.example>' })).verdict.level).toBe('ambiguous');
  });

  it('is never more than grey, whatever was recorded', async () => {
    expect((await of('MAILER-DAEMON', { results: PASSED })).verdict.level).toBe('unverified');
  });
});

describe('a From field that a limit leaves unread', () => {
  const many = (line: string) => Array.from({ length: MAX_HEADER_FIELDS }, () => line);
  const long = `X: ${'y'.repeat(MAX_HEADER_BYTES)}`;

  it.each([
    ['behind too many fields', [...many('X: y'), 'From: a@legit.example']],
    ['behind too many fields, without an address', [...many('X: y'), 'From: MAILER-DAEMON']],
    ['behind too many lines that are no field', [...many('y'), 'From: a@legit.example']],
    ['behind too many bytes', [long, 'From: a@legit.example']],
    ['twice behind too many bytes', [long, 'From: a@legit.example', 'From: b@attack.example']],
    ['longer than what is read', [`From: ${'y'.repeat(MAX_HEADER_BYTES)} <a@legit.example>`]],
  ])('is said not to have been read: %s', async (_, fields) => {
    const inspection = await of(fields);
    expect([inspection.verdict.level, inspection.verdict.reason.code]).toEqual([
      'ambiguous',
      'verdict_reason_from_unread',
    ]);
    expect(findingsOf(inspection)).not.toContain('caution finding_from_missing');
  });

  it('is another matter where From was read', async () => {
    const { verdict } = await of(['From: a@@legit.example', ...many('X: y')]);
    expect(verdict.reason.code).not.toBe('verdict_reason_from_unread');
    const hidden = await of(['y', 'X: y\rFrom: a@legit.example', ...many('X: y')]);
    expect(hidden.verdict.reason.code).toBe('verdict_reason_from_malformed');
  });
});
