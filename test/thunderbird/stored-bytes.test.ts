import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asArrived } from '../../src/thunderbird/stored-bytes.ts';

const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const text = (of: Uint8Array) => Buffer.from(of).toString('latin1');
const arrived = (stored: string) => text(asArrived(bytes(stored)));

const KEYS = `X-Mozilla-Keys: ${' '.repeat(80)}\n`;
const IMAP_NOTES = `X-Mozilla-Status: 0001\nX-Mozilla-Status2: 00000000\n${KEYS}`;
const POP_NOTES = `X-Account-Key: account3\nX-UIDL: 0000002a5f1c\n${IMAP_NOTES}`;
const MESSAGE = 'Return-Path: <a@sender.example>\r\nSubject: x\r\n\r\nbody\r\n';

describe('the bytes that Thunderbird stored', () => {
  it.each([
    ['of an IMAP account', IMAP_NOTES],
    ['of a POP account', POP_NOTES],
    ['without room for keywords', IMAP_NOTES.slice(0, -KEYS.length)],
    ['with lines that end in CRLF', IMAP_NOTES.replaceAll('\n', '\r\n')],
    ['of another time', ''],
  ])('lose the notes on top: %s', (_, notes) => {
    expect(arrived(notes + MESSAGE)).toBe(MESSAGE);
  });

  it.each([
    ['a note of a form that Thunderbird does not write', `X-Mozilla-Status: 1\r\n${MESSAGE}`],
    ['a note in another spelling', `X-MOZILLA-STATUS: 0001\r\n${MESSAGE}`],
    ['another field of that family', `X-Mozilla-Draft-Info: internal/draft\r\n${MESSAGE}`],
    ['an account and a number alone, which servers write too', `X-Account-Key: a\r\nX-UIDL: 7\r\n${MESSAGE}`],
    ['notes below what the receiving server wrote', `Received: by mx.rcpt.example\r\n${IMAP_NOTES}${MESSAGE}`],
  ])('keep what came with the message: %s', (_, stored) => {
    expect(arrived(stored)).toBe(stored);
  });

  it('lose one run of notes: a second one is the sender’s own', () => {
    const own = IMAP_NOTES.replaceAll('\n', '\r\n');
    expect(arrived(IMAP_NOTES + own + MESSAGE)).toBe(own + MESSAGE);
  });

  it('get their line ends back where the store ended every line in LF', () => {
    expect(arrived(IMAP_NOTES + MESSAGE.replaceAll('\r\n', '\n'))).toBe(MESSAGE);
    expect(arrived('Subject: x\n\nbefore\rafter\nlast')).toBe('Subject: x\r\n\r\nbefore\rafter\r\nlast');
    // As a local folder ends a last line that had no end.
    expect(arrived('Subject: x\n\nlast\r\n')).toBe('Subject: x\r\n\r\nlast\r\n');
  });

  it('keep an LF by itself among lines that end in CRLF', () => {
    expect(arrived(`${IMAP_NOTES}Subject: x\r\n\r\none\ntwo\r\n`)).toBe('Subject: x\r\n\r\none\ntwo\r\n');
  });

  it('are the message that was stored, whatever its bytes', () => {
    const line = fc.uint8Array({ maxLength: 40 }).map((raw) => text(raw).replace(/[\r\n]/g, ''));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), fc.constantFrom(IMAP_NOTES, POP_NOTES), (lines, notes) => {
        const message = `Received: by mx.rcpt.example\r\n${lines.join('\r\n')}\r\n`;
        expect(arrived(notes + message)).toBe(message);
        expect(arrived(notes + message.replaceAll('\r\n', '\n'))).toBe(message);
      }),
    );
  });
});
