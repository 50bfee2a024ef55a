/** Reads docs/checks.md: `## topic`, `### group`, `#### code`, and under each code its meaning and its labelled lines. */
import { readFileSync } from 'node:fs';

export interface Entry {
  code: string;
  /** The topic under whose heading it stands. */
  topic: string;
  /** 1-based line of its heading. */
  line: number;
  /** Paragraphs before the labelled lines. */
  meaning: string;
  /** What stands behind "- **Label:**", every time that label occurs. */
  labelled: Map<string, string[]>;
  /** Labels in their order. */
  labels: string[];
}

export interface Page {
  text: string;
  entries: Entry[];
  /** Topics with the text between their heading and the next one. */
  topics: Map<string, string>;
  /** Names by which a heading can be linked to, as GitHub makes them. */
  anchors: string[];
  /** Rows of the table of documents: name ("RFC 7208") → address. */
  documents: Map<string, string>;
}

const LABELLED = /^- \*\*([A-Z][a-z]+):\*\* (.*)$/;
const DOCUMENT = /^\| \[([^\]]+)\]\((https:[^)]+)\) \|/;

export function readPage(file: string): Page {
  const text = readFileSync(file, 'utf8');
  const page: Page = { text, entries: [], topics: new Map(), anchors: [], documents: new Map() };
  let topic = '';
  let entry: Entry | null = null;
  for (const [index, line] of text.split('\n').entries()) {
    const heading = /^(#{1,4}) (.*)$/.exec(line);
    const [, marks = '', title = ''] = heading ?? [];
    if (heading) {
      page.anchors.push(anchorOf(title));
      if (marks.length <= 2) topic = title;
      entry = marks.length === 4 ? newEntry(title, topic, index + 1) : null;
      if (entry) page.entries.push(entry);
      continue;
    }
    const [, document, address] = DOCUMENT.exec(line) ?? [];
    if (document !== undefined && address !== undefined) page.documents.set(document, address);
    if (entry) addLine(entry, line);
    else page.topics.set(topic, `${page.topics.get(topic) ?? ''}${line}\n`);
  }
  return page;
}

function newEntry(code: string, topic: string, line: number): Entry {
  return { code, topic, line, meaning: '', labelled: new Map(), labels: [] };
}

function addLine(entry: Entry, line: string): void {
  const [, label, text] = LABELLED.exec(line) ?? [];
  if (label !== undefined && text !== undefined) {
    entry.labelled.set(label, [...(entry.labelled.get(label) ?? []), text]);
    entry.labels.push(label);
    return;
  }
  if (line.trim() === '') return;
  const last = entry.labels.at(-1);
  const texts = last === undefined ? undefined : entry.labelled.get(last);
  // A labelled line goes on in the next line of the source.
  if (texts) texts.push(`${texts.pop() ?? ''} ${line.trim()}`);
  else entry.meaning = `${entry.meaning} ${line}`.trim();
}

/** As GitHub does: lower case, blanks to hyphens, everything but letters, digits, hyphens and underscores dropped. */
function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(' ', '-')
    .replace(/[^\p{L}\p{N}_-]/gu, '');
}
