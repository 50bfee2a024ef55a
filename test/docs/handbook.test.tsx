/** The handbook's pages: every code is an entry, and what a view says leads to it. */
import { fileURLToPath } from 'node:url';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { buildJourney } from '../../src/core/journey/build.ts';
import { LANGUAGES, type Language } from '../../src/text/translate.ts';
import { ChecksTab } from '../../src/views/checks/checks-tab.tsx';
import { InspectionView } from '../../src/views/page/inspection-view.tsx';
import { HopList } from '../../src/views/route/hop-list.tsx';
import { stories } from '../fakes/inspections.ts';
import { draw } from '../views/page.tsx';
import { readPage } from './page.ts';

interface Maker {
  handbookPages(root: string): [path: string, html: Buffer][];
  toHtml(markdown: string, sentences: Record<string, string>): string;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const { handbookPages, toHtml } = (await import(`${root}scripts/build/handbook.mjs`)) as Maker;
const pages = new Map(handbookPages(root).map(([path, html]) => [path, html.toString()]));
const documents = new Map([...pages].map(([path, html]) => [path, parseHTML(html).document]));
const page = (language: Language) => documents.get(`handbook/${language}.html`) ?? expect.fail('no page');
const codes = readPage(`${root}docs/checks.md`).entries.map(({ code }) => code);

describe.each(LANGUAGES)('the handbook in %s', (language) => {
  it('has an entry for every code, each of which says its sentence, its meaning, and in a line each its document and what can be done', () => {
    expect(page(language).documentElement.getAttribute('lang')).toBe(language);
    const wrong = codes.filter((code) => {
      const heading = page(language).getElementById(code);
      const said = heading?.nextElementSibling;
      const meaning = said?.nextElementSibling;
      let lines = meaning?.nextElementSibling;
      while (lines?.localName === 'p') lines = lines.nextElementSibling;
      return !(
        heading?.localName === 'h4' &&
        said?.className === 'said' &&
        meaning?.localName === 'p' &&
        lines?.localName === 'ul' &&
        lines.children.length >= 1 &&
        // What kind of finding it is stands in one more.
        lines.children.length <= (code.startsWith('finding_') ? 4 : 3) &&
        lines.firstElementChild?.firstElementChild?.localName === 'b'
      );
    });
    expect(wrong).toEqual([]);
  });

  it('has no line that says that there is nothing to do', () => {
    const lines = [...page(language).querySelectorAll('li')].map(({ textContent }) => textContent);
    expect(lines.length).toBeGreaterThan(codes.length);
    expect(lines.filter((line) => /^\S+ (?:Nothing to do\.|対応は不要です。)$/.test(line ?? ''))).toEqual([]);
  });

  it('leads nowhere that is not there, loads nothing, and leaves no mark of Markdown', () => {
    const document = page(language);
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const addresses = [...document.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '');
    const inner = addresses.filter((address) => address.startsWith('#')).map((address) => address.slice(1));
    expect(inner.length).toBeGreaterThan(15);
    expect(inner.filter((id) => !ids.includes(id))).toEqual([]);
    const outer = addresses.filter((address) => !address.startsWith('#'));
    expect(outer.filter((address) => !/^(?:https:\/\/|en\.html$|ja\.html$)/.test(address))).toEqual([]);
    expect(document.querySelectorAll('script, img, iframe, style, [style]')).toHaveLength(0);
    for (const code of document.querySelectorAll('code')) code.textContent = '';
    // A subject tag that an entry quotes, escaped there.
    expect(document.querySelector('main')?.textContent.replaceAll('***SPAM***', '')).not.toMatch(/\*\*|\]\(|^#|^\|/m);
  });

  it('is where every remark of every story leads', () => {
    for (const [name, inspection] of Object.entries(stories)) {
      const views = (
        <>
          <InspectionView inspection={inspection} journey={buildJourney(inspection)} />
          <ChecksTab inspection={inspection} />
          <HopList inspection={inspection} />
        </>
      );
      const drawn = draw(views, { language, handbook: '../handbook/' });
      const links = [...drawn.querySelectorAll('.handbook-link')].map((link) => link.getAttribute('href') ?? '');
      const [start] = links.map((address) => address.split('#')[0]);
      expect(start).toBe(`../handbook/${language}.html`);
      expect(links.filter((address) => !codes.includes(address.split('#')[1] ?? ''))).toEqual([]);
      const told = [inspection.verdict.reason, ...inspection.findings, ...inspection.dkim];
      expect(
        told.map(({ code }) => code).filter((code) => !links.includes(`../handbook/${language}.html#${code}`)),
        name,
      ).toEqual([]);
      expect(drawn.querySelectorAll('[role="status"] .handbook-link, h1 .handbook-link, button a')).toHaveLength(0);
    }
  });
});

it('nothing leads to the handbook where there is none, as in a saved file', () => {
  const inspection = stories['failed'] ?? expect.fail('no such story');
  const view = <ChecksTab inspection={inspection} />;
  const links = (handbook: { handbook?: string }) => draw(view, handbook).querySelectorAll('.handbook-link').length;
  expect(links({ handbook: '../handbook/' })).toBeGreaterThan(0);
  expect(links({})).toBe(0);
});

describe('what the pages are made of', () => {
  it('is text, whatever stands in the documents', () => {
    expect(toHtml('a <b> & `<i>` **<u>**', {})).toBe(
      '<p>a &#60;b&#62; &#38; <code>&#60;i&#62;</code> <b>&#60;u&#62;</b></p>\n',
    );
    expect(toHtml('#### some_code', { some_code_other: '{count} "<x>"' })).toContain(
      '<p class="said">{count} &#34;&#60;x&#62;&#34;</p>',
    );
  });

  it('goes on in the next line as its language does', () => {
    expect(toHtml('one\ntwo', {})).toBe('<p>one two</p>\n');
    expect(toHtml('一つ、\n二つ', {})).toBe('<p>一つ、二つ</p>\n');
  });

  it('is refused where it leads out of the package', () => {
    expect(() => toHtml('[x](../src/x.ts)', {})).toThrow('not in it');
  });

  it.each([
    ['a numbered list', '1. one\n2. two'],
    ['a list with another sign', '* one'],
    ['a list right behind a sentence', 'They are:\n- one\n- two'],
    ['a list in a list', '- one\n  - two'],
    ['an item that goes on without a blank before it', '- one\ntwo'],
    ['a quotation', '> said'],
    ['a block of code', '```\ncode\n```'],
    ['a block of code by its blanks', '    code'],
    ['a line across', '***'],
    ['a heading by a line under it', 'Heading\n-------'],
    ['a heading without a blank', '#heading'],
    ['a table right behind a sentence', 'They are:\n| a | b |'],
    ['a table with a line within a cell', '| a | b |\n| - | - |\n| x \\| y | z |'],
    ['a picture', 'See ![x](https://sender.example/x.png)'],
    ['a link by a number', 'See [x][1]'],
    ['an address by itself', 'See <https://sender.example/>'],
    ['code without an end', 'See `x'],
    ['bold words without an end', 'See **x'],
    ['a sentence right behind a table', '| a | b |\n| - | - |\nThey are'],
  ])('is refused where it is %s: it would be shown as something else', (_, markdown) => {
    expect(() => toHtml(markdown, {})).toThrow('no Markdown like this');
  });

  it('may begin a sentence with a number or with bold words', () => {
    expect(toHtml('**1** of 2.\n\n2 of 2', {})).toBe('<p><b>1</b> of 2.</p>\n<p>2 of 2</p>\n');
  });
});
