/**
 * Fields that only some readers of mail see: lines folded under a field whose name looks like a signature's, and what stands
 * behind a bare CR or another character that some programs end a line at.
 */
import { describe, expect, it } from 'vitest';
import { type Draft, prepend } from '../messages/message.ts';
import { type Listed, testAttacks, testCalm, testHonest } from './cases.ts';
import { arrive, BRANDS, byAttacker, byBrand, findingsOf, from, mail, report } from './world.ts';

const EVIL = 'Eve <eve@attack.example>';
const BOSS = 'Boss <boss@legit.example>';
const ALICE = 'Alice <alice@legit.example>';

/** The attacker's own mail, signed by him and valid, with one more field on top. */
const topped = (field: string) => arrive(prepend(byAttacker(from(EVIL)), field));
const ambiguous = ['ambiguous', 'danger finding_from_repeated'] as const;
const altered = ['altered', 'danger finding_added_field', 'caution finding_hidden_field'] as const;

const underSignatures: Listed[] = [
  `X-Foo-Signature: x\r\n From: ${BOSS}`,
  `ARC-Whatever: x\r\n From: ${BOSS}`,
  `ARC-Seal: i=1; cv=none\r\n From: ${BOSS}`,
  `DKIM-Signature: x\r\n From: ${BOSS}`,
  `DKIM-Signature: v=1; y=x\r\n From: ${BOSS}`,
  `DKIM-Signature: v=1; h=date:\r\n From: ${BOSS}`,
  `DKIM-Signature: v=1; h=date:\r\n From:Boss:\r\n boss@legit.example`,
  `DKIM-Signature: v=1; h=date:\r\n From:Boss; y=<boss@legit.example>`,
  `DKIM-Signature: v=1; h=date:\r\n From:Boss;\r\n y=<boss@legit.example>`,
  `DKIM-Signature: v=1; d=attack.example; h=date:\r\n From:Boss; i=boss@legit.example`,
  `DKIM-Signature: v=1; d=legit.example; h=date:\r\n From:Boss; i=Boss<boss@legit.example`,
  `DKIM-Signature: v=1; h=date:\r\n From:Boss; z=To:<boss@legit.example>`,
  `DKIM-Signature: v=1; h=date:\r\n From:Boss; h=<boss@legit.example>`,
  'DKIM-Signature: v=1; z=Date:x|\r\n From:boss@legit.example',
  `ARC-Message-Signature: i=1; z=Date:x|\r\n From:Eve=20<eve@attack.example>,<boss@legit.example>|To:x`,
  `DomainKey-Signature: q=dns; h=date:\r\n From: ${BOSS}`,
  `DKIM-Signature: v=1; h=date:\rFrom:Subject:To; bh=x`,
].map((field, at) => [{ id: `H1.${at + 1}`, says: JSON.stringify(field), message: topped(field) }, ambiguous]);

const lineEnds: Record<string, string> = {
  'bare CR': '\r',
  VT: '\x0b',
  FF: '\x0c',
  FS: '\x1c',
  GS: '\x1d',
  RS: '\x1e',
  'NEL in UTF-8': '\xc2\x85',
  'U+2028 in UTF-8': '\xe2\x80\xa8',
  'U+2029 in UTF-8': '\xe2\x80\xa9',
};

const behindLineEnds = Object.entries(lineEnds).flatMap(([name, end], at): Listed[] => [
  [{ id: `H2.${at + 1}a`, says: `a From behind ${name}`, message: topped(`X-A: x${end}From: ${BOSS}`) }, ambiguous],
  [
    { id: `H2.${at + 1}b`, says: `a From without address behind ${name}`, message: topped(`X-A: x${end}From: Boss`) },
    ambiguous,
  ],
  [{ id: `H2.${at + 1}c`, says: `a Subject behind ${name}`, message: topped(`X-A: x${end}Subject: Pay now`) }, altered],
]);

const others: Listed[] = [
  'To: all@attack.example',
  'Date: yesterday',
  'Message-ID: <2@x>',
  'MIME-Version: 1.0',
  'Content-Type: text/html',
].map(
  (field): Listed => [{ id: `H3 ${field}`, says: 'behind a bare CR', message: topped(`X-A: x\r${field}`) }, altered],
);

const places: Listed[] = [
  [{ id: 'H4', says: 'a Subject in a line that is no field', message: topped('Subject\0: Pay now') }, altered],
  [
    { id: 'H5', says: 'a Subject behind NUL behind a bare CR', message: topped('X-A: x\r\0Sub\0ject : Pay now') },
    altered,
  ],
  [
    {
      id: 'H6',
      says: 'a Subject that is signed twice, so that another field would not go unseen',
      message: arrive(
        prepend(byAttacker(from(EVIL), { signedFields: ['from', 'subject', 'subject'] }), 'X-A: x\rSubject: Pay now'),
      ),
    },
    altered,
  ],
  [
    {
      id: 'H7',
      says: 'a Subject in a signed field’s namesake on top',
      message: arrive(
        prepend(
          byAttacker(from(EVIL, ['X-A: x']), { signedFields: ['from', 'subject', 'x-a'] }),
          'X-A: x\rSubject: Pay',
        ),
      ),
    },
    altered,
  ],
  [
    {
      id: 'H8',
      says: 'a Subject in a field that is signed: it was there when the domain signed, and some will show it',
      message: arrive(
        byAttacker(from(EVIL, ['X-A: x\rSubject: Pay now']), { signedFields: ['from', 'subject', 'x-a'] }),
      ),
    },
    ['verified', 'caution finding_hidden_field'],
  ],
  [
    {
      id: 'H9',
      says: 'a Reply-To, which nobody signed',
      message: topped('X-A: x\rReply-To: <boss@legit.example>'),
    },
    ['verified', 'caution finding_hidden_field'],
  ],
  [
    {
      id: 'H10',
      says: 'a Subject in a field put over the brand’s own mail',
      message: arrive(prepend(byBrand(from(ALICE)), 'X-A: x\rSubject: Pay now'), BRANDS),
    },
    altered,
  ],
  [
    {
      id: 'H11',
      says: 'a From behind a crowd of other hidden fields',
      message: topped(`X-A: x${'\rDate: x'.repeat(500)}\r\n From: ${BOSS}`),
    },
    ambiguous,
  ],
];

testAttacks('From lines under fields that look like signatures', underSignatures);
testAttacks('what stands behind a line end of some programs', behindLineEnds);
testAttacks('other fields that the reader sees', others);
testAttacks('where fields hide', places);

/** A signature that nobody can verify, beside the brand's own that holds. */
const signedBeside = (field: string, message: Draft = from(ALICE)) => arrive(byBrand(prepend(message, field)), BRANDS);
const raw = (bytes: number[]) => String.fromCharCode(...bytes);

const calm: Listed[] = [
  [
    {
      id: 'HF1',
      says: 'names listed on lines of their own, and an identity behind them',
      message: signedBeside(
        'DKIM-Signature: v=1; d=legit.example; h=to:\r\n\tfrom:subject;\r\n\ti=alice@mail.legit.example; bh=x; b=y',
      ),
    },
    ['verified'],
  ],
  [
    {
      id: 'HF2',
      says: 'the same on one line',
      message: signedBeside(
        'DKIM-Signature: d=legit.example; h=to:\r\n From:Subject; i=alice@legit.example;\r\n bh=x; b=y',
      ),
    },
    ['verified'],
  ],
  [
    {
      id: 'HF3',
      says: 'a copy of the From field itself',
      message: signedBeside(
        `DKIM-Signature: v=1; h=To:\r\n From;\r\n z=Subject:x|\r\n From:=20Alice=20<alice@legit\r\n .example>|To:x; bh=x; b=y`,
      ),
    },
    ['verified'],
  ],
  [
    {
      id: 'HF4',
      says: 'a signature kept under another name by a list',
      message: signedBeside('X-Original-DKIM-Signature: d=x.example; h=to:\r\n from : subject;\r\n i=@x.example; b=y'),
    },
    ['verified'],
  ],
  [
    {
      id: 'HF5',
      says: 'fields quoted in folded lines',
      message: signedBeside(
        'X-Report: their header was\r\n Subject: foo\r\n To: <bob@rcpt.example>\r\n Date: today\r\n Content-Type: text/plain',
      ),
    },
    ['verified'],
  ],
  [
    {
      id: 'HF6',
      says: 'a bare CR before a continuation line',
      message: signedBeside('X-Report: a\r Subject: foo\r\r\n To: <bob@rcpt.example>'),
    },
    ['verified'],
  ],
  [
    {
      id: 'HF7',
      says: 'a subject copied out of slides, with VT in it',
      message: arrive(byBrand(mail([`From: ${ALICE}`, 'Subject: Invitation\x0b Date: 5 May\x0bPlace: hall'])), BRANDS),
    },
    ['verified'],
  ],
  ...(
    [
      ['UTF-8 with 0x85 in its letters', [0xe3, 0x81, 0x85, 0xc5, 0x85, 0xe6, 0x85, 0x85, 0xf0, 0x9f, 0x98, 0x85]],
      ['Shift_JIS with 0x85', [0x83, 0x85, 0x85, 0x40, 0xc2, 0x83, 0x85]],
      ['EUC-JP', [0xc2, 0xc0, 0xe2, 0xa8, 0xa1, 0xa9]],
      ['ISO-2022-JP', [0x1b, 0x24, 0x42, 0x42, 0x25, 0x1b, 0x28, 0x42]],
      ['Windows-1252 with an ellipsis', [0x61, 0x85]],
    ] as const
  ).map(([says, bytes], at): Listed => {
    const text = raw([...bytes]);
    const subject = `Subject: ${text}Subject: ${text}Date: ${text}To: x`;
    return [
      { id: `HF8.${at}`, says, message: arrive(byBrand(mail([`From: ${ALICE}`, subject])), BRANDS) },
      ['verified'],
    ];
  }),
];

testHonest('honest mail with such text in it', calm);
// A control character in the subject is a finding of its own.
testCalm(calm.filter(([{ id }]) => id !== 'HF7'));

describe('honest mail with such text in it', () => {
  it.each(calm.map(([test]) => [test.id, test] as const))('%s: nothing is told of hidden fields', async (_id, test) => {
    const told = findingsOf(await report(test)).filter((line) => /hidden_field|from_repeated|added_field/.test(line));
    expect(told).toEqual([]);
  });
});

describe('a hidden field', () => {
  it('is told by its text where it is a From without an address', async () => {
    const { findings } = await report({ message: topped('X-A: x\rFrom: The Boss') });
    const told = findings.find(({ code }) => code === 'finding_from_repeated');
    expect(told?.values).toEqual({ addresses: 'The Boss, eve@attack.example' });
  });

  it('is told by its name and with what it says, where it stands', async () => {
    const { findings, message } = await report({
      message: topped('X-A: x\rREPLY-TO: =?utf-8?q?B=C3=B6se?= <a@b.example>'),
    });
    const place = { name: 'Reply-To', fieldIndex: 2, text: 'Böse <a@b.example>' };
    expect(message.hiddenFields).toEqual([place]);
    const told = findings.find(({ code }) => code === 'finding_hidden_field');
    expect([told?.values, told?.fieldIndexes]).toEqual([{ field: 'Reply-To', text: place.text }, [2]]);
  });
});
