import { describe, expect, it } from 'vitest';
import { openFiles } from '../../../src/report/files/open-files.ts';
import { arrivedAt } from '../../../src/report/sources.ts';
import { writeCompoundFile } from './compound-file-writer.ts';

const MAIL = 'From: alice@shop.example\nSubject: a\n\ntext\n';
const file = (name: string, ...parts: (string | Uint8Array<ArrayBuffer>)[]) => new File(parts, name);
const sourceOf = async (one: { read(): Promise<{ source: Uint8Array } | null> } | undefined) =>
  Buffer.from((await one?.read())?.source ?? []).toString('latin1');

const PLIST = '<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict></dict></plist>\n';

describe('what files hold', () => {
  it('is one message of a file, as it is', async () => {
    const found = await openFiles([file('a.eml', MAIL), file('b.eml', 'Subject: b\n\n')]);
    expect(found.map(({ name, problem }) => [name, problem])).toEqual([
      ['a.eml', null],
      ['b.eml', null],
    ]);
    expect(await sourceOf(found[0])).toBe(MAIL);
    expect(await found[0]?.read()).toMatchObject({ fidelity: 'exact' });
  });

  it('is every message of an mbox, in its order', async () => {
    const separator = 'From - Fri Nov 20 10:00:00 2026\n';
    const found = await openFiles([file('inbox', `${separator}${MAIL}\n${separator}Subject: b\n\n>From me\n\n`)]);
    expect(found.map(({ name }) => name)).toEqual(['inbox (1)', 'inbox (2)']);
    expect(await Promise.all(found.map(sourceOf))).toEqual([MAIL, 'Subject: b\n\nFrom me\n']);
  });

  it('is, of an .emlx, the bytes that its first line counts', async () => {
    const [whole] = await openFiles([file('1.emlx', `${MAIL.length}        \n${MAIL}${PLIST}`)]);
    expect(await sourceOf(whole)).toBe(MAIL);
    expect(await whole?.read()).toMatchObject({ fidelity: 'exact' });
    // Its attachments are kept elsewhere.
    const [partial] = await openFiles([file('2.partial.emlx', `${MAIL.length}\n${MAIL}${PLIST}`)]);
    expect(await partial?.read()).toMatchObject({ fidelity: 'headers' });
  });

  it.each([
    ['counts more than there is', `${MAIL.length + 1000}\n${MAIL}${PLIST}`],
    ['counts into the property list', `${MAIL.length + 9}\n${MAIL}${PLIST}`],
    ['counts less than the message', `${MAIL.length - 5}\n${MAIL}${PLIST}`],
    ['counts nothing', `0\n${MAIL}${PLIST}`],
    ['is no count', `-1\n${MAIL}${PLIST}`],
    ['has a letter in its count', `1e3\n${MAIL}${PLIST}`],
    ['counts more than any file has', `1234567890123\n${MAIL}${PLIST}`],
    ['an editor put a byte order mark before', `\ufeff${MAIL.length}\n${MAIL}${PLIST}`],
  ])('is no message of an .emlx whose first line %s: that is said', async (_, content) => {
    const [damaged] = await openFiles([file('1.emlx', content), file('a.eml', MAIL)]);
    expect(damaged?.problem).toEqual({ key: 'files_emlx_damaged', values: { name: '1.emlx' } });
    expect(await damaged?.read()).toBe(null);
  });

  it('is the file as it is where its first line is one of a mail, or no message follows', async () => {
    for (const content of ['', '99\nabc', '\nabc', '12', '-1\n', `\n${MAIL}`, MAIL])
      expect(await sourceOf((await openFiles([file('1.emlx', content)]))[0])).toBe(content);
    // Under another name a line before the header is the sender's.
    for (const line of ['-1', '1e3', '1234567890123']) {
      const content = `${line}\n${MAIL}`;
      expect(await sourceOf((await openFiles([file('1.eml', content)]))[0])).toBe(content);
    }
    // Its property list may be missing, or be a binary one.
    for (const list of ['', '\n', 'bplist00'])
      expect(await sourceOf((await openFiles([file('1.emlx', `${MAIL.length}\n${MAIL}${list}`)]))[0])).toBe(MAIL);
  });

  it('is, of an .msg, the header that it keeps', async () => {
    const header = 'From: alice@shop.example\r\nSubject: a\r\n\r\n';
    const content = { '__substg1.0_007D001F': new Uint8Array(Buffer.from(`${header}text`, 'utf16le')) };
    const [found] = await openFiles([file('letter.msg', writeCompoundFile(content))]);
    expect(found).toMatchObject({ name: 'letter.msg', problem: null });
    expect(await found?.read()).toMatchObject({ fidelity: 'headers' });
    expect(await sourceOf(found)).toBe(header);
  });

  it('is of an .msg no exact header, and has no border, where Outlook decoded its bytes: a true signature must not look forged', async () => {
    const header = 'From: alice@shop.example\r\nSubject: \u8acb\u6c42\u66f8\r\n\r\n';
    const content = { '__substg1.0_007D001F': new Uint8Array(Buffer.from(header, 'utf16le')) };
    const [found] = await openFiles([file('letter.msg', writeCompoundFile(content))]);
    const given = arrivedAt((await found?.read()) ?? null, 'Gmail');
    expect(given).toMatchObject({ fidelity: 'rewritten' });
    expect(given).not.toHaveProperty('arrived');
  });

  it('is no message where it is an .msg without one, whatever its name, and that is said', async () => {
    const found = await openFiles([file('letter.eml', writeCompoundFile({})), file('a.eml', MAIL)]);
    expect(found.map(({ problem }) => problem?.key ?? null)).toEqual(['files_msg', null]);
    expect(await found[0]?.read()).toBe(null);
  });

  it('is told to be unreadable where an .msg was not loaded as a whole: it may well have a header', async () => {
    const header = `${'Received: from a by b;\r\n'.repeat(300)}${MAIL}`;
    const content = { a: new Uint8Array(9000), '__substg1.0_007D001F': new Uint8Array(Buffer.from(header, 'utf16le')) };
    const whole = writeCompoundFile(content);
    for (const part of [0.01, 0.3, 0.5, 0.9]) {
      const [cut] = await openFiles([file('letter.msg', whole.slice(0, Math.floor(whole.length * part)))]);
      expect(cut?.problem, String(part)).toEqual({ key: 'report_file_unreadable', values: { name: 'letter.msg' } });
    }
    const [none] = await openFiles([file('letter.msg', writeCompoundFile({ a: new Uint8Array(9000) }))]);
    expect(none?.problem?.key).toBe('files_msg');
  });

  it('is one message of an mbox without empty lines, which its sender may have made up: that there may be more is said', async () => {
    const separator = 'From alice@shop.example Fri Nov 20 10:00:00 2026\n';
    const [one, more, ...rest] = await openFiles([file('inbox', `${separator}${MAIL}`.repeat(3))]);
    expect(await sourceOf(one)).toBe(`${MAIL}${`${separator}${MAIL}`.repeat(2)}`);
    expect(more?.problem).toEqual({ key: 'files_mbox_joined', values: { name: 'inbox' } });
    expect(rest).toEqual([]);
  });

  it.each([
    ['ZIP', 'PK\x03\x04\x14\x00'],
    ['gzip', new Uint8Array([0x1f, 0x8b, 8, 0])],
    ['PST', '!BDN\x00\x00'],
    ['MMDF', `\x01\x01\x01\x01\n${MAIL}\x01\x01\x01\x01\n`],
    ['BABYL', `BABYL OPTIONS: -*- rmail -*-\nVersion: 5\n\x1f\f\n1,,\n*** EOOH ***\n${MAIL}\x1f`],
  ])('is no message where it is a %s file, and that is said, with the other files read', async (form, content) => {
    const found = await openFiles([file('mail', content), file('a.eml', MAIL)]);
    expect(found.map(({ problem }) => problem)).toEqual([{ key: 'files_form', values: { name: 'mail', form } }, null]);
  });

  it('is told of a file that cannot be read, and the next ones are read all the same', async () => {
    const folder = file('folder', '');
    folder.slice = () => {
      throw new Error('a folder');
    };
    const found = await openFiles([folder, file('a.eml', MAIL)]);
    expect(found.map(({ problem }) => problem?.key ?? null)).toEqual(['report_file_unreadable', null]);
  });

  it('is bounded, and what lies past the bound is told', async () => {
    const found = await openFiles(Array.from({ length: 1003 }, (_, index) => file(`${index}.eml`, MAIL)));
    expect(found).toHaveLength(1001);
    expect(found.at(-1)?.problem).toEqual({ key: 'files_more_files', values: { count: 3 } });
    const many = `From - 10:00\n${MAIL}\n`.repeat(1001);
    const messages = await openFiles([file('inbox', many), file('a.eml', MAIL)]);
    expect(messages.slice(1000).map(({ problem }) => problem?.key)).toEqual(['files_mbox_rest', 'files_more_files']);
  });
});
