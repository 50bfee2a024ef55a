import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDkim2Fields } from '../../../src/core/dkim2/read.ts';
import { parseMessage } from '../../../src/core/message/parse.ts';
import { draft, prepend, toBytes } from '../../messages/message.ts';

const read = (...fields: string[]) => readDkim2Fields(parseMessage(toBytes(prepend(draft(), ...fields))));

describe('fields of DKIM2', () => {
  it('are recognized, with the signer and the number that they name', () => {
    expect(
      read(
        'DKIM2-Signature: i=2; m=1; t=1; mf=eA==; rt=eA==; d=list.example; s=a:rsa-sha256:AAAA',
        'Message-Instance: m=1; h=sha256:AAAA:AAAA',
        'DKIM2-Future: whatever',
      ).map(({ code, values }) => [code, values]),
    ).toEqual([
      ['dkim2_signature', { domain: 'list.example', number: '2' }],
      ['dkim2_instance', { number: '1' }],
      ['dkim2_other', { name: 'DKIM2-Future' }],
    ]);
  });

  it('are not DKIM-Signature fields', () => {
    expect(read('DKIM-Signature: v=1; d=sender.example', 'X-DKIM2-Signature: i=1')).toEqual([]);
  });

  it('are at most twenty', () => {
    expect(read(...Array.from({ length: 30 }, (_, i) => `DKIM2-Signature: i=${i}; d=a.example`))).toHaveLength(20);
  });

  it('may hold anything', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), (value) => {
        const clean = value.replace(/[\r\n]/g, '');
        expect(read(`DKIM2-Signature: ${clean}`)).toHaveLength(1);
      }),
    );
  });
});
