/** The HTML files of pages, in an extension and on a site. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ROOT, readJson, SITE } from './files.mjs';
import { handbookPages } from './handbook.mjs';
import { loadedWith } from './loaded-with.mjs';

/**
 * The page, which names all scripts that it loads: they load side by side, not each when another one was read. First those that it begins
 * with. What it loads when it was painted, it names after them; in a template, where it waits for that (src/platform/first-paint.ts): to fetch and
 * to read ten scripts takes longer than to paint. In the popup somebody waits for the verdict, so there nothing waits.
 */
export function htmlOf({ path, script: own, begin }, outputs) {
  const html = readFileSync(join(ROOT, 'src', `${path}.html`), 'utf8');
  const loaded = (script) => loadedWith(`${script}.js`, outputs).slice(1).sort();
  const first = loaded(begin ?? own);
  const named = naming(html, `<script type="module" src="${basename(begin ?? own)}.js"`, first);
  if (!begin) return Buffer.from(named);
  const rest = loaded(own).filter((file) => !first.includes(file));
  return Buffer.from(naming(named, `<link rel="modulepreload" href="${basename(own)}.js"`, rest));
}

/** @param tag of a script, before which the page names others */
function naming(html, tag, files) {
  const parts = html.split(tag);
  if (parts.length !== 2) throw new Error(`a page names ${tag} ${parts.length - 1} times`);
  const [indent] = /(?<=\n) *$/.exec(parts[0]);
  const links = files.map((file) => `<link rel="modulepreload" href="../${file}" />\n${indent}`);
  return `${parts[0]}${links.join('')}${tag}${parts[1]}`;
}

/**
 * The pages of the site, each behind the script that answers it. A site that is only files can set no header: its policy, the
 * extension's own, stands in each page; the handbook has a narrower one.
 */
export function siteHtml(pages, outputs) {
  const policy = readJson('manifest.json').content_security_policy.extension_pages;
  const charset = '<meta charset="utf-8" />\n';
  const rules = [
    `<meta http-equiv="Content-Security-Policy" content="${policy}" />`,
    '<meta name="referrer" content="no-referrer" />',
  ].map((line) => `    ${line}\n`);
  const withRules = (html) => Buffer.from(html.toString().replace(charset, charset + rules.join('')));
  const script = '    <script type="module"';
  // Scripts of this kind run one after the other, in their order.
  const answering = `${script} src="../${SITE}/worker.js"></script>\n`;
  const shown = pages.filter(({ script: own }) => outputs[`${own}.js`]);
  return [
    ['index.html', withRules(readFileSync(join(ROOT, 'src', SITE, 'index.html')))],
    ...handbookPages(ROOT),
    ...shown.map((page) => {
      const html = htmlOf(page, outputs).toString();
      return [`${page.path}.html`, withRules(html.replace(script, answering + script))];
    }),
  ];
}
