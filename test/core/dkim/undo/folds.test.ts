/** Fields whose folds a relay wrote its own way, under a signature that tells folds apart (c=simple). */
import { describe, expect, it } from 'vitest';
import { type Draft, draft } from '../../../messages/message.ts';
import { signDkim } from '../../../messages/sign.ts';
import { undoAll } from './world.ts';

const FROM = '"Alice of the Minutes"\r\n <alice@sender.example>';
const message = signDkim(draft({ from: FROM, to: 'Bob <bob@rcpt.example>,\r\n Eve <eve@rcpt.example>' }), {
  domain: 'sender.example',
  header: 'simple',
});
const codes = async (changed: Draft) => (await undoAll(changed)).map(({ code }) => code);
const change = (what: (field: string) => string): Draft => ({ ...message, fields: message.fields.map(what) });
const inAddresses = (what: (field: string) => string) =>
  change((field) => (/^(?:From|To):/.test(field) ? what(field) : field));

describe('folds under a simple signature', () => {
  it('are put back: tabs for blanks, and long folds, in all fields or in the addresses alone', async () => {
    expect(await codes(message)).toEqual([]);
    for (const fold of ['\r\n\t', '\r\n        ', '\r\n\t\t'])
      expect(await codes(inAddresses((field) => field.replace(/\r\n[\t ]+/g, fold)))).toEqual(['dkim_undone_encoding']);
    expect(await codes(inAddresses((field) => field.replace(': ', ':  ')))).toEqual(['dkim_undone_encoding']);
  });

  it('are put back at a field that ends in a character of UTF-8 whose last byte is 0xA0', async () => {
    const to = 'Bob <bob@rcpt.example>,\r\n Eve <eve@rcpt.example> \u00c3\u00a0';
    const sent = signDkim(draft({ from: FROM, to }), { domain: 'sender.example', header: 'simple' });
    const fields = sent.fields.map((field) =>
      /^(?:From|To):/.test(field) ? field.replaceAll('\r\n ', '\r\n\t') : field,
    );
    expect(await codes({ ...sent, fields })).toEqual(['dkim_undone_encoding']);
  });

  it('excuse no other letter', async () => {
    expect(await codes(inAddresses((field) => field.replace('Alice', 'Mallory').replace('\r\n ', '\r\n\t')))).toEqual(
      [],
    );
    expect(await codes(inAddresses((field) => field.replace('of the', 'ofthe')))).toEqual([]);
    expect(await codes(inAddresses((field) => field.replace('of the', 'of\r\n the')))).toEqual([]);
  });
});
