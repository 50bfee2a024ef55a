import { describe, expect, it } from 'vitest';
import { inertMarkdown } from '../../src/export/inert-markdown.ts';

describe('a line of hostile text in Markdown', () => {
  const cases: [says: string, text: string, written: string][] = [
    ['a link by its beginning', 'see www.attack.example', 'see www\\.attack.example'],
    ['a link in capitals', 'WWW.attack.example', 'WWW\\.attack.example'],
    ['a link by its scheme', 'https://attack.example', 'https\\://attack.example'],
    ['an address', 'a@attack.example', 'a\\@attack.example'],
    ['a numbered list', '1. paid', '1\\. paid'],
    ['an image', '![x](y)', '\\!\\[x\\]\\(y\\)'],
    ['HTML', '<b>&lt;', '&lt;b\\>&amp;lt;'],
  ];
  for (const [says, text, written] of cases) {
    it(`makes no ${says}`, () => expect(inertMarkdown(text)).toBe(written));
  }

  it('stays readable where a dot begins nothing', () => {
    expect(inertMarkdown('mail.example.com sent 1.5 MB.')).toBe('mail.example.com sent 1.5 MB.');
  });
});
