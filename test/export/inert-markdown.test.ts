import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Inspection } from '../../src/core/index.ts';
import { visible } from '../../src/core/message/characters/visible.ts';
import { inertMarkdown, markdownCode } from '../../src/export/inert-markdown.ts';
import { exportMarkdown } from '../../src/export/markdown.ts';
import { LANGUAGES } from '../../src/text/translate.ts';
import { verified } from '../fakes/inspections.ts';
import { renderAsGitHub, toHtml } from './github.ts';

/** What GitHub turns into something, or CommonMark does; each is found within other text too. */
const ATTACKS = [
  'www.attack.example',
  'WWW.attack.example',
  'https://attack.example/pay',
  'ftp://attack.example',
  'a@attack.example',
  'mailto:a@attack.example',
  'xmpp:a@attack.example/room',
  '<https://attack.example>',
  '<a@attack.example>',
  '[pay](https://attack.example)',
  '[pay][1]',
  '[1]: https://attack.example',
  '![x](https://attack.example/x.png)',
  '<img src="https://attack.example/x.png">',
  '<a href=x>',
  '&lt;b&gt;',
  '@octocat',
  '@octo-org/team',
  '#1',
  'GH-1',
  'octocat/repo#1',
  'octocat@0123abc',
  '0123abcd0123abcd0123abcd0123abcd0123abcd',
  ':tada:',
  '**bold** __bold__ ~~gone~~ $x$',
  '`code` ``co`de`` ```',
  '```js',
  '~~~',
  '# heading',
  '===',
  '---',
  '> quote',
  '- [ ] task',
  '1. list',
  '1) list',
  '| a | b |',
  '[^1]',
  '\\',
  '\\`x@y.example\\`',
  'あwww.attack.exampleい',
  'あalice@attack.exampleい',
  '：https://attack.example',
  '<!-- hidden -->',
  '-->',
  '[^1]: note',
  '$$x$$',
  '$`x`$',
  '\\(x\\)',
  ':+1:',
  'a_b_c',
  // GitHub leaves these alone; other renderers do not.
  'attack.example',
  'pay.attack.example/now?x=1',
  'あ.com',
  '/close',
  '!1',
  '&1',
  '%1',
  '%milestone',
  '^alert',
  'x^2^',
  '==marked==',
  '++inserted++',
  '{: .class #id onclick=x}',
  '{{ site.title }}',
  '{% include x %}',
  '[[Page]]',
  '{{toc}}',
  // Marks alone that look like something all the same.
  '::---::',
  ':+:',
  '/_}.',
  '|^_',
  '_^_',
];

/** What GitHub looks for in text outside of code, and the parser of its Markdown leaves to others. */
const FOUND_IN_TEXT = [
  ['mention', /@\w/],
  ['number of an issue', /#\d|GH-\d/i],
  ['name of a commit', /(?<![0-9a-z])[0-9a-f]{7,40}(?![0-9a-z])/i],
  ['smiley', /:[\w+-]+:/],
  ['link', /www\.|:\/\//i],
  ['name that others take for a link', /\.[a-z]{2}/i],
  ['command', /^x \/\w/],
  ['number of a thing', /[!&%]\d/],
  ['mark of others', /(?:[\^{]|==|\+\+)\w/],
] as const;

describe('a line of hostile text in Markdown', () => {
  it('is plain text and code in GitHub, and says what it said', async (context) => {
    const words = fc.oneof(
      fc.constantFrom(...ATTACKS),
      fc.string({ maxLength: 12 }),
      fc.constantFrom(' ', '`', ':', '\\', 'あ'),
    );
    const texts = fc
      .sample(fc.array(words, { minLength: 1, maxLength: 5 }), 1500)
      .flatMap((parts) => [parts.join(''), parts.join(' ')]);
    const lines = [...ATTACKS, ...texts];
    const rendered = renderAsGitHub(lines.map((text) => `x ${inertMarkdown(text)} x`));
    if (rendered === null) return context.skip("no cmark-gfm: install Debian's");
    lines.forEach((text, at) => {
      const { tags, code, rest } = rendered[at] ?? { tags: ['none'], code: [], rest: '' };
      expect(tags, text).toEqual([]);
      for (const [what, pattern] of FOUND_IN_TEXT) expect(rest, `a ${what} in ${text}`).not.toMatch(pattern);
      expect(oneBlank(rest.replaceAll('\u0000', () => code.shift() ?? '')), text).toBe(
        oneBlank(`x ${visible(text)} x`),
      );
    });
  });

  it('begins no block at the start of a line', async (context) => {
    const rendered = renderAsGitHub(ATTACKS.map((text) => inertMarkdown(text)));
    if (rendered === null) return context.skip("no cmark-gfm: install Debian's");
    expect(rendered.map(({ tags }) => tags)).toEqual(ATTACKS.map(() => []));
  });

  it('is so in whole reports, whatever stands in a mail', (context) => {
    const hostile = ATTACKS.join(' ');
    const inspection: Inspection = {
      ...verified,
      message: { ...verified.message, subject: hostile, messageId: hostile },
      fields: verified.fields.map((field) => ({ ...field, value: hostile, name: hostile })),
      route: { ...verified.route, hops: verified.route.hops.map((hop) => ({ ...hop, from: hostile, by: hostile })) },
      dns: verified.dns.map((question) => ({ ...question, name: hostile, answers: [hostile] })),
    };
    for (const language of LANGUAGES) {
      const html = toHtml(exportMarkdown(inspection, language));
      if (html === null) return context.skip("no cmark-gfm: install Debian's");
      const tags = [...html.matchAll(/<\/?([a-z0-9]+)/gi)].map((match) => match[1]);
      expect([...new Set(tags)].sort()).toEqual(['blockquote', 'code', 'h1', 'h2', 'hr', 'li', 'p', 'strong', 'ul']);
    }
  });

  it('is code as a whole where it is to be copied, whatever it holds', async (context) => {
    const texts = fc.sample(fc.oneof(fc.string({ maxLength: 12 }), fc.stringMatching(/^[` a]{1,8}$/)), 500);
    const lines = [...ATTACKS, ...texts].filter((text) => visible(text).trim() !== '');
    const rendered = renderAsGitHub(lines.map((text) => markdownCode(text)));
    if (rendered === null) return context.skip("no cmark-gfm: install Debian's");
    lines.forEach((text, at) => {
      expect(rendered[at], text).toEqual({ tags: [], code: [visible(text).trim()], rest: '\u0000' });
    });
    expect(markdownCode(' \t'.trim())).toBe('');
  });

  it.for([79, 80, 81, 1000])(
    'is code too behind %i backticks in a row, more than a parser counts',
    async (count, context) => {
      const run = '`'.repeat(count);
      const texts = [
        `${run} [pay](https://attack.example)`,
        `a${run}www.attack.example`,
        `@octocat ${run} a@b.example`,
      ];
      const rendered = renderAsGitHub([
        ...texts.map(markdownCode),
        ...texts.map((text) => `x ${inertMarkdown(text)} x`),
      ]);
      if (rendered === null) return context.skip("no cmark-gfm: install Debian's");
      for (const [at, { tags, code, rest }] of rendered.entries()) {
        expect(tags).toEqual([]);
        expect(rest).not.toMatch(/www|@/);
        expect(code.length).toBe(at < texts.length ? 1 : code.length);
      }
    },
  );

  it.each([
    ['mail.example.com sent 1.5 MB.', '`mail.example.com` sent 1.5 MB.'],
    ['42% of it, i.e. 3 of 7!', '42% of it, i.e. 3 of 7!'],
    ['1. paid', '1\\. paid'],
    ['From: alice', 'From: alice'],
    ['From: alice@shop.example', 'From: `alice@shop.example`'],
    ['Alice <alice@shop.example>, "Bob"', 'Alice `<alice@shop.example>`, "Bob"'],
    ['Fri, 20 Nov 2026 09:59:58 +0000', 'Fri, 20 Nov 2026 09:59:58 +0000'],
    ['(“ip4:192.0.2.0/24” at _spf.shop.example).', '(“`ip4:192.0.2.0/24`” at `_spf.shop.example`).'],
    ['AT&T or either/or: f(x), (DKIM)', 'AT&T or either/or: f(x), (DKIM)'],
    ['SPF レコードの「~all」と b=', 'SPF レコードの「`~all`」と b='],
    ['- paid', '\\- paid'],
    ['* * *', '\\* \\* \\*'],
    ['a`b@c', '``a`b@c``'],
    ['[pay](https://x)', '`[pay](https://x)`'],
    ['<b>&lt;', '`<b>&lt;`'],
  ])('stays readable: %s', (text, written) => expect(inertMarkdown(text)).toBe(written));
});

function oneBlank(text: string): string {
  return text.replace(/ +/g, ' ').trim();
}
