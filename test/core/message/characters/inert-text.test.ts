import fc from 'fast-check';
import { decodeWords } from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { latin1 } from '../../../../src/core/bytes/latin1.ts';
import { MAX_SHOWN_FIELD } from '../../../../src/core/limits.ts';
import { detectCharset } from '../../../../src/core/message/characters/charset.ts';
import { decodeEncodedWords } from '../../../../src/core/message/characters/encoded-words.ts';
import { decodeText, displayDecoded, displayText } from '../../../../src/core/message/characters/inert-text.ts';
import { hidesAny, makeVisible } from '../../../../src/core/message/characters/visible.ts';

const utf8 = (text: string) => latin1(new TextEncoder().encode(text));
const base64 = (bytes: string) => Buffer.from(bytes, 'latin1').toString('base64');

/** 山田太郎 in the charsets of Japanese mail. */
const YAMADA = {
  shiftJis: '\x8e\x52\x93\x63\x91\xbe\x98\x59',
  eucJp: '\xbb\xb3\xc5\xc4\xc2\xc0\xcf\xba',
  iso2022Jp: '\x1b$B;3EDB@O:\x1b(B',
};

describe('raw header text', () => {
  const cases: [string, string, string, string][] = [
    ['UTF-8', utf8('Zoë 山田 🎉'), 'utf-8', 'Zoë 山田 🎉'],
    ['ISO-2022-JP', `${YAMADA.iso2022Jp} <a@b.example>`, 'iso-2022-jp', '山田太郎 <a@b.example>'],
    ['Shift_JIS', `${YAMADA.shiftJis} <a@b.example>`, 'shift_jis', '山田太郎 <a@b.example>'],
    ['Shift_JIS with a backslash for second byte', '\x95\x5c\x8e\xa6', 'shift_jis', '表示'],
    ['Shift_JIS in halfwidth katakana', '\xd4\xcf\xc0\xde \xc0\xdb\xb3', 'shift_jis', 'ﾔﾏﾀﾞ ﾀﾛｳ'],
    ['EUC-JP', `${YAMADA.eucJp} <a@b.example>`, 'euc-jp', '山田太郎 <a@b.example>'],
    ['windows-1252', 'Zo\xeb M\xfcller', 'windows-1252', 'Zoë Müller'],
    [
      'windows-1252 with typographic quotes',
      'It\x92s \x93fine\x94 \x96 H\xe4ndler',
      'windows-1252',
      'It’s “fine” – Händler',
    ],
    ['ISO-2022-JP in kana of one byte', '\x1b(I61]\x1b(B x', 'iso-2022-jp', 'ｶｱﾝ x'],
    ['ISO-2022-KR', '\x1b$)C\x0eGQ1[\x0f x', 'iso-2022-kr', '한글 x'],
    ['EUC-JP in hiragana', '\xa4\xe4\xa4\xde\xa4\xc0', 'euc-jp', 'やまだ'],
    ['EUC-JP in katakana', '\xa5\xe4\xa5\xde\xa5\xc0', 'euc-jp', 'ヤマダ'],
    ['EUC-JP in signs alone', '\xa1\xda\xa1\xdb', 'euc-jp', '【】'],
    ['EUC-JP by the first sign of its first level', '\xb0\xa1', 'euc-jp', '亜'],
    ['EUC-JP by the last row of its first level', '\xcf\xd3', 'euc-jp', '腕'],
    ['EUC-JP with kana of halfwidth', '\x8e\xd4\xbb\xb3\xc5\xc4', 'euc-jp', 'ﾔ山田'],
    ['EUC-JP with a sign of its third set', '\x8f\xb0\xa1\xbb\xb3\xc5\xc4', 'euc-jp', '丂山田'],
    ['an escape that is no charset', 'a\x1b[31mred', 'us-ascii', 'a␛[31mred'],
  ];
  for (const [name, bytes, charset, text] of cases) {
    it(`is read as ${name}`, () => {
      expect(detectCharset(bytes)).toBe(charset);
      expect(displayText(bytes)).toBe(text);
    });
  }

  it('is not EUC-JP when a byte stands alone, or when its signs are rare ones', () => {
    for (const bytes of [
      '\xb0',
      '\xb0\xa1\xb0',
      '\xb0A',
      '\xb0\xff',
      '\xd0\xa1',
      '\x93\xb0\xb0\xa1\xb0\xa1',
      '\xff\xb0\xb0\xa1',
    ])
      expect(detectCharset(bytes), JSON.stringify(bytes)).not.toBe('euc-jp');
  });

  it('is UTF-8 whatever escapes stand in it', () => {
    expect(detectCharset(utf8('山\x1b$)C'))).toBe('utf-8');
  });

  it('is not UTF-8 when it is overlong, a surrogate, out of range or cut in the middle', () => {
    for (const bytes of ['\xc0\x80', '\xe0\x80\x80', '\xed\xa0\x80', '\xf4\x90\x80\x80', '\xe5\xb1 x', '\xb1']) {
      expect(detectCharset(bytes)).not.toBe('utf-8');
    }
    expect(detectCharset('\xe5\xb1\xb1\xe5\xb1')).toBe('utf-8');
  });
});

describe('raw header text whose charset the message declares', () => {
  it('is read by it', () => {
    expect(displayText('\xc4\xfa\xba\xc3', 'gbk')).toBe('您好');
    expect(displayText('\xa5\x5c\xb3\x5c', 'big5')).toBe('功許');
    expect(displayText('\xf0\xd2\xc9', 'koi8-r')).toBe('При');
    expect(displayText('~{VPND~}', 'hz-gb-2312')).toBe('中文');
    expect(displayDecoded('=?us-ascii?Q?=C4=FA?=', 'gbk')).toBe('您');
  });

  it('is read by its own bytes where they tell more, and where the declaration cannot be right', () => {
    expect(displayText(utf8('山'), 'gbk')).toBe('山');
    expect(displayText(YAMADA.iso2022Jp, 'big5')).toBe('山田太郎');
    for (const declared of ['utf-8', 'utf-16', 'utf-16be', 'unicode', 'ucs-2', 'us-ascii', 'x-made-up', 'euc-kr', '']) {
      expect(displayText('Zo\xeb x', declared), declared).toBe('Zoë x');
      expect(displayText('Zo\xeb xy', declared), declared).toBe('Zoë xy');
      expect(displayText('Zoe xy', declared), declared).toBe('Zoe xy');
    }
  });

  it('is read by it where a guess would be Shift_JIS', () => {
    expect(detectCharset('\x95\x5c\x8e\xa6')).toBe('shift_jis');
    expect(displayText('\x95\x5c\x8e\xa6', 'gbk')).toBe('昞帵');
  });
});

describe('encoded words', () => {
  const cases: [string, string, string][] = [
    ['Q', '=?iso-8859-1?Q?Andr=E9_x?=', 'André x'],
    ['B', '=?UTF-8?b?5bGx55Sw?= <a@b>', '山田 <a@b>'],
    ['white space between two words goes', '=?utf-8?Q?a?=\r\n =?utf-8?Q?b?=\t=?iso-8859-1?Q?=E9?=', 'abé'],
    ['white space before other text stays', '=?utf-8?Q?a?=  b =?utf-8?Q?c?=', 'a  b c'],
    ['a character cut in two', '=?utf-8?Q?=E5=B1?= =?utf-8?B?sQ==?=', '山'],
    ['a language', '=?utf-8*en?Q?a=20b?=', 'a b'],
    ['Shift_JIS', `=?Shift_JIS?B?${base64(YAMADA.shiftJis)}?=`, '山田太郎'],
    ['ISO-2022-JP', `=?ISO-2022-JP?B?${base64(YAMADA.iso2022Jp)}?=`, '山田太郎'],
    [
      'ISO-2022-JP in two words, each of which returns to ASCII',
      `=?ISO-2022-JP?B?${base64('\x1b$BEE\x1b(B')}?=\r\n =?ISO-2022-JP?B?${base64('\x1b$B;R\x1b(B')}?=`,
      '電子',
    ],
    ['ISO-2022-KR', `=?ISO-2022-KR?B?${base64('\x1b$)C\x0eGQ1[\x0f')}?=`, '한글'],
    ['HZ', '=?hz-gb-2312?Q?~{VPND~}_~~?=', '中文 ~'],
    ['Big5 with a backslash for second byte', `=?big5?B?${base64('\xa5\x5c\xb3\x5c')}?=`, '功許'],
    ['a name of Windows', `=?cp932?B?${base64(YAMADA.shiftJis)}?=`, '山田太郎'],
    ['a word that says US-ASCII and lies', '=?us-ascii?Q?=E5=B1=B1?=', '山'],
    ['a charset that does not exist', '=?x-made-up?Q?=E9t=E9?=', 'été'],
    ['a charset that lies', '=?utf-8?Q?=E9?=', '\ufffd'],
    ['UTF-7 stays what it looks like', '=?utf-7?Q?+ADw-?=', '+ADw-'],
    ['Base64 without its end', '=?utf-8?B?5bGx5?=', '山'],
    ['signs that are no word', 'a =?= b =?x?= =?utf-8?X?a?= =?utf-8?Q?a', 'a =?= b =?x?= =?utf-8?X?a?= =?utf-8?Q?a'],
    ['a word of raw 8-bit text', '=?utf-8?Q?é山?=', 'é山'],
    ['a word at the beginning that does not end', '=?utf-8?Q?a', '=?utf-8?Q?a'],
    ['a "?" within', '=?utf-8?Q?a?b?=', '=?utf-8?Q?a?b?='],
    ['an encoding of two letters', '=?utf-8?QX?a?=', '=?utf-8?QX?a?='],
    ['no charset', '=??Q?a?=', '=??Q?a?='],
    ['a charset with a blank', '=?utf 8?Q?a?=', '=?utf 8?Q?a?='],
    ['the longest name of a charset', `=?${'x'.repeat(40)}?Q?a?=`, 'a'],
    ['a longer one', `=?${'x'.repeat(41)}?Q?a?=`, `=?${'x'.repeat(41)}?Q?a?=`],
    ['a word within a word is decoded once', '=?utf-8?Q?=3D=3Futf-8=3FQ=3Fa=3F=3D?=', '=?utf-8?Q?a?='],
    ['"=" without two digits', '=?utf-8?Q?a=b=?=', 'a=b='],
  ];
  for (const [name, text, decoded] of cases)
    it(`are decoded: ${name}`, () => expect(decodeEncodedWords(text)).toBe(decoded));

  it('are decoded as postal-mime does', () => {
    const charset = fc.constantFrom('utf-8', 'UTF-8', 'iso-8859-1');
    const word = fc
      .record({
        charset,
        text: fc.string({ unit: fc.constantFrom('a', 'é', ' ', '?', '_', '=', '0') }),
        b: fc.boolean(),
      })
      .map(({ charset, text, b }) => {
        const bytes = Buffer.from(text, charset === 'iso-8859-1' ? 'latin1' : 'utf8');
        const quoted = [...bytes].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
        return `=?${charset}?${b ? `B?${bytes.toString('base64')}` : `Q?${quoted}`}?=`;
      });
    const piece = fc.oneof(word, fc.constantFrom(' ', '\t', 'x', 'é', '"'));
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (text) => {
          expect(decodeEncodedWords(text)).toBe(decodeWords(text));
        },
      ),
    );
  });

  it('of any number and any kind end at once', () => {
    for (const piece of ['=?', '=?x?Q?', '=?x?Q?a', '=?utf-8?B?YQ==?= ', '=?utf-8?Q?a?=', '?', '=?x'.repeat(9)]) {
      decodeEncodedWords(piece.repeat(100_000));
    }
    decodeEncodedWords(`=?utf-8?Q?${'='.repeat(1e6)}?=`);
    decodeEncodedWords(Array.from({ length: 10_000 }, (_, at) => `=?x${at}?Q?a?=`).join(' '));
  });
});

describe('hidden characters', () => {
  it('are shown as pictures or code points', () => {
    expect(makeVisible('a\0b\n\r\x1b\x7f\x85c')).toBe('a␀b␊␍␛␡[U+0085]c');
    expect(makeVisible('\u202eelpmaxe\u2066\u200f')).toBe('[U+202E]elpmaxe[U+2066][U+200F]');
    expect(makeVisible('a\u200bb\u3164\u2800\u00ad\ufeff')).toBe('a[U+200B]b[U+3164][U+2800][U+00AD][U+FEFF]');
    expect(makeVisible('\ud800x\udc00\u{e0041}')).toBe('[U+D800]x[U+DC00][U+E0041]');
    expect(makeVisible('a\tb\u00a0c')).toBe('a b\u00a0c');
  });

  it('stay where scripts and emoji need them', () => {
    for (const text of [
      '👨\u200d👩\u200d👧',
      '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
      '❤\ufe0f\u200d🔥',
      '1\ufe0f',
      'می\u200cخواهم',
      'क्\u200dष',
      '葛\u{e0100}城',
    ]) {
      expect(makeVisible(text)).toBe(text);
      expect(hidesAny(text)).toBe(false);
    }
    expect(makeVisible('pay\u200dpal a\ufe0f')).toBe('pay[U+200D]pal a[U+FE0F]');
    expect(makeVisible('می\u200c')).toBe('می[U+200C]');
    expect(makeVisible('\u200cخواهم')).toBe('[U+200C]خواهم');
    expect(makeVisible('a\u{e0100} 葛\u{e0100}\u{e0101}')).toBe('a[U+E0100] 葛\u{e0100}[U+E0101]');
    expect(hidesAny('a\tb')).toBe(false);
  });

  it('never stay in any text that is shown', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('', '=?utf-8?Q?=00=E2=80=AE=0A?='), (text, word) => {
        const shown = makeVisible(decodeEncodedWords(text + word));
        // biome-ignore lint/suspicious/noControlCharactersInRegex: the very thing that must not be there
        expect(shown).not.toMatch(/[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b]/u);
        expect(makeVisible(shown)).toBe(shown);
      }),
    );
  });
});

describe('displayText and displayDecoded', () => {
  it('show control characters out of encoded words without obeying them (attack: Mailsploit)', () => {
    expect(displayDecoded('=?utf-8?Q?admin@legit.example=00=0A?= <x@attack.example>')).toBe(
      'admin@legit.example␀␊ <x@attack.example>',
    );
    expect(displayText('=?utf-8?Q?a?=')).toBe('=?utf-8?Q?a?=');
    expect(decodeText('=?utf-8?Q?=00?=')).toBe('\0');
  });

  it('cut long text and say so', () => {
    const shown = displayDecoded('山'.repeat(1).concat('x'.repeat(20_000)));
    expect(shown).toHaveLength(MAX_SHOWN_FIELD);
    expect(shown.endsWith('x…')).toBe(true);
    expect(displayText(utf8('🎉'.repeat(20_000)))).toMatch(/^(?:🎉)+…$/u);
    expect(displayText('\0'.repeat(MAX_SHOWN_FIELD))).toHaveLength(MAX_SHOWN_FIELD);
    expect(displayText('\x80'.repeat(MAX_SHOWN_FIELD)).length).toBeLessThanOrEqual(MAX_SHOWN_FIELD);
  });

  it('never throw, whatever the bytes', () => {
    const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => latin1(array));
    fc.assert(
      fc.property(bytes, (value) => {
        displayText(value);
        displayDecoded(value);
      }),
    );
  });
});
