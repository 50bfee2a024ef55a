/** Notices that gateways put above a text, and what an attacker would like to be taken for one. */
import { describe, expect, it } from 'vitest';
import { signed, undo, undoAll, withBody } from './world.ts';

const TEXT = 'Hello Bob,\r\n\r\nthe minutes are attached.\r\n';
const add = (banner: string, text = TEXT) => undo(withBody(signed(text), (body) => banner + body));

describe('a notice above the text', () => {
  it.each([
    'CAUTION: This email originated from outside of the organization. Do not click links or open attachments unless you recognize the sender and know the content is safe.\r\n\r\n\r\n\r\n',
    '[EXTERNAL EMAIL] DO NOT CLICK links or attachments unless you recognize the sender and know the content is safe.\r\n\r\n',
    '[EXTERNAL]\r\n',
    '*** EXTERNAL EMAIL ***\r\n\r\n',
    `${'_'.repeat(30)}\r\nWARNING: This e-mail came from outside of Example Corp.\r\n${'_'.repeat(30)}\r\n\r\n`,
    "This message originated outside your organization.\r\nDon't open attachments.\r\n\r\n",
  ])('is taken off: %s', async (banner) => {
    expect(await add(banner)).toEqual({ code: 'dkim_undone_banner', values: { bytes: banner.length } });
  });

  it.each([
    ['words within it', 'Please note: this external email asks for caution.\r\n\r\n'],
    ['no word of outside', 'WARNING: do not open this.\r\n\r\n'],
    ['words of somebody’s own', 'WARNING: external. Your mailbox is closed, pay the invoice today.\r\n\r\n'],
    ['a URL', 'CAUTION: external email. Open https://a.example\r\n\r\n'],
    ['a host', 'CAUTION: external email. Open evil.example\r\n\r\n'],
    ['an address', 'CAUTION: external email. Send to a@b\r\n\r\n'],
    ['a number', 'CAUTION: external email. Call 0123\r\n\r\n'],
    ['an escape sequence', 'CAUTION: external email \x1b$B email\x1b(B\r\n\r\n'],
    ['a second paragraph', 'CAUTION: external email.\r\n\r\nYour mailbox is closed, pay the invoice today.\r\n\r\n'],
    ['too long a text', `CAUTION: external email.${' Do not open this.'.repeat(30)}\r\n\r\n`],
  ])('is none with %s', async (_, banner) => {
    expect(await add(banner)).toBeNull();
  });

  it('is told with its words, beside the tag of the subject that came with it', async () => {
    const message = withBody(
      signed(TEXT),
      (body) => `CAUTION: This email originated from outside of the organization.\r\n\r\n${body}`,
    );
    const fields = message.fields.map((field) => field.replace('Subject: ', 'Subject: [EXTERNAL] '));
    expect(await undoAll({ ...message, fields })).toEqual([
      { code: 'dkim_undone_subject_tag', values: { tag: '[EXTERNAL]' } },
      {
        code: 'dkim_undone_banner',
        values: { bytes: 68, words: 'CAUTION: This email originated from outside of the organization.', hosts: '' },
      },
    ]);
  });

  it('is none above a text that cannot be seen', async () => {
    expect(await add('[EXTERNAL]\r\n\r\n', ' \r\nHi\r\n')).toBeNull();
  });
});
