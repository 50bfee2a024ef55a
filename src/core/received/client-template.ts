/** What stands between "from" and "by", matched to a form's template: from both ends towards the one part that may be anything. */
import { addressBehindAt, addressIn } from './client-address.ts';

export interface ClientFields {
  /** By their names in the template, as written. */
  fields: Record<string, string>;
  /** The client's own text as it came. */
  free: string;
  /** What stands behind "from"; null where that is the server's own word. */
  first: string | null;
}

/** Literal, field, literal, …, literal: in small letters, as the text that they are matched to. */
export type ClientTemplate = readonly string[];

/** @param text as a form writes it: `from {helo} ({reverse} [{ip}])` */
export function compileClient(text: string): ClientTemplate {
  return text.toLowerCase().split(/[{}]/);
}

/** Whether the server has the last word: only behind its own address stand remarks that no client can have written. */
export function endsWithAddress(template: ClientTemplate): boolean {
  return ['ip', 'at', 'port', 'any'].includes(template.at(-2) ?? '');
}

/** @returns null where the text does not fit as a whole; linear in its length */
export function fitClient(template: ClientTemplate, text: string): ClientFields | null {
  const lower = text.toLowerCase();
  const free = template.findIndex((part, index) => index % 2 === 1 && part.endsWith('*'));
  const fields: Record<string, string> = {};
  const start = fromLeft(template.slice(0, free < 0 ? template.length : free), text, lower, fields);
  if (start < 0) return null;
  if (free < 0) return start === text.length ? { fields, free: '', first: firstOf(template, fields) } : null;
  const end = fromRight(template.slice(free + 1), text, lower, fields);
  if (end < start) return null;
  const own = text.slice(start, end);
  fields[(template[free] ?? '').slice(0, -1)] = own;
  return { fields, free: own, first: firstOf(template, fields) };
}

/** @returns where what fits ends; -1 where something does not */
function fromLeft(parts: ClientTemplate, text: string, lower: string, fields: Record<string, string>): number {
  let start = 0;
  for (let at = 0; at < parts.length; at += 2) {
    const literal = parts[at] ?? '';
    if (!lower.startsWith(literal, start)) return -1;
    start += literal.length;
    const name = parts[at + 1];
    if (name === undefined) break;
    const next = parts[at + 2] ?? '';
    const stop = next === '' ? text.length : lower.indexOf(next, start);
    if (stop < 0 || !put(fields, name, text.slice(start, stop))) return -1;
    start = stop;
  }
  return start;
}

/** @returns where what fits begins; -1 where something does not */
function fromRight(parts: ClientTemplate, text: string, lower: string, fields: Record<string, string>): number {
  let end = text.length;
  for (let at = parts.length - 1; at >= 0; at -= 2) {
    const literal = parts[at] ?? '';
    if (end < literal.length || !lower.startsWith(literal, end - literal.length)) return -1;
    end -= literal.length;
    const name = parts[at - 1];
    if (name === undefined) break;
    const before = parts[at - 2] ?? '';
    const stop = before.length > end ? -1 : lower.lastIndexOf(before, end - before.length);
    if (stop < 0 || !put(fields, name, text.slice(stop + before.length, end))) return -1;
    end = stop + before.length;
  }
  return end;
}

function put(fields: Record<string, string>, name: string, text: string): boolean {
  fields[name] = text;
  if (name === 'any') return true;
  // "John's PC": what a person calls a machine, and no address.
  if (name === 'phrase') return /^[\w'-]+(?: [\w'-]+)+$/.test(text);
  // "debian.(none)": a host that has no domain.
  if (/[\s()]/.test(name === 'helo' ? text.replace(/\.\(none\)$/, '') : text)) return false;
  if (name === 'port') return /^\d{1,5}$/.test(text);
  if (name === 'at') return text.includes('@') && addressBehindAt(text) !== null;
  if (name === 'ip' || name === 'named') return addressIn(text) !== null;
  if (name === 'called' && addressIn(text) !== null) return false;
  return text !== '' || name === 'helo';
}

function firstOf([before = '', name = '']: ClientTemplate, fields: Record<string, string>): string | null {
  const literal = before.replace(/^\(?from /, '');
  if (name === 'any*') return null;
  if (literal === '') return fields[name.replace('*', '')] || null;
  return literal.startsWith('(') ? null : (literal.split(' (', 1)[0] ?? null);
}
