/** The texts of a multipart that was signed, to see whether there is something to read in it. */

import { DEFAULT_TYPE, type MediaType, readMediaType, readPartHeader } from '../../message/fields/media-type.ts';
import { MAX_DEPTH, splitParts } from './split-parts.ts';
import { decodeTransfer } from './transfer.ts';
import { MAX_LOOKED_AT } from './words.ts';

/**
 * @param body one character per byte
 * @returns the first plain text and the first HTML, decoded, one character per byte: a reader sees one or the other
 */
export function textsOf(body: string, media: MediaType): string[] {
  const found = new Map<string, string>();
  findTexts(body, media, 0, found);
  return [...found.values()];
}

function findTexts(body: string, media: MediaType, depth: number, found: Map<string, string>): void {
  const boundary = media.parameters.get('boundary') ?? '';
  if (boundary === '' || depth === MAX_DEPTH) return;
  for (const part of splitParts(body, boundary).filter((_, at) => at % 2 === 1)) {
    const headerEnd = part.startsWith('\r\n') ? 0 : part.indexOf('\r\n\r\n') + 2;
    const header = headerEnd === 1 ? null : readPartHeader(part.slice(0, headerEnd));
    const value = header?.get('content-type');
    const inner = value === undefined ? DEFAULT_TYPE : readMediaType(value);
    if (!header || !inner || isAttached(header)) continue;
    const content = part.slice(headerEnd + 2);
    if (inner.type.startsWith('multipart/')) findTexts(content, inner, depth + 1, found);
    else if (!found.has(inner.type) && (inner.type === 'text/plain' || inner.type === 'text/html')) {
      const text = decodeTransfer(content, (header.get('content-transfer-encoding') ?? '').toLowerCase()) ?? '';
      found.set(inner.type, inner.type === 'text/html' ? textOfHtml(text) : text);
    }
  }
}

function isAttached(header: ReadonlyMap<string, string>): boolean {
  return (header.get('content-disposition') ?? '').toLowerCase().startsWith('attachment');
}

/** What stands between tags, roughly: only its amount matters, and its signer had no reason to deceive. */
function textOfHtml(html: string): string {
  const parts: string[] = [];
  const source = html.slice(0, MAX_LOOKED_AT);
  const lower = source.toLowerCase();
  for (let at = 0; at < source.length; ) {
    const open = source.indexOf('<', at);
    parts.push(withoutEntities(source.slice(at, open < 0 ? source.length : open)));
    at = open < 0 ? source.length : endOfMarkup(lower, open);
  }
  return parts.join(' ');
}

const UNSEEN = ['style', 'script', 'title'];

function endOfMarkup(lower: string, open: number): number {
  if (lower.startsWith('<!--', open)) return behind(lower, '-->', open);
  const name = UNSEEN.find((element) => lower.startsWith(`<${element}`, open));
  return behind(lower, '>', name === undefined ? open : behind(lower, `</${name}`, open));
}

function behind(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at < 0 ? text.length : at + end.length;
}

/** "&nbsp;", "&zwnj;" and the like fill what is empty. */
function withoutEntities(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
    const end = text.slice(at, at + 12).indexOf(';');
    if (end < 0) continue;
    parts.push(text.slice(from, at));
    from = at + end + 1;
  }
  parts.push(text.slice(from));
  return parts.join(' ');
}
