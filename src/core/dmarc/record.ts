/**
 * A DMARC Policy Record, read (RFC 9989 §4.7, §4.8). Unknown tags are ignored and syntax errors behind the version give
 * way to default values; only the version decides whether a TXT record is a DMARC Policy Record at all.
 */
import type { DmarcPolicy } from '../inspection/index.ts';
import { trimBlanks } from '../message/fields/field-value.ts';
import { isReportingUri } from './reporting-uri.ts';

export interface DmarcRecord {
  /** The record as published. */
  text: string;
  /** Every tag in its order, its version included; what is no tag at all is left out. */
  tags: { name: string; value: string }[];
  /** The requested policies; null = absent, 'invalid' = there, but not a word that DMARC knows. */
  p: DmarcPolicy | 'invalid' | null;
  sp: DmarcPolicy | 'invalid' | null;
  np: DmarcPolicy | 'invalid' | null;
  testing: boolean;
  psd: 'y' | 'n' | 'u';
  adkim: 'relaxed' | 'strict';
  aspf: 'relaxed' | 'strict';
  /** rua= holds at least one syntactically valid URI, which is what keeps a record with a bad policy alive (§4.10.1). */
  asksForReports: boolean;
  /** Tags that occur more than once: none of their values counts. */
  repeated: string[];
}

/**
 * @param text the TXT record, its strings joined; one character = one byte
 * @returns null when it does not start with the tag v=DMARC1: then the entire record is ignored (§4.7, v)
 */
export function parseDmarcRecord(text: string): DmarcRecord | null {
  const [first = '', ...rest] = text.split(';');
  if (!isVersion(first)) return null;
  const tags = [{ name: 'v', value: 'DMARC1' }];
  for (const part of rest) {
    const tag = readTag(part);
    if (tag) tags.push(tag);
  }
  const { values, repeated } = collect(tags);
  const rua = values.get('rua') ?? '';
  return {
    text,
    tags,
    p: readPolicy(values, repeated, 'p'),
    sp: readPolicy(values, repeated, 'sp'),
    np: readPolicy(values, repeated, 'np'),
    testing: values.get('t')?.toLowerCase() === 'y',
    psd: readPsd(values.get('psd')),
    adkim: readMode(values.get('adkim')),
    aspf: readMode(values.get('aspf')),
    asksForReports: rua.split(',').some((uri) => isReportingUri(trimBlanks(uri))),
    repeated,
  };
}

/** dmarc-version = "v" equals %s"DMARC1" (§4.8): nothing before it, the value alone is case-sensitive. */
function isVersion(part: string): boolean {
  if (part[0] !== 'v' && part[0] !== 'V') return false;
  const equals = part.indexOf('=');
  return trimBlanks(part.slice(1, equals)) === '' && trimBlanks(part.slice(equals + 1)) === 'DMARC1';
}

/** dmarc-tag = 1*ALPHA equals 1*dmarc-value; null for what is no tag. */
function readTag(part: string): { name: string; value: string } | null {
  const equals = part.indexOf('=');
  if (equals < 0) return null;
  const name = trimBlanks(part.slice(0, equals));
  return /^[A-Za-z]+$/.test(name) ? { name, value: trimBlanks(part.slice(equals + 1)) } : null;
}

/**
 * Tag names are case-sensitive and may occur once (RFC 6376 §3.2, whose syntax these records follow). Which of two
 * values a publisher meant cannot be told, so neither is taken: a second p= can then never raise or lower the first.
 */
function collect(tags: { name: string; value: string }[]): { values: Map<string, string>; repeated: string[] } {
  const values = new Map<string, string>();
  const repeated = new Set<string>();
  for (const { name, value } of tags) {
    if (values.has(name)) repeated.add(name);
    values.set(name, value);
  }
  for (const name of repeated) values.delete(name);
  return { values, repeated: [...repeated] };
}

/** dmarc-request = "none" / "quarantine" / "reject", in any case of letters (RFC 5234 §2.3). */
function readPolicy(values: Map<string, string>, repeated: string[], name: string): DmarcRecord['p'] {
  if (repeated.includes(name)) return 'invalid';
  const value = values.get(name)?.toLowerCase();
  if (value === undefined) return null;
  return value === 'none' || value === 'quarantine' || value === 'reject' ? value : 'invalid';
}

function readPsd(value: string | undefined): DmarcRecord['psd'] {
  const flag = value?.toLowerCase();
  return flag === 'y' || flag === 'n' ? flag : 'u';
}

function readMode(value: string | undefined): 'relaxed' | 'strict' {
  return value?.toLowerCase() === 's' ? 'strict' : 'relaxed';
}
