import { describe, expect, it } from 'vitest';
import { fromLatin1 } from '../../../../src/core/bytes/latin1.ts';
import { MAX_SHOWN_FIELD, MAX_SHOWN_HEADER } from '../../../../src/core/limits.ts';
import { showFields } from '../../../../src/core/message/fields/list-fields.ts';
import { parseMessage } from '../../../../src/core/message/parse.ts';

const show = (header: string) => showFields(parseMessage(fromLatin1(`${header}\r\n\r\n`)), (index) => index === 0);

describe('showFields', () => {
  it('lists every field with its line, decoded and inert', () => {
    expect(show('Received: a\r\n\tb\r\nSUBJECT : =?utf-8?Q?=E2=80=AE=00?=\r\nX-Raw: \x8e\x52\x93\x63\x1b')).toEqual([
      { index: 0, line: 1, name: 'Received', value: 'a b', trust: 'recorded' },
      { index: 1, line: 3, name: 'SUBJECT', value: '=?utf-8?Q?=E2=80=AE=00?=', decoded: '[U+202E]␀', trust: 'claimed' },
      { index: 2, line: 4, name: 'X-Raw', value: '山田␛', trust: 'claimed' },
    ]);
  });

  it('cuts a long field, and all fields together', () => {
    const [long] = show(`A: ${'x'.repeat(100_000)}`);
    expect(long?.value).toHaveLength(MAX_SHOWN_FIELD);
    expect(long?.value.endsWith('…')).toBe(true);
    const many = show(`${`A: ${'\0'.repeat(400)}\r\n`.repeat(1999)}B: c`);
    expect(many).toHaveLength(2000);
    expect(many.reduce((sum, { value }) => sum + value.length, 0)).toBeLessThan(MAX_SHOWN_HEADER + 2 * MAX_SHOWN_FIELD);
    expect(many.at(-1)?.value).toBe('…');
  });
});
