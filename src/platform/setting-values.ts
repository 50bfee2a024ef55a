/**
 * What each setting may hold, checked both when it is read from the store and when a person typed it: a file from another
 * version, or a slip of the hand, must not become a query to the wrong place or a word that is believed.
 */
import { toALabels } from '../core/dns/names.ts';
import type { Receiver } from '../core/index.ts';
import { parseResolverAddress } from './doh-address.ts';
import type { Settings } from './settings-shape.ts';

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

/** @returns the address of an RFC 8484 resolver in its normal form; null when it is none that may be asked */
export function readResolverUrl(value: unknown): string | null {
  const address = typeof value === 'string' ? parseResolverAddress(value) : null;
  if (address === null) return null;
  // The manifest's CSP lets plain http reach these two names of this machine; a CSP can name no other loopback address.
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || hostname === 'localhost' || hostname === '127.0.0.1' ? address : null;
}

/** @returns a site as match pattern: 'https://mail.example.org/*' for any address on it; null for what is no web site */
export function readSitePattern(value: unknown): string | null {
  // A pattern is an address but for its '*', which an address may hold; Chromium writes it, and a blank, as '%2A' and '%20'.
  const url = readUrl(value);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || /[*%]/.test(url.hostname)) return null;
  return `${url.origin}/*`;
}

/** @returns a domain in A-labels, lower case, without final dot; null when it cannot be one */
export function readDomain(value: unknown): string | null {
  const domain = typeof value === 'string' ? toALabels(value.trim()) : null;
  // A top level of digits is the end of an IP address; a single label is nobody's domain.
  return domain !== null && /\.[^.]*[a-z_-][^.]*$/.test(domain) ? domain : null;
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
    ...(given['believeBelow'] === true ? { believeBelow: true } : {}),
    // Only what the user confirmed is kept as known; the mark must survive, or a proposal would become a fact.
    ...(given['inferred'] === true ? { inferred: true } : {}),
  };
}

function readReceivers(value: unknown): Record<string, Receiver> | null {
  if (typeof value !== 'object' || value === null) return null;
  const receivers: Record<string, Receiver> = {};
  for (const [site, given] of Object.entries(value).slice(0, MAX_ENTRIES)) {
    const receiver = readReceiver(given);
    if (receiver && nameOfMailbox(site) === site) receivers[site] = receiver;
  }
  return receivers;
}

/** A webmail's origin, or in a mail program 'account://' and the domain of an account. */
function nameOfMailbox(site: string): string | undefined {
  const url = readUrl(site);
  return url?.protocol === 'account:' ? `account://${readDomain(url.hostname)}` : url?.origin;
}

/** @returns a line of text; null when it is empty or too long */
export function readName(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim() : '';
  return text !== '' && text.length <= MAX_NAME ? text : null;
}

function readUrl(value: unknown): URL | null {
  const text = typeof value === 'string' ? value.trim() : '';
  return URL.canParse(text) ? new URL(text) : null;
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
