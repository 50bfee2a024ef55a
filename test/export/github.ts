/** Markdown as GitHub reads it: by its own parser, which Debian has as cmark-gfm. */
import { spawnSync } from 'node:child_process';

const EXTENSIONS = ['autolink', 'strikethrough', 'table', 'tasklist', 'tagfilter', 'footnotes'];

export interface Rendered {
  /** Names of the elements other than code. */
  tags: string[];
  /** What stands in code, in order. */
  code: string[];
  /** The text beside it, each piece of code a U+0000. */
  rest: string;
}

/** @returns what becomes of each of these paragraphs; null where the parser is not installed */
export function renderAsGitHub(paragraphs: readonly string[]): Rendered[] | null {
  const html = toHtml(paragraphs.map((text, at) => `${text}\n\nSPLIT${at}\n\n`).join(''));
  if (html === null) return null;
  let from = 0;
  return paragraphs.map((_, at) => {
    const mark = `<p>SPLIT${at}</p>`;
    const to = html.indexOf(mark, from);
    const one = to < 0 ? '<lost>' : html.slice(from, to);
    from = to + mark.length;
    return read(one);
  });
}

/** @returns the HTML of a whole document; raw HTML would stay in it */
export function toHtml(markdown: string): string | null {
  const options = EXTENSIONS.flatMap((name) => ['--extension', name]);
  const { status, stdout } = spawnSync('cmark-gfm', ['--unsafe', ...options], {
    input: markdown,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  return status === 0 ? stdout : null;
}

function read(html: string): Rendered {
  const paragraph = /^\s*<p>([\s\S]*)<\/p>\s*$/.exec(html)?.[1] ?? html;
  const code = [...paragraph.matchAll(/<code>([\s\S]*?)<\/code>/g)].map((match) => readText(match[1] ?? ''));
  const rest = paragraph.replace(/<code>[\s\S]*?<\/code>/g, '\u0000');
  const tags = [...rest.matchAll(/<\/?([a-z0-9]+)/gi)].map((match) => match[1] ?? '');
  return { tags, code, rest: readText(rest) };
}

function readText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
