/** Cases 88–90: mail that only a relay vouches for, and what smuggling leaves behind. */
import { describe, expect, it } from 'vitest';
import { type Draft, prepend, toText } from '../messages/message.ts';
import { find, type Listed, testAttacks } from './cases.ts';
import { arrive, BRANDS, byBrand, findingsOf, from, report } from './world.ts';

const BRAND = '<admin@legit.example>';

const cases: Listed[] = [
  [
    {
      id: '88',
      ofBrand: true,
      says: 'a smuggled second message: only SPF speaks for it',
      message: arrive(from(BRAND), BRANDS),
    },
    ['listed'],
  ],
  [
    {
      id: '89a',
      ofBrand: true,
      says: 'a second mail that a server did not cut off: SMTP behind a dot between odd line ends',
      message: arrive(
        {
          ...from(BRAND),
          body: 'Hello\r\n\n.\r\nMAIL FROM:<a@legit.example>\r\nRCPT TO:<bob@rcpt.example>\r\nDATA\r\nFrom: <ceo@legit.example>\r\n\r\nPay.\r\n',
        },
        BRANDS,
      ),
    },
    ['listed', 'caution finding_smtp_smuggling'],
  ],
  [
    {
      id: '89b',
      ofBrand: true,
      says: 'a stray dot between odd line ends at the end of the body',
      message: arrive({ ...from(BRAND), body: 'Hello\n.\r\n' }, BRANDS),
    },
    ['listed', 'info finding_odd_line_ends'],
  ],
  [
    {
      id: '89c',
      ofBrand: true,
      says: 'a line feed alone in the header',
      message: arrive(prepend(from(BRAND), 'X-First: a\nX-Second: b'), BRANDS),
    },
    ['listed', 'info finding_odd_line_ends'],
  ],
  [
    {
      id: '90',
      ofBrand: true,
      says: 'a relay signs for the brand what a foreign tenant handed in',
      message: arrive(
        prepend(
          byBrand(from(BRAND)),
          'X-OriginatorOrg: evil.onmicrosoft.com',
          'Received: from evil.prod.outlook.com (2603:10a6::1) by x.outbound.protection.outlook.com with SMTP; Tue, 24 Nov 2026 01:59:30 +0000',
        ),
        { ip: '198.51.100.90', helo: 'mx0.pphosted.com' },
      ),
    },
    ['verified', 'caution finding_tenant_mismatch'],
  ],
];

testAttacks('relays', cases);

describe('relays, seen closely', () => {
  it('88: says that the server is listed and the text is not signed', async () => {
    const { verdict } = await report(find(cases, '88'));
    expect([verdict.headline.code, verdict.advice.code]).toEqual(['verdict_listed', 'verdict_advice_listed']);
  });

  it('89: tells where the second mail begins', async () => {
    const { findings, source } = await report(find(cases, '89a'));
    const told = findings.find(({ code }) => code === 'finding_smtp_smuggling');
    expect(told?.values['text']).toBe('MAIL FROM:<a@legit.example>');
    const lines = toText(find(cases, '89a').message as Draft).split(/\r\n|\n/);
    expect(lines[Number(told?.values['line']) - 1]).toBe('MAIL FROM:<a@legit.example>');
    expect(source.oddLineEnds?.lineFeeds).toBe(1);
  });

  it('89: SMTP that somebody writes about is text', async () => {
    const talk = 'The server then says:\r\n.\r\nMAIL FROM:<a@legit.example>\r\n';
    const inspection = await report({ message: arrive({ ...byBrand(from(BRAND)), body: talk }, BRANDS) });
    expect(findingsOf(inspection).filter((line) => /smuggling|line_ends/.test(line))).toEqual([]);
  });

  it('90: is the domain’s, with the tenant beside it', async () => {
    const inspection = await report(find(cases, '90'));
    expect([inspection.verdict.domain, findingsOf(inspection)]).toEqual([
      'legit.example',
      expect.arrayContaining(['caution finding_tenant_mismatch']),
    ]);
  });
});
