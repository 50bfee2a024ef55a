/**
 * What each setting may hold, checked both when it is read from the store and when a person typed it: a file from another
 * version, or a slip of the hand, must not become a query to the wrong place or a word that is believed.
 */
import type { Receiver } from '../core/index.ts';
import type { Settings } from './settings.ts';

export type SettingName = keyof Settings;

/** Lists are for a person's own sites and domains. */
const MAX_ENTRIES = 200;
const MAX_RESOLVERS = 5;
const MAX_NAME = 200;

const READERS: { [N in SettingName]: (value: unknown) => Settings[N] | null } = {
  ladder: oneOf('headers', 'click', 'always'),
  resolvers: (value) => nonEmpty(listOf(value, readResolverUrl, MAX_RESOLVERS)),
  language: oneOf('auto', 'en', 'ja'),
  badgeSites: (value) => listOf(value, readSitePattern, MAX_ENTRIES),
  receivers: readReceivers,
  trustedSealers: (value) => listOf(value, readDomain, MAX_ENTRIES),
  ownDomains: (value) => listOf(value, readDomain, MAX_ENTRIES),
};

/** @returns the setting's value, entries that do not stand their check left out; null when it is none at all */
export function readSetting<N extends SettingName>(name: N, value: unknown): Settings[N] | null {
  return READERS[name](value);
}

/**
 * The address of an RFC 8484 resolver. Plain http only on the machine itself: elsewhere anyone on the way could answer,
 * and with the answers decide what is green.
 *
 * @returns the address in its normal form; null when it is no such address
 */
export function readResolverUrl(value: unknown): string | null {
  const url = readUrl(value);
  if (!url || url.username || url.password || url.hash) return null;
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) return null;
  return url.href;
}

/** @returns a site as match pattern: 'https://mail.example.org/*' for any address on it; null for what is no web site */
export function readSitePattern(value: unknown): string | null {
  // A pattern is an address but for its '*', which an address may hold.
  const url = readUrl(value);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.hostname.includes('*')) return null;
  return `${url.origin}/*`;
}

/** @returns a domain in A-labels, lower case, without final dot; null when it cannot be one */
export function readDomain(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const text = value.trim().replace(/\.$/, '');
  if (text === '' || /[/:@?#\\%[\]\s]/.test(text)) return null;
  const host = readUrl(`https://${text}/`)?.hostname ?? '';
  return /^(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]*[a-z][a-z0-9-]*$/.test(host) ? host : null;
}

/** @returns a host name, or '*.' and a domain; null otherwise */
export function readHostPattern(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const text = value.trim();
  const domain = readDomain(text.startsWith('*.') ? text.slice(2) : text);
  if (domain === null) return null;
  return text.startsWith('*.') ? `*.${domain}` : domain;
}

/** @returns an address or prefix as written; whether it is one, the engine's own reader decides */
export function readNetwork(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return /^[0-9a-fA-F.:]{2,45}(\/\d{1,3})?$/.test(text) ? text : null;
}

/** @returns a receiver whose every list holds only what stands its check; null when its name or a choice is missing */
export function readReceiver(value: unknown): Receiver | null {
  if (typeof value !== 'object' || value === null) return null;
  const given = value as Record<string, unknown>;
  const name = readName(given['name']);
  const results = oneOf('above', 'below', 'without-id', 'none')(given['results']);
  const returnPath = oneOf('top', 'bottom')(given['returnPath']);
  if (name === null || results === null || returnPath === null) return null;
  return {
    name,
    borderBy: listOf(given['borderBy'], readHostPattern, MAX_ENTRIES) ?? [],
    networks: listOf(given['networks'], readNetwork, MAX_ENTRIES) ?? [],
    gateways: listOf(given['gateways'], readHostPattern, MAX_ENTRIES) ?? [],
    authservIds: listOf(given['authservIds'], readName, MAX_ENTRIES) ?? [],
    results,
    returnPath,
    // Only what the user confirmed is kept as known; the mark must survive, or a proposal would become a fact.
    ...(given['inferred'] === true ? { inferred: true } : {}),
  };
}

function readReceivers(value: unknown): Record<string, Receiver> | null {
  if (typeof value !== 'object' || value === null) return null;
  const receivers: Record<string, Receiver> = {};
  for (const [site, given] of Object.entries(value).slice(0, MAX_ENTRIES)) {
    const receiver = readReceiver(given);
    const origin = readUrl(site)?.origin;
    if (receiver && origin === site) receivers[origin] = receiver;
  }
  return receivers;
}

/** @returns a line of text; null when it is empty or too long */
export function readName(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim() : '';
  return text !== '' && text.length <= MAX_NAME ? text : null;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1';
}

function readUrl(value: unknown): URL | null {
  if (typeof value !== 'string') return null;
  try {
    return new URL(value.trim());
  } catch {
    return null;
  }
}

function oneOf<V extends string>(...allowed: V[]): (value: unknown) => V | null {
  return (value) => allowed.find((candidate) => candidate === value) ?? null;
}

function listOf<V>(value: unknown, read: (entry: unknown) => V | null, most: number): V[] | null {
  if (!Array.isArray(value)) return null;
  const entries = value.slice(0, most).flatMap((entry) => read(entry) ?? []);
  return [...new Set(entries)];
}

function nonEmpty<V>(list: V[] | null): V[] | null {
  return list && list.length > 0 ? list : null;
}
