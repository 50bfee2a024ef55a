/** The abuse report, read by programs that are not ours: postal-mime, and Python's email package where there is one. */
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import type { Inspection } from '../../src/core/index.ts';
import { type AbuseReport, exportAbuseReport } from '../../src/export/abuse/abuse-report.ts';
import { FEEDBACK_TYPES, feedbackReport } from '../../src/export/abuse/feedback-report.ts';
import { readAddresses } from '../../src/export/abuse/mail-text.ts';
import { blankPeople } from '../../src/export/blank/blank.ts';
import { failed, stories, verified } from '../fakes/inspections.ts';
import { draft, toText } from '../messages/message.ts';

const SOURCE = new TextEncoder().encode(toText(draft({ subject: 'Buy now', body: 'Grüße\r\nfrom a forger\r\n' })));
const REPORT: AbuseReport = {
  type: 'fraud',
  to: ['abuse@provider.example'],
  from: ['me@reader.example'],
  source: SOURCE,
  now: new Date('2026-11-20T10:05:09Z'),
  version: '1.2.3',
};
const told: Inspection = { ...failed, message: { ...failed.message, subject: 'Ihr Konto 注意' } };
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');
const make = (more: Partial<AbuseReport> = {}, inspection = told) =>
  exportAbuseReport(inspection, { ...REPORT, ...more }, 'en');

/** The parts as a mail program sees them: the message that it is about is one of them. */
async function read(file: Uint8Array) {
  const mail = await PostalMime.parse(file, { forceRfc822Attachments: true });
  const content = (type: string) => {
    const part = mail.attachments.find(({ mimeType }) => mimeType === type);
    return part === undefined ? null : Buffer.from(part.content as ArrayBuffer);
  };
  return { mail, content };
}

describe('an abuse report', () => {
  it('is a mail of three parts, about the very bytes, to whom a person named', async () => {
    const { mail, content } = await read(make());
    expect(mail.to?.map(({ address }) => address)).toEqual(['abuse@provider.example']);
    expect(mail.from?.address).toBe('me@reader.example');
    expect(mail.subject).toBe('Ihr Konto 注意');
    expect(mail.date).toBe('2026-11-20T10:05:09.000Z');
    expect(text(make())).toMatch(/multipart\/report; report-type=feedback-report;/);
    expect(mail.text).toContain('RFC 5965');
    expect(content('message/rfc822')?.toString().trimEnd()).toBe(text(SOURCE).replaceAll('\r\n', '\n').trimEnd());
    // Byte for byte: the parser ends lines in its own way.
    expect(Buffer.from(make()).includes(Buffer.from(SOURCE))).toBe(true);
    const fields = content('message/feedback-report')?.toString() ?? '';
    expect(fields.split('\n').slice(0, 3)).toEqual(['Feedback-Type: fraud', 'User-Agent: Waybill/1.2.3', 'Version: 1']);
  });

  it('is addressed to nobody where nobody was named', async () => {
    const { mail } = await read(make({ to: [], from: [] }));
    expect([mail.to, mail.from]).toEqual([undefined, undefined]);
  });

  it('has the header alone where the bytes are not to be had, or recipients are blanked', async () => {
    for (const file of [make({ source: null }), make({}, blankPeople(told))]) {
      const { content } = await read(file);
      expect(content('message/rfc822')).toBeNull();
      expect(text(file)).toContain('text/rfc822-headers');
      expect(text(file)).not.toContain('from a forger');
    }
    const blanked = text(make({}, blankPeople(told)));
    const decoded = Buffer.from(/base64\r\n\r\n([\s\S]*?)\r\n--/.exec(blanked)?.[1] ?? '', 'base64').toString();
    expect(decoded).toContain('blanked');
    for (const { address } of told.message.to) expect(`${blanked}${decoded}`).not.toContain(address);
  });

  it('gives a message of another system the line ends of a mail', () => {
    const file = make({ source: new TextEncoder().encode('From: a@b.example\n\ntext\n') });
    expect(text(file)).toContain('\r\n\r\nFrom: a@b.example\r\n\r\ntext\r\n');
    expect(text(file)).not.toMatch(/[^\r]\n/);
  });

  it('says of the whole that it holds what its parts hold (RFC 2045 §6.4)', () => {
    const codings = (source: string) =>
      [...text(make({ source: new TextEncoder().encode(source) })).matchAll(/^Content-Transfer-Encoding: (\w+)/gm)].map(
        ([, coding]) => coding,
      );
    expect(codings('From: a@b.example\r\n\r\nplain\r\n')).toEqual(['7bit', 'base64', '7bit']);
    expect(codings('From: a@b.example\r\n\r\nGrüße\r\n')).toEqual(['8bit', 'base64', '8bit']);
    for (const body of ['\0\r\n', 'x\r', 'x\ry\r\n', 'x'.repeat(999)])
      expect(codings(`From: a@b.example\r\n\r\n${body}`)).toEqual(['binary', 'base64', 'binary']);
    for (const body of ['x'.repeat(998), `${'x'.repeat(998)}\r\n`])
      expect(codings(`From: a@b.example\r\n\r\n${body}`)).toEqual(['7bit', 'base64', '7bit']);
  });

  it('writes its fields for programs in US-ASCII, and leaves out what cannot be', () => {
    const mailFrom = { address: 'møller@shop.example', source: 'return-path' as const };
    const fields = feedbackReport({ ...verified, route: { ...verified.route, mailFrom } }, 'abuse', '1');
    expect(fields).not.toContain('Original-Mail-From');
    expect(fields).toMatch(/^[\x20-\x7e\r\n]+$/);
  });

  it.each(FEEDBACK_TYPES)('says of %s each field once, and only what is known', (type) => {
    for (const inspection of Object.values(stories)) {
      const lines = feedbackReport(inspection, type, '1').replaceAll('\r\n ', ' ').trimEnd().split('\r\n');
      const names = lines.map((line) => line.split(':')[0]);
      const once = names.filter((name) => name !== 'Authentication-Results' && name !== 'Reported-Domain');
      expect(new Set(once).size).toBe(once.length);
      expect(lines.every((line) => /^[A-Z][A-Za-z-]+: \S/.test(line))).toBe(true);
      if (inspection.route.standing !== 'known') expect(names).not.toContain('Reporting-MTA');
    }
  });

  it('reports no domain that was only claimed, and what a check ties to the message', () => {
    expect(feedbackReport(failed, 'fraud', '1')).not.toContain(`Reported-Domain: ${failed.verdict.domain}`);
    expect(feedbackReport(verified, 'abuse', '1')).toContain('Reported-Domain: shop.example');
  });

  it('keeps to its fields and parts, whatever the mail holds', () => {
    const hostile = 'x\r\nBcc: victim@bank.example\r\n\r\n--b\r\n\u2028Bcc: y';
    fc.assert(
      fc.property(fc.oneof(fc.constant(hostile), fc.string({ unit: 'binary', maxLength: 300 })), (word) => {
        const inspection: Inspection = {
          ...verified,
          message: { ...verified.message, subject: word },
          fields: verified.fields.map((field) => ({ ...field, name: word, value: word })),
          route: {
            ...verified.route,
            mailFrom: { address: word, source: 'return-path' },
            hops: verified.route.hops.map((hop) => ({ ...hop, by: word, for: word })),
          },
        };
        const [head = '', ...parts] = text(make({ source: null }, inspection)).split(
          `--waybill-${verified.source.sha256}`,
        );
        expect(
          head
            .trimEnd()
            .replaceAll('\r\n ', ' ')
            .split('\r\n')
            .map((line) => line.split(':')[0]),
        ).toEqual([
          'X-Unsent',
          'From',
          'To',
          'Subject',
          'Date',
          'MIME-Version',
          'Content-Transfer-Encoding',
          'Content-Type',
        ]);
        expect(parts).toHaveLength(4);
        expect(head).not.toMatch(/[^\x20-\x7e\r\n]/);
      }),
      { numRuns: 60 },
    );
  });

  const python = spawnSync('python3', ['--version']).status === 0;
  if (!python) console.warn('skipped: reading an abuse report with Python, which is not installed');
  it.runIf(python)("is read by Python's email package as what it is", () => {
    const script = `
import email, email.policy, json, sys
m = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
report, = m.get_payload()[1].get_payload()
print(json.dumps({'type': m.get_content_type(), 'report': m.get_param('report-type'), 'subject': str(m['subject']),
  'parts': [p.get_content_type() for p in m.iter_parts()], 'fields': {k.lower(): v for k, v in report.items()},
  'about': m.get_payload()[2].get_payload()[0]['subject'], 'defects': [str(d) for p in m.walk() for d in p.defects]}))`;
    const { stdout, stderr } = spawnSync('python3', ['-c', script], { input: make() });
    expect(stderr.toString()).toBe('');
    expect(JSON.parse(stdout.toString())).toMatchObject({
      type: 'multipart/report',
      report: 'feedback-report',
      subject: 'Ihr Konto 注意',
      parts: ['text/plain', 'message/feedback-report', 'message/rfc822'],
      fields: { 'feedback-type': 'fraud', 'user-agent': 'Waybill/1.2.3', version: '1' },
      about: 'Buy now',
      defects: [],
    });
  });
});

describe('addresses as they are typed', () => {
  it.each([
    ['', []],
    [' abuse@provider.example ', ['abuse@provider.example']],
    ['a@b.example, c.d+e@f.example;g@h.example', ['a@b.example', 'c.d+e@f.example', 'g@h.example']],
    ['a@b.example\r\nBcc: c@d.example', null],
    ['"a b"@c.example', null],
    ['a@b', null],
    ['a@@b.example', null],
    ['.a@b.example', null],
    ['a@-b.example', null],
    ['a@b.example<c@d.example>', null],
    ['a\u202e@b.example', null],
  ])('%j is %j', (typed, addresses) => expect(readAddresses(typed)).toEqual(addresses));
});
