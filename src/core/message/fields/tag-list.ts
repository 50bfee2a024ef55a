/**
 * Tag lists ("v=DKIM1; p=…"): the syntax shared by DKIM signatures and keys, ARC, DMARC, BIMI and others.
 *
 * RFC 6376 §3.2, with RFC 8616 §5 (values may hold UTF-8). One scan, linear in the length of the text, whatever it
 * holds. Deliberately lenient in one point: white space behind the last ";" is ignored, as everyone does.
 */
import { isSpace } from '../../bytes/ascii.ts';
import { MAX_TAGS } from '../../limits.ts';
import { trimBlanks, unfold } from './field-value.ts';

export interface Tag {
  /** Case-sensitive, as written. */
  readonly name: string;
  /** Unfolded, without the white space around it; white space inside is kept, since it may mean something. */
  readonly value: string;
  /** Where the value and the white space around it stand in the text: behind "=", and at ";" or the end. */
  readonly start: number;
  readonly end: number;
}

/** Why a text is no tag list. The tags read before and behind the fault are given all the same. */
export interface TagProblem {
  readonly kind: 'empty' | 'no_equals' | 'bad_name' | 'bad_value' | 'duplicate' | 'too_many';
  /** The tag's name, or the text that stands in its place; '' when there is none. */
  readonly tag: string;
}

export interface TagList {
  /** In the order of the text, duplicates included. */
  readonly tags: readonly Tag[];
  /** By name; of duplicates the first one. */
  readonly byName: ReadonlyMap<string, Tag>;
  /** The first thing that makes the list invalid, or null. A caller that goes by the RFC uses nothing of an invalid list. */
  readonly problem: TagProblem | null;
}

/**
 * Reads a tag list.
 *
 * @param text one character per byte; folded or not
 * @returns its tags in their order; `problem` when it is no tag list (RFC 6376 §3.2: "Tags with duplicate names MUST NOT
 *   occur within a single tag-list; if a tag name does occur more than once, the entire tag-list is invalid"). Never throws.
 */
export function parseTagList(text: string): TagList {
  const tags: Tag[] = [];
  const byName = new Map<string, Tag>();
  let problem: TagProblem | null = null;
  let start = 0;
  for (let parts = 0; start < text.length; parts++) {
    if (parts >= MAX_TAGS) {
      problem ??= { kind: 'too_many', tag: '' };
      break;
    }
    const semicolon = text.indexOf(';', start);
    const end = semicolon < 0 ? text.length : semicolon;
    // [FWS] in front of the name, [FWS] on both sides of "=", [FWS] behind the value.
    const from = skipSpace(text, start, end);
    const isLast = semicolon < 0;
    if (from === end) {
      // Only white space: allowed behind the final ";" and nowhere else.
      if (!isLast || tags.length === 0) problem ??= { kind: 'empty', tag: '' };
    } else {
      const read = readTag(text, from, end);
      if (read.tag) {
        tags.push(read.tag);
        if (byName.has(read.tag.name)) problem ??= { kind: 'duplicate', tag: read.tag.name };
        else byName.set(read.tag.name, read.tag);
      }
      problem ??= read.problem;
    }
    start = end + 1;
  }
  if (tags.length === 0) problem ??= { kind: 'empty', tag: '' };
  return { tags, byName, problem };
}

/** @returns the tag's value, or null when the list has no such tag */
export function tagValue(list: TagList, name: string): string | null {
  return list.byName.get(name)?.value ?? null;
}

/** tag-spec = [FWS] tag-name [FWS] "=" [FWS] tag-value [FWS] */
function readTag(text: string, from: number, end: number): { tag: Tag | null; problem: TagProblem | null } {
  const [name = ''] = /^\w*/.exec(text.slice(from, end)) ?? [];
  const equals = skipSpace(text, from + name.length, end);
  if (equals === end || text[equals] !== '=') {
    const kind = text.slice(equals, end).includes('=') ? 'bad_name' : 'no_equals';
    return { tag: null, problem: { kind, tag: shorten(text.slice(from, end)) } };
  }
  const start = equals + 1;
  const folded = trimSpace(text, start, end);
  const value = unfold(folded);
  const tag = { name, value, start, end };
  // tag-name = ALPHA *ALNUMPUNC
  if (!/^[a-z]/i.test(name)) return { tag, problem: { kind: 'bad_name', tag: shorten(name) } };
  if (!isTagValue(folded)) return { tag, problem: { kind: 'bad_value', tag: shorten(name) } };
  return { tag, problem: null };
}

/** FWS = [*WSP CRLF] 1*WSP (RFC 6376 §2.8); a line end alone, as at the end of a field, is taken with it. */
function skipSpace(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at;
}

function trimSpace(text: string, start: number, end: number): string {
  const from = skipSpace(text, start, end);
  let to = end;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return text.slice(from, to);
}

/**
 * tval = 1*VALCHAR with FWS between: no control characters, and a line end only before white space. 8-bit characters
 * pass: they are UTF-8 (RFC 8616 §5).
 */
function isTagValue(folded: string): boolean {
  return !/[^\t\r\n -~\u0080-\uffff]|\r(?!\n)|\n(?![ \t])/.test(folded);
}

/** What is quoted back of a text that makes no sense. */
function shorten(text: string): string {
  return trimBlanks(unfold(text.slice(0, 60)));
}
