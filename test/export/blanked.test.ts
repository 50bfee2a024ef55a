/** What is handed on with recipients blanked: every form in which a report is saved, over a mail that names its recipients everywhere. */

import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Inspection, inspect } from '../../src/core/index.ts';
import { blankPeople } from '../../src/export/blank/blank.ts';
import { peopleOf } from '../../src/export/blank/people.ts';
import { blankText } from '../../src/export/blank/text.ts';
import { exportSvg } from '../../src/export/drawing/svg.tsx';
import { fileName } from '../../src/export/file-name.ts';
import { fieldLine } from '../../src/export/header-lines.ts';
import { FORMATS, ticketText } from '../../src/export/save.ts';
import { LANGUAGES } from '../../src/text/translate.ts';
import { mailbox } from '../core/verdict/facts.ts';
import { stories, verified } from '../fakes/inspections.ts';
import { draft, prepend, received, toText } from '../messages/message.ts';

const word = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
const inPieces =
  Buffer.from('{"recipient":"bob.reader@rcpt.example","campaign":"autumn"}')
    .toString('base64')
    .match(/.{1,24}/g) ?? [];
const token = Buffer.from('id=7&to=bob.reader@rcpt.example').toString('base64url');

/** Bob, his wife and a colleague, by every field and in every form that names them. */
const TELLING = prepend(
  draft({
    from: '"Bob Reader (via Shop)" <bounce+bob.reader=rcpt.example@shop.example>',
    to: '"Bob Reader" <bob.reader@rcpt.example>, Rosa Lesender <rosa@rcpt.example>',
    subject: `BOB, a present for Bob Reader and rosa@rcpt.example ${word('von Rosa Lesender')}`,
    messageId: '<20261120.bob.reader=rcpt.example@shop.example>',
    more: [
      'Cc: =?utf-8?B?5bGx55SwIOWkqumDjg==?= <taro@rcpt.example>',
      'Reply-To: answers+4711@shop.example',
      'References: <thread-1@other.example>',
      'List-Unsubscribe: <https://shop.example/u/bob.reader/x9f3c2?t=secret>, <mailto:leave+x9f3c2@shop.example?subject=bob.reader>',
      `X-Campaign: ${token}`,
      `X-Hex: ${Buffer.from('rosa@rcpt.example').toString('hex')}`,
      `X-Beside: unsubscribe-identifier ${Buffer.from('bob.reader@rcpt.example').toString('hex')}`,
      'X-Greeting: 山田太郎様',
      `X-Folded: ${inPieces.join('\r\n ')}`,
      `X-Name: ${Buffer.from('{"name":"山田太郎"}').toString('base64')}`,
      `X-File: attachment; filename*=utf-8''${encodeURIComponent('山田太郎')}.pdf`,
      'X-Return: bounce-bob.reader=3Drcpt.example; bobreader',
      'X-Envelope-To: bob.reader%40rcpt.example, bob.reader_at_rcpt.example',
    ],
  }),
  'Return-Path: <SRS0=ab12=XY=rcpt.example=bob.reader@fwd.example>',
  'Delivered-To: Bob.Reader@RCPT.example',
  'X-Original-To: family@rcpt.example',
  'Authentication-Results: mx.rcpt.example; spf=pass smtp.mailfrom=prvs=12345=bounce-bob.reader=rcpt.example@shop.example; dkim=none',
  'Received-SPF: pass (mx.rcpt.example: domain of bounce+bob.reader=rcpt.example@shop.example) envelope-from="bounce+bob.reader=rcpt.example@shop.example"',
  received({ ip: '192.0.2.7' }).replace('<bob@rcpt.example>', '<bob.reader@rcpt.example>'),
  'Received: from desk ([192.0.2.9]) (Authenticated sender: alice@shop.example) by out.shop.example with ESMTPSA id x1 for <rosa@rcpt.example>; Fri, 20 Nov 2026 10:00:00 +0000',
);
const LEAKS = ['bob', 'rosa', 'lesender', 'taro', '山田', '太郎', 'family@', 'x9f3c2', 'secret', '4711', 'alice'];
const CODED = [
  ...inPieces.slice(0, 2),
  Buffer.from('{"name":"山田太郎"}').toString('base64'),
  encodeURIComponent('山田太郎'),
  token,
  Buffer.from('rosa@rcpt.example').toString('hex'),
  Buffer.from('bob.reader@rcpt.example').toString('hex'),
  Buffer.from('von Rosa Lesender').toString('base64'),
];

const bytes = Buffer.from(toText(TELLING), 'utf8');
const telling = await inspect(bytes, { resolver: null, now: new Date('2026-11-20T10:05:00Z') });

async function allForms(inspection: Inspection): Promise<[string, string][]> {
  const blanked = blankPeople(inspection);
  const forms: [string, string][] = [];
  for (const language of LANGUAGES) {
    for (const [form, { write }] of Object.entries(FORMATS)) {
      // A PNG is the SVG, drawn by a browser.
      const text = form === 'png' ? exportSvg(blanked, language) : await write(blanked, language);
      forms.push([`${form} ${language}`, String(text)]);
    }
    forms.push([`ticket ${language}`, ticketText(inspection, language, { blanked: true })]);
  }
  return [...forms, ['file name', fileName(blanked, 'html')]];
}

const found = (text: string, leaks: readonly string[]) => leaks.filter((leak) => text.toLowerCase().includes(leak));

describe('with recipients blanked', () => {
  it('the mail names them without it, so that the search below can find something', () => {
    const text = JSON.stringify(telling);
    expect(found(text, LEAKS)).toEqual(LEAKS);
    expect(CODED.filter((coded) => !text.includes(coded))).toEqual([]);
  });

  it('no form names one, nor what stands before the @ of anybody', async () => {
    for (const [form, text] of await allForms(telling)) {
      expect(found(text, LEAKS), form).toEqual([]);
      expect(
        CODED.filter((coded) => text.includes(coded)),
        form,
      ).toEqual([]);
    }
  });

  it('no form of any story names a recipient', async () => {
    for (const [name, inspection] of Object.entries(stories)) {
      const recipients = [...inspection.message.to, ...inspection.message.cc].map(({ address }) =>
        address.toLowerCase(),
      );
      for (const [form, text] of await allForms(inspection))
        expect(
          found(
            text,
            recipients.filter((address) => address.includes('@')),
          ),
          `${name} ${form}`,
        ).toEqual([]);
    }
  });

  it('each address has one placeholder, whatever its case, in every form', async () => {
    const { message, fields } = blankPeople(telling);
    expect(message.to.map(({ address }) => address)).toEqual([
      'recipient-1@blanked.invalid',
      'recipient-2@blanked.invalid',
    ]);
    const value = (name: string) => fields.find((field) => field.name === name)?.value;
    expect(value('Delivered-To')).toBe('recipient-1@blanked.invalid');
    expect(value('To')).toBe('"recipient-1" <recipient-1@blanked.invalid>, recipient-2 <recipient-2@blanked.invalid>');
    expect(value('Subject')).toContain('recipient-1, a present for recipient-1 and recipient-2@blanked.invalid');
    for (const [form, text] of await allForms(telling))
      if (/^(?:html|json|markdown|text|headers)/.test(form))
        expect(text, form).toContain('recipient-1@blanked.invalid');
  });

  it('what the verdict speaks of stays: domains, hosts, records, codes', () => {
    const blanked = blankPeople(telling);
    expect(blanked.verdict).toEqual(telling.verdict);
    expect(blanked.message.author?.domain).toBe('shop.example');
    expect(blanked.message.from[0]?.mailboxes[0]?.address).toMatch(/^person-\d+@shop\.example$/);
    expect(blanked.route.hops.map(({ by, ip }) => [by, ip])).toEqual(telling.route.hops.map(({ by, ip }) => [by, ip]));
    for (const inspection of Object.values(stories)) {
      const { dns, verdict, spf, findings } = blankPeople(inspection);
      expect(dns).toEqual(inspection.dns);
      expect([verdict.level, verdict.domain]).toEqual([inspection.verdict.level, inspection.verdict.domain]);
      expect(spf?.evidence.record).toEqual(inspection.spf?.evidence.record);
      expect(findings.map(({ code }) => code)).toEqual(inspection.findings.map(({ code }) => code));
    }
  });

  it('the same again changes nothing, and the JSON keeps to its schema', () => {
    const schema = JSON.parse(readFileSync(new URL('../../docs/inspection.schema.json', import.meta.url), 'utf8'));
    const validate = new Ajv({ allowUnionTypes: true, strict: false }).compile(schema);
    for (const inspection of [telling, ...Object.values(stories)]) {
      validate(JSON.parse(FORMATS.json.write(blankPeople(inspection))));
      expect(validate.errors).toBeNull();
    }
  });

  it('each form says whether it is blanked', async () => {
    const says = { en: ['are blanked', 'Nothing is blanked'], ja: ['伏せてあります', '伏せずに'] };
    for (const language of LANGUAGES) {
      const [blanked = '', kept = ''] = says[language];
      for (const form of ['html', 'markdown', 'text', 'svg', 'mermaid'] as const) {
        expect(FORMATS[form].write(blankPeople(telling), language), form).toContain(blanked);
        expect(FORMATS[form].write(telling, language), form).toContain(kept);
      }
      expect(ticketText(telling, language, { blanked: true })).toContain(blanked);
      expect(ticketText(telling, language, { blanked: false })).toContain(kept);
    }
    expect(JSON.parse(FORMATS.json.write(telling))).toMatchObject({ blanked: false });
    expect(JSON.parse(FORMATS.json.write(blankPeople(telling)))).toMatchObject({ blanked: true });
    expect(FORMATS.headers.write(blankPeople(telling))).toMatch(/^X-Waybill-Blanked: /);
  });
});

describe('a text that is blanked', () => {
  const to = [mailbox('bob@reader.example', 'Bob Bank')];
  const people = peopleOf({ ...verified, message: { ...verified.message, to, messageId: '<x1@bank.example>' } });
  const free = (text: string) => blankText(text, people, 'free');

  it.each([
    ['a host that holds the name', 'from bank.example by evil-bank.example', 'from bank.example by evil-bank.example'],
    ['a longer address that ends so', 'to rob.bob@reader.example', 'to person-1@reader.example'],
    ['a property before it', 'smtp.mailfrom=bob@reader.example', 'smtp.mailfrom=recipient-1@blanked.invalid'],
    ['a signed return path', 'prvs=123=bob@reader.example', 'prvs=123=recipient-1@blanked.invalid'],
    ['the id of the message', '<x1@bank.example>', '<x1@bank.example>'],
    ['no address', 'at 10 @ 5, a@, @b', 'at 10 @ 5, a@, @b'],
    ['a quoted local part', '"bob x"@bank.example', 'person-2@bank.example'],
    ['a link', 'see https://u:p@bank.example/a?b=c.', 'see https://bank.example/blanked'],
    ['a link without more', 'https://bank.example/', 'https://bank.example/'],
    ['the end of a sentence', 'Dear Bob. Bank?', 'Dear recipient-1. recipient-1?'],
    ['another word', 'Bobby banks', 'Bobby banks'],
  ])('%s', (_, text, blanked) => expect(free(text)).toBe(blanked));

  // What the mail's own address fields tell: another spelling of the same letters.
  const otherwise = peopleOf({
    ...verified,
    message: {
      ...verified.message,
      to: [mailbox('taro@reader.example', 'Taro Yamada'), mailbox('s@reader.example', 'サトウ ハナ')],
    },
  });
  it.each([
    ['an initial and a name', 'Dear T.Yamada, Y.Taro!', 'Dear recipient-1, recipient-1!'],
    ['what stands behind it in Japanese', 'Taro様、T.Yamada様', 'recipient-1様、recipient-1様'],
    ['an initial that is not one of the name', 'see x.yamada', 'see x.yamada'],
    ['full-width letters', 'Ｙａｍａｄａ　ＴＡＲＯ様', 'recipient-1　recipient-1様'],
    ['a full-width address', 'ｔａｒｏ＠ｒｅａｄｅｒ．ｅｘａｍｐｌｅ', 'recipient-1@blanked.invalid'],
    ['hiragana for katakana', 'さとう はな様、サトウ様', 'recipient-2 recipient-2様、recipient-2様'],
    ['two bytes for a letter', Buffer.from('Dear Yamada', 'utf16le').toString('base64'), 'blanked=='],
    ['a parameter in katakana', encodeURIComponent('サトウ'), 'recipient-2'],
  ])('%s', (_, text, blanked) => expect(blankText(text, otherwise, 'free')).toBe(blanked));

  it('is not looked through for names without end', () => {
    const many = 'a'.repeat(3).concat(' bcd').repeat(5_000);
    const start = performance.now();
    peopleOf({ ...verified, message: { ...verified.message, to: [mailbox('x@reader.example', many)] } });
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  it('holds the recipient nowhere, whatever stands around the address', () => {
    const around = fc.constantFrom('', ' ', '<', '=', '"', '/', '%3D', 'x=', '(', ':', 'mailto:', 'SRS0=a=', '+');
    const after = fc.constantFrom('', ' ', '>', '&', '"', ')', '@list.example', '=x@list.example', '.', '/x');
    const sign = fc.constantFrom('@', '=', '%40', '_at_', '%3D');
    fc.assert(
      fc.property(around, sign, after, fc.boolean(), (before, at, behind, isLoud) => {
        const address = `bob${at}reader.example`;
        const text = free(`a ${before}${isLoud ? address.toUpperCase() : address}${behind} b`);
        expect(text.toLowerCase()).not.toMatch(/bob/);
      }),
    );
  });

  it('ends, in time that grows with its length', () => {
    const start = performance.now();
    for (const piece of ['@', 'a@', 'bob', 'bob=', '"@', '[U+', '%40', 'https://', 'A', '.', ']@a', '@['])
      free(`${piece.repeat(200_000 / piece.length)}x`);
    // Twenty times what it takes here; what grew with the square would take minutes.
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe('a field that is written anew', () => {
  it('is one field, whatever its name and value hold', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.string({ unit: 'binary', maxLength: 3000 }),
        (name, value) => {
          const lines = fieldLine(name, value).split('\r\n');
          expect(lines.pop()).toBe('');
          const [first = '', ...folded] = lines;
          expect(first).toMatch(/^[!-9;-~]+:/);
          for (const line of folded) expect(line).toMatch(/^ \S/);
          for (const line of lines) {
            expect(line).not.toMatch(/[\r\n\0]/);
            expect(Buffer.byteLength(line)).toBeLessThanOrEqual(998);
          }
        },
      ),
    );
  });
});
