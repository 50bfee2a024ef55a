/**
 * Makes the handbook's pages out of docs/checks.md and docs/checks.ja.md: one page a language, without script, in which each code is an
 * anchor. Both documents are ours, and keep to a small part of Markdown: headings, paragraphs, lists, tables, links, code, bold and
 * emphasis. What is none of these, the build says instead of guessing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const DOCUMENTS = { en: 'checks.md', ja: 'checks.ja.md' };
/** Should a text ever become markup by a mistake, the browser still runs and fetches nothing of it. */
const POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/**
 * @param {string} root the project's folder
 * @returns {[path: string, html: Buffer][]} 'handbook/en.html' and 'handbook/ja.html'
 */
export function handbookPages(root) {
  return Object.entries(DOCUMENTS).map(([language, document]) => {
    const body = toHtml(readFileSync(join(root, 'docs', document), 'utf8'), sentencesOf(root, language));
    const title = /<h1[^>]*>(.*?)<\/h1>/.exec(body)?.[1] ?? '';
    const head = `<head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
    <meta name="viewport" content="width=device-width" />
    <title>${title} – Waybill</title>
    <link rel="icon" href="../icons/icon-32.png" />
    <link rel="stylesheet" href="handbook.css" />
  </head>`;
    const html = `<!doctype html>\n<html lang="${language}">\n  ${head}\n  <body>\n<main>\n${body}</main>\n</body>\n</html>\n`;
    return [`handbook/${language}.html`, Buffer.from(html)];
  });
}

/** Every sentence of a language by its key. */
function sentencesOf(root, language) {
  const folder = join(root, 'src/_locales', language);
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return Object.assign({}, ...files.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8'))));
}

/**
 * @param {string} markdown
 * @param {Record<string, string>} sentences what stands under the heading of a code, so that a reader knows the entry again
 */
export function toHtml(markdown, sentences) {
  const anchors = new Set();
  return blocksOf(markdown.split('\n'))
    .map((lines) => blockHtml(lines, sentences, anchors))
    .join('');
}

/** Lines between blank ones, and each heading by itself. */
function blocksOf(lines) {
  const blocks = [[]];
  for (const line of lines) {
    if (line.trim() === '') blocks.push([]);
    else if (line.startsWith('#')) blocks.push([line], []);
    else blocks.at(-1).push(line);
  }
  return blocks.filter((block) => block.length > 0);
}

/** What begins a block of Markdown. Within another one, or of a kind that is not read here, it would end as a part of some sentence. */
const BEGINS_BLOCK = /^\s*(?:[-*+] |\d+[.)] |[>|#]|```|~~~|(?:-{3,}|={3,}|\*{3,}|_{3,})\s*$)|^(?: {4}|\t)/;

/** The documents name for each entry what each of the two can do; where that is nothing, a page is the better for silence. */
const ASKS_NOTHING = /^\*\*[^*]+\*\* (?:Nothing to do\.|対応は不要です。)$/;

function blockHtml(lines, sentences, anchors) {
  const [first] = lines;
  if (/^#{1,6} /.test(first)) return heading(first, sentences, anchors);
  if (first.startsWith('|')) return table(lines);
  if (!first.startsWith('- ')) {
    refuse(lines.find((line) => BEGINS_BLOCK.test(line)));
    return `<p>${inline(joined(lines))}</p>\n`;
  }
  return `<ul>\n${items(lines)
    .filter((item) => !ASKS_NOTHING.test(item))
    .map((item) => `<li>${inline(item)}</li>\n`)
    .join('')}</ul>\n`;
}

/** @throws when there is such a line */
function refuse(line) {
  if (line !== undefined) throw new Error(`the handbook has no Markdown like this: ${line}`);
}

function heading(line, sentences, anchors) {
  const level = line.indexOf(' ');
  const title = line.slice(level + 1);
  const html = `<h${level} id="${escapeHtml(anchorOf(title, anchors))}">${inline(title)}</h${level}>\n`;
  const sentence = level === 4 ? (sentences[title] ?? sentences[`${title}_other`]) : undefined;
  return sentence === undefined ? html : `${html}<p class="said">${escapeHtml(sentence)}</p>\n`;
}

/** As GitHub does, so that the documents' own links hold: lower case, blanks to hyphens, no punctuation; the same once more is numbered. */
function anchorOf(title, anchors) {
  const name = title
    .toLowerCase()
    .replaceAll(' ', '-')
    .replace(/[^\p{L}\p{N}_-]/gu, '');
  let anchor = name;
  for (let n = 1; anchors.has(anchor); n++) anchor = `${name}-${n}`;
  anchors.add(anchor);
  return anchor;
}

function table(lines) {
  refuse(lines.find((line) => !/^\|.*\|$/.test(line)));
  const rows = lines.map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => inline(cell.trim())),
  );
  const cells = (row, tag) => `<tr>${row.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>\n`;
  const [head, , ...body] = rows;
  refuse(lines.find((_, at) => rows[at].length !== head.length));
  return `<table>\n${cells(head, 'th')}${body.map((row) => cells(row, 'td')).join('')}</table>\n`;
}

/** An item goes on in the lines that are indented; there is no list within it. */
function items(lines) {
  refuse(lines.find((line) => !line.startsWith('- ') && (!/^ {2,3}\S/.test(line) || BEGINS_BLOCK.test(line))));
  const all = [];
  for (const line of lines) {
    if (line.startsWith('- ')) all.push([line.slice(2)]);
    else all.at(-1).push(line);
  }
  return all.map(joined);
}

/** Where a line ends after Japanese, no blank belongs. */
function joined(lines) {
  return lines
    .reduce((text, line) => {
      const next = line.trim();
      return /[\u3000-\u9fff\uff00-\uffef]$/.test(text) && /^[\u3000-\u9fff\uff00-\uffef]/.test(next)
        ? text + next
        : `${text} ${next}`;
    }, '')
    .trim();
}

const INLINE = /`([^`]+)`|\*\*(.+?)\*\*|\*([^*\s](?:[^*]*[^*\s])?)\*|\[([^\]]+)\]\(([^)]+)\)|\\([*~_|\\[\]])/;

/** What is left where marks belong to no pair, or to a kind that is not read here. */
const LEFT_OVER = /`|\*\*|\]\(|\]\[|<https?:/;

function inline(text) {
  const match = INLINE.exec(text);
  if (match === null) return plain(text);
  const [whole, code, bold, emphasis, label, address, escaped] = match;
  const before = plain(text.slice(0, match.index));
  // A picture.
  if (label !== undefined && before.endsWith('!')) refuse(text);
  const after = inline(text.slice(match.index + whole.length));
  if (code !== undefined) return `${before}<code>${escapeHtml(code)}</code>${after}`;
  if (bold !== undefined) return `${before}<b>${inline(bold)}</b>${after}`;
  if (emphasis !== undefined) return `${before}<em>${inline(emphasis)}</em>${after}`;
  if (escaped !== undefined) return `${before}${escapeHtml(escaped)}${after}`;
  return `${before}${link(label, address)}${after}`;
}

function plain(text) {
  if (LEFT_OVER.test(text)) refuse(text);
  return escapeHtml(text);
}

function link(label, address) {
  if (address.startsWith('#')) return `<a href="${escapeHtml(address)}">${inline(label)}</a>`;
  const other = Object.entries(DOCUMENTS).find(([, document]) => document === address);
  if (other) return `<a href="${other[0]}.html" hreflang="${other[0]}">${inline(label)}</a>`;
  if (!address.startsWith('https://')) throw new Error(`the handbook leads to ${address}, which is not in it`);
  return `<a href="${escapeHtml(address)}" rel="noreferrer">${inline(label)}</a>`;
}

function escapeHtml(text) {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
