import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attachedMessages, inspect } from '../../../src/core/index.ts';
import { BRAND_KEY, byBrand, from, mail, NOW, WORLD } from '../../attacks/world.ts';
import { zoneResolver } from '../../fakes/zone-resolver.ts';
import { toText } from '../../messages/message.ts';

const signed = toText(byBrand(from('<admin@legit.example>')));
const part = (text: string, ...fields: string[]) =>
  `--b\r\n${['Content-Type: message/rfc822', ...fields].join('\r\n')}\r\n\r\n${text}\r\n`;
const outer = (body: string, type = 'multipart/mixed; boundary=b') =>
  Buffer.from(toText(mail(['From: bob@rcpt.example', 'Subject: Fwd', `Content-Type: ${type}`], body)), 'latin1');
const texts = (source: Uint8Array) => attachedMessages(source).map((bytes) => Buffer.from(bytes).toString('latin1'));

describe('an attached message', () => {
  it('is a source of its own, byte for byte, and verifies like one', async () => {
    const source = outer(`--b\r\n\r\nSee below.\r\n${part(signed)}--b--\r\n`);
    const [attached] = attachedMessages(source);
    expect(texts(source)).toEqual([signed]);
    const { verdict, route } = await inspect(attached ?? source, { resolver: zoneResolver(WORLD), now: NOW });
    expect([verdict.level, verdict.domain, route.standing]).toEqual(['verified', 'legit.example', 'none']);
    expect(BRAND_KEY).toBeDefined();
  });

  it('is found within parts of parts, in base64, and where lines end in LF alone', () => {
    const nested = `--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n${part(signed).replace('--b', '--c')}--c--\r\n--b--\r\n`;
    expect(texts(outer(nested))).toEqual([signed]);
    const base64 = Buffer.from(signed, 'latin1').toString('base64').replace(/.{76}/g, '$&\r\n');
    expect(texts(outer(`${part(base64, 'Content-Transfer-Encoding: base64')}--b--\r\n`))).toEqual([signed]);
    const lines = Buffer.from(
      outer(`${part(signed)}--b--\r\n`)
        .toString('latin1')
        .replaceAll('\r\n', '\n'),
      'latin1',
    );
    // As the engine reads every source: a line end is CRLF (RFC 5322 §2.1).
    expect(texts(lines)).toEqual([signed]);
  });

  it('keeps what is attached to it, and several stand in their order', () => {
    const inner = outer(`${part(signed).replaceAll('--b', '--d')}--d--\r\n`, 'multipart/mixed; boundary=d').toString(
      'latin1',
    );
    expect(texts(outer(`${part(inner)}${part(signed)}--b--\r\n`))).toEqual([inner, signed]);
  });

  it('is none in a text, in an unknown encoding, or behind a type that is written in two ways', () => {
    expect(texts(Buffer.from(signed, 'latin1'))).toEqual([]);
    expect(texts(outer(`${part(signed, 'Content-Transfer-Encoding: x-y')}--b--\r\n`))).toEqual([]);
    expect(texts(outer(`${part(signed)}--b--\r\n`, 'multipart/mixed; boundary=b; boundary=c'))).toEqual([]);
  });

  it('costs no more than the message, however many parts and delimiters it has', () => {
    const start = performance.now();
    expect(attachedMessages(outer(part('x').repeat(50_000))).length).toBe(20);
    attachedMessages(outer('--b\r\n'.repeat(200_000)));
    attachedMessages(outer('\r\n--bx'.repeat(200_000)));
    expect(performance.now() - start).toBeLessThan(5000);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('--b', '--', '\r\n', '\n', 'Content-Type: message/rfc822', 'x', ' ')),
        (words) => {
          expect(Array.isArray(attachedMessages(outer(words.join(''))))).toBe(true);
        },
      ),
    );
  });
});
