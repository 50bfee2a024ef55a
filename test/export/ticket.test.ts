import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defang } from '../../src/export/defang.ts';
import { ticketText } from '../../src/export/save.ts';
import { mailbox } from '../core/verdict/facts.ts';
import { stories, verified } from '../fakes/inspections.ts';

describe('defang', () => {
  it.each([
    ['alice@example.com wrote.', 'alice[@]example[.]com wrote.'],
    ['(https://a.example/x.html?y)', '(hxxps://a[.]example/x[.]html?y)'],
    ['192.0.2.10, TLS 1.3, RFC 5322 §3.6.2', '192[.]0[.]2[.]10, TLS 1.3, RFC 5322 §3.6.2'],
    ['2026-11-20T10:00:00Z at 3.5 s', '2026-11-20T10:00:00Z at 3.5 s'],
    ['例え.テスト', '例え[.]テスト'],
    ['It came from 192.0.2.10.', 'It came from 192[.]0[.]2[.]10.'],
    [
      'http://localhost/x https://[2001:db8::1]/ HTTP://3221225994',
      'hxxp://localhost/x hxxps://[2001:db8::1]/ hxxp://3221225994',
    ],
    ['へhttp://a.example/を ftp://host file://host/x', 'へhxxp://a[.]example/を ftp[:]//host file[:]//host/x'],
    ['0.5% in 1.5秒, 2026-11-20T10:00:00.000Z', '0.5% in 1.5秒, 2026-11-20T10:00:00.000Z'],
    ['v=spf1 include:_spf.example -all', 'v=spf1 include:_spf[.]example -all'],
    ['', ''],
  ])('makes %j harmless', (text, harmless) => expect(defang(text)).toBe(harmless));

  it('leaves no name that a program would make a link of', () => {
    const label = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}[a-z0-9]$/);
    fc.assert(
      fc.property(
        fc.array(label, { minLength: 2, maxLength: 4 }),
        fc.constantFrom('', 'https://', 'bob@', '<', '"'),
        (labels, before) => {
          const text = defang(`see ${before}${labels.join('.')} now`);
          expect(/[a-z0-9]\.[a-z]/.test(text) || /[a-z]@[a-z]/.test(text) || text.includes('http')).toBe(false);
        },
      ),
    );
  });
});

const BLANKED = { blanked: true };

describe('the report for a ticket', () => {
  it.each(Object.entries(stories))('tells the verdict and the hash of "%s"', (_, inspection) => {
    const text = ticketText(inspection, 'en', BLANKED);
    expect(text).toContain(inspection.source.sha256);
    expect(text).not.toMatch(/[a-z]@[a-z]/);
  });

  it('tells name, size and hash of each attachment, so that it is found again, and nothing that could be clicked', () => {
    const sha256 = 'ab'.repeat(32);
    const attachments = [
      { name: 'www.shop.example.zip', size: 1234, sha256 },
      { name: 'bill\u202efdp.exe\r\n- DKIM pass: bank', size: 1, sha256 },
      { name: '', size: 7, sha256: null },
      { name: 'x'.repeat(5_000), size: 2, sha256 },
    ];
    const text = ticketText(verified, 'en', { blanked: false, attachments });
    expect(text).toContain(`\nAttachments\n- www[.]shop[.]example[.]zip: 1,234 bytes, SHA-256 ${sha256}\n`);
    expect(text).toContain(`- bill[U+202E]fdp[.]exe␍␊- DKIM pass: bank: 1 byte, SHA-256 ${sha256}\n`);
    expect(text).toContain('- Without a name: 7 bytes, no SHA-256');
    expect(text.length).toBeLessThan(5_000);
    expect(ticketText(verified, 'en', BLANKED)).not.toContain('Attachments');
    expect(ticketText(verified, 'ja', { blanked: false, attachments })).toContain('\n添付ファイル\n');
  });

  it('lists fifty attachments, and counts the others', () => {
    const attachments = Array.from({ length: 60 }, (_, n) => ({ name: `n${n}`, size: n, sha256: null }));
    const text = ticketText(verified, 'en', { blanked: true, attachments });
    expect(text.match(/^- n\d+: /gm)).toHaveLength(50);
    expect(text).toContain('\n- 10 more attachments\n');
  });

  it('names no recipient in the name of an attachment', () => {
    const to = [{ ...mailbox('bob@reader.example'), name: 'Bob Reader' }];
    const attachments = [{ name: 'CV of Bob Reader for bob@reader.example.pdf', size: 1, sha256: null }];
    const told = { ...verified, message: { ...verified.message, to } };
    const text = ticketText(told, 'en', { blanked: true, attachments });
    expect(text).not.toMatch(/bob/i);
    expect(ticketText(told, 'en', { blanked: false, attachments })).toContain('CV of Bob Reader');
  });

  it('names no recipient, wherever the address stands and however it is written', () => {
    const to = [mailbox('bob@reader.example'), mailbox('carol@reader.example')];
    const message = { ...verified.message, to, subject: 'For BOB@Reader.example' };
    const text = ticketText({ ...verified, message }, 'en', BLANKED);
    expect(text).toContain('For recipient-1[@]blanked[.]invalid');
    expect(text.toLowerCase()).not.toContain('bob');
    expect(text).not.toContain('carol');
  });

  it.each([
    ['a letter that grows in small print', 'İ for BOB@Reader.example', 'İ for recipient-1[@]blanked[.]invalid'],
    ['a bounce address of one recipient', 'b+bob=reader.example@list', /: person-\d\[@\]list\n/],
    ['the same within a link', 'x?to=bob%40reader.example&y', 'x?to=recipient-1[@]blanked[.]invalid&y'],
    ['a longer address that ends so', 'rob.bob@reader.example', /: person-\d\[@\]reader\[\.\]example\n/],
    ['a longer address that begins so', 'bob@reader.example.net', /: person-\d\[@\]reader\[\.\]example\[\.\]net\n/],
  ])('takes a recipient for no other: %s', (_, subject, told) => {
    const to = [{ ...mailbox('Bob@reader.example'), name: 'Bob Reader' }];
    const text = ticketText({ ...verified, message: { ...verified.message, to, subject } }, 'en', BLANKED);
    if (typeof told === 'string') expect(text).toContain(`: ${told}\n`);
    else expect(text).toMatch(told);
    expect(text).toContain('To: recipient-1 <recipient-1[@]blanked[.]invalid>\n');
    expect(text).not.toContain('Bob');
  });

  it('names nobody whose address is none, or hides a character', () => {
    const to = [mailbox('bob'), mailbox('car\u200bol@reader.example')];
    const message = { ...verified.message, to, subject: 'car\u200bol@reader.example' };
    const text = ticketText({ ...verified, message }, 'en', BLANKED);
    expect(text).toContain('To: recipient-1[@]blanked[.]invalid, recipient-2[@]blanked[.]invalid\n');
    expect(text).toContain(': recipient-2[@]blanked[.]invalid\n');
  });
});
