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
  return html.slice(0, MAX_LOOKED_AT).replace(MARKUP, ' ');
}

/** What is not seen, to the end where that has none; "&nbsp;", "&zwnj;" and the like fill what is empty. */
const MARKUP =
  /<!--[\s\S]*?(?:-->|$)|<(style|script|title)[\s\S]*?(?:<\/\1[^>]*(?:>|$)|$)|<[^>]*(?:>|$)|&[^;]{0,10};/gi;
