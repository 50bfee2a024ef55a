/** Which ten of a heap of signatures are verified: whoever heaps them up must not push out the one that is true. */
import { describe, expect, it } from 'vitest';
import { chooseSignatures } from '../../../src/core/dkim/choose.ts';
import { MAX_SIGNATURES } from '../../../src/core/limits.ts';
import { parseMessage } from '../../../src/core/message/parse.ts';
import { draft, prepend, toBytes } from '../../messages/message.ts';
import { signDkim } from '../../messages/sign.ts';

const AUTHOR = 'mail.legit.example';
const base64 = (length: number) => Buffer.alloc(length, 1).toString('base64');

/** A signature that nobody made. */
function invented(domain: string, { bytes = 256, more = '' } = {}): string {
  return `DKIM-Signature: v=1; a=rsa-sha256; d=${domain}; s=x; h=from; ${more}bh=${base64(32)}; b=${base64(bytes)}`;
}

const heap = (...given: Parameters<typeof invented>) =>
  Array.from({ length: MAX_SIGNATURES + 1 }, () => invented(...given));

/** d= of those that are verified, in their order, of fields on top of one that is true. */
async function chosen(fields: string[], { of = AUTHOR, author = AUTHOR, hasBody = true, bodyLength = -1 } = {}) {
  const signed = signDkim(draft(), { domain: of, selector: 'true', ...(bodyLength < 0 ? {} : { bodyLength }) });
  const message = parseMessage(toBytes(prepend(signed, ...fields)));
  const { fields: taken, unread } = await chooseSignatures(message, author, hasBody);
  const isTrue = (at: number) => at === fields.length;
  return { places: taken.map(({ index }) => index), hasTrue: taken.some(({ index }) => isTrue(index)), unread };
}

describe('the true signature is among those that are verified', () => {
  it.each([
    ['that are malformed', heap(AUTHOR, { more: 'c=nofws; ' })],
    ['that are shorter than any key makes them', heap(AUTHOR, { bytes: 63 })],
    ['over another body', heap(AUTHOR)],
    ['for a part of the body', heap(AUTHOR, { more: 'l=0; ' })],
  ])('below a heap of invented ones %s, in the author\u2019s own name', async (_says, fields) => {
    expect(await chosen(fields)).toMatchObject({ hasTrue: true });
    expect(await chosen(fields, { of: 'legit.example' })).toMatchObject({ hasTrue: true });
  });

  it('without a body, where the invented ones are none that could hold', async () => {
    for (const fields of [heap(AUTHOR, { bytes: 63 }), heap(AUTHOR, { more: 'c=nofws; ' })])
      expect(await chosen(fields, { hasBody: false })).toMatchObject({ hasTrue: true });
    // Else nothing tells them apart, and the topmost are taken.
    expect(await chosen(heap(AUTHOR), { hasBody: false })).toMatchObject({ hasTrue: false });
  });

  it('below strangers\u2019, however many there are and however unlikely it is itself', async () => {
    const strangers = Array.from({ length: 3 }, (_, at) => heap(`s${at}.attack.example`)).flat();
    for (const of of [AUTHOR, 'legit.example', 'a.mail.legit.example', 'news.legit.example'])
      expect(await chosen(strangers, { of }), of).toMatchObject({ hasTrue: true });
    // Strangers' are not even looked at: beside a heap in his own name they must not seem the likelier ones.
    const both = [...heap(AUTHOR, { bytes: 63 }), ...strangers];
    expect(await chosen(both, { hasBody: false })).toMatchObject({ hasTrue: true });
    const { places, unread } = await chosen(strangers, { bodyLength: 1 });
    expect(unread.size).toBe(strangers.length + 1 - MAX_SIGNATURES);
    expect([places[0], places.length]).toEqual([strangers.length, MAX_SIGNATURES]);
    expect([...unread.values()].slice(-1)).toEqual(['s2.attack.example']);
  });
});

describe('the others stand in the order of who speaks for the author', () => {
  it('himself, then above, below and beside him', async () => {
    const names = ['attack.example', 'news.legit.example', 'a.mail.legit.example', 'legit.example', AUTHOR];
    const { places } = await chosen(
      names.map((name) => invented(name)),
      { of: 'attack.example' },
    );
    expect(places).toEqual([4, 3, 2, 1, 0, 5]);
  });

  it('as they stand, where nobody knows him; those of no domain last', async () => {
    const first = Array.from({ length: MAX_SIGNATURES }, (_, at) => at);
    expect(await chosen(heap(AUTHOR), { author: '' })).toMatchObject({ places: first, hasTrue: false });
    const fields = [invented('not a domain'), invented('b.example'), invented('a.example')];
    const { places } = await chosen(fields, { author: '' });
    expect(places).toEqual([1, 2, 3, 0]);
  });
});
