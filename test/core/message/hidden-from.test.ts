import { describe, expect, it } from 'vitest';
import { MAX_HEADER_FIELDS } from '../../../src/core/limits.ts';
import { fromLatin1, latin1 } from '../../../src/core/message/latin1.ts';
import { parseMessage } from '../../../src/core/message/parse.ts';

function hidden(header: string): [number, string][] {
  const message = parseMessage(fromLatin1(`${header}\r\nFrom: <admin@legit.example>\r\n\r\nFrom: <body@x.example>`));
  return message.hiddenFrom.map(({ line, valueStart, end }) => [line, latin1(message.bytes, valueStart, end)]);
}

describe('From fields that only some readers see', () => {
  it('are found in a continuation line of another field (attack: the first line began with a space)', () => {
    expect(hidden('Authentication-Results: mx.example; none\r\n From: <first@attack.example>')).toEqual([
      [2, ' <first@attack.example>'],
    ]);
  });

  it('are found whatever stands around the name', () => {
    const lines = [
      ' from:a@x.example',
      '\t FROM : a@x.example',
      ' From\r\n : a@x.example',
      ' From:\r\n a@x.example',
      ' F\0rom\x80: a@x.example',
    ];
    for (const line of lines) expect(hidden(`Subject: s\r\n${line}`)).toHaveLength(1);
  });

  it('are found behind a bare CR', () => {
    expect(hidden('Subject: s\rFrom: a@x.example')).toEqual([[1, ' a@x.example']]);
  });

  it('are found in stray lines and in their continuations', () => {
    expect(hidden('From\0: a@x.example')).toHaveLength(1);
    expect(hidden('junk\r\n From: a@x.example')).toHaveLength(1);
  });

  it('are found in every place at once', () => {
    expect(hidden('junk\r\n From: a@x.example\r\nSubject: s\r\n From: b@x.example')).toHaveLength(2);
  });

  it('are found past the limit of fields', () => {
    expect(hidden('A: b\r\n'.repeat(MAX_HEADER_FIELDS).trimEnd())).toEqual([
      [MAX_HEADER_FIELDS + 1, ' <admin@legit.example>'],
    ]);
  });

  it('are not the names that a signature lists, nor the copies that it holds', () => {
    expect(
      hidden('DKIM-Signature: v=1; i=@x.example; h=Date:\r\n From:To:Subject;\r\n z=Date:x|\r\n From:a@x.example'),
    ).toEqual([]);
    expect(hidden('ARC-Message-Signature: i=1; h=\r\n From:To; d=x@y')).toEqual([]);
    expect(hidden('X-Google-DKIM-Signature: h=x:\r\n from:to; i=@x')).toEqual([]);
  });

  it('are not words that merely begin alike, nor a name without an address', () => {
    expect(hidden('Received: a\r\n from b (c [192.0.2.1]) by d; for <e@f.example>')).toEqual([]);
    expect(hidden('Subject: s\r\n From: the desk of')).toEqual([]);
    expect(hidden('Subject: s\r\n Fromage: a@x.example')).toEqual([]);
    expect(hidden('Subject: s From: a@x.example')).toEqual([]);
  });

  it('are listed ten times at most', () => {
    expect(hidden(`Subject: s${'\r\n From: a@x.example'.repeat(1000)}`)).toHaveLength(10);
  });
});
