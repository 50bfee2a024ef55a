/** What stands between "from" and "by", matched to a form's template: from both ends towards the one part that may be anything. */
import { addressBehindAt, addressIn } from '../route/client-address.ts';

export interface ClientFields {
  /** By their names in the template, as written. */
  fields: Record<string, string>;
  /** The client's own text as it came. */
  free: string;
  /** What stands behind "from"; null where that is the server's own word. */
  first: string | null;
}

/** Literal, field, literal, …, literal. */
export type ClientTemplate = readonly string[];

export function compileClient(text: string): ClientTemplate {
  return text.split(/[{}]/);
}

/** Whether the server has the last word: only behind its own address stand remarks that no client can have written. */
export function endsWithAddress(template: ClientTemplate): boolean {
  return ['ip', 'at', 'port', 'any'].includes(template.at(-2) ?? '');
}

/** @returns null where the text does not fit as a whole; linear in its length */
export function fitClient(template: ClientTemplate, text: string): ClientFields | null {
  const lower = text.toLowerCase();
  const fields: Record<string, string> = {};
  const free = template.findIndex((part, index) => index % 2 === 1 && part.endsWith('*'));
  let start = 0;
  let end = text.length;
  for (let at = 0; at < (free < 0 ? template.length : free); at += 2) {
    const literal = (template[at] ?? '').toLowerCase();
    if (!lower.startsWith(literal, start)) return null;
    start += literal.length;
    const name = template[at + 1];
    if (name === undefined || at + 1 === free) break;
    const next = (template[at + 2] ?? '').toLowerCase();
    const stop = next === '' ? end : lower.indexOf(next, start);
    if (stop < 0 || !put(fields, name, text.slice(start, stop))) return null;
    start = stop;
  }
  for (let at = template.length - 1; free >= 0 && at > free; at -= 2) {
    const literal = (template[at] ?? '').toLowerCase();
    if (!lower.slice(0, end).endsWith(literal)) return null;
    end -= literal.length;
    const name = template[at - 1] ?? '';
    if (at - 1 === free) break;
    const before = (template[at - 2] ?? '').toLowerCase();
    const stop = lower.slice(0, end).lastIndexOf(before);
    if (stop < 0 || !put(fields, name, text.slice(stop + before.length, end))) return null;
    end = stop + before.length;
  }
  if (free < 0 ? start !== text.length : end < start) return null;
  const own = free < 0 ? '' : text.slice(start, end);
  if (free >= 0) fields[(template[free] ?? '').slice(0, -1)] = own;
  return { fields, free: own, first: firstOf(template, fields) };
}

function put(fields: Record<string, string>, name: string, text: string): boolean {
  fields[name] = text;
  if (name === 'any') return true;
  if (/[\s()]/.test(text)) return false;
  if (name === 'port') return /^\d{1,5}$/.test(text);
  if (name === 'at') return text.includes('@') && addressBehindAt(text) !== null;
  if (name === 'ip' || name === 'named') return addressIn(text) !== null;
  return text !== '' || name === 'helo';
}

function firstOf([before = '', name = '']: ClientTemplate, fields: Record<string, string>): string | null {
  const literal = before.replace(/^\(?from /, '');
  if (literal === '') return fields[name.replace('*', '')] || null;
  return literal.startsWith('(') ? null : (literal.split(' (', 1)[0] ?? null);
}
