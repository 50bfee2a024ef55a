/**
 * Permissions for origins. Whatever needs one asks for it in the click that needs it. Chromium closes the popup when its
 * prompt opens, so nothing may have to happen after the answer: the background does the rest when it is told of the grant
 * (`onPermissionsChange`).
 */
import { browser, isFirefox } from './browser.ts';
import { RESOLVER_PRESETS } from './doh-presets.ts';
import { loadSettings, saveSettings } from './settings.ts';
import type { Settings } from './settings-shape.ts';

/** @returns the match pattern of the address's site: 'https://mail.example.org/*'; null when no pattern can name it */
export function sitePattern(address: string): string | null {
  if (!/^https?:/.test(address) || !URL.canParse(address)) return null;
  return `${new URL(address).origin}/*`;
}

type UsedBy = Pick<Settings, 'badgeSites' | 'resolvers'>;

/** @returns the pattern as this browser takes it: a pattern with a port matches nothing in Firefox */
export function nativePattern(pattern: string): string {
  return isFirefox() ? pattern.replace(/:\d+\/\*$/, '/*') : pattern;
}

/** Whether the sites of all these patterns are granted. */
export async function hasOrigins(patterns: string[]): Promise<boolean> {
  return await browser.permissions.contains({ origins: patterns.map(nativePattern) });
}

/**
 * Asks the person. Call it first thing in the handler of a click: browsers refuse it otherwise.
 *
 * @returns whether it was granted; in Chromium's popup it never comes back
 */
export async function requestOrigins(patterns: string[]): Promise<boolean> {
  try {
    return await browser.permissions.request({ origins: patterns.map(nativePattern) });
  } catch {
    return false;
  }
}

/**
 * Names out of mails go to the resolver: Firefox has a consent of its own for that (`data_collection_permissions` in the manifest), which
 * is asked for in the same click and kept with the others.
 */
const CONSENT = ['personalCommunications'];
type Permissions = Parameters<typeof browser.permissions.request>[0];

/** As `requestOrigins`, for resolvers. */
export async function requestResolvers(patterns: string[]): Promise<boolean> {
  if (!isFirefox()) return await requestOrigins(patterns);
  try {
    const wanted = { origins: patterns.map(nativePattern), data_collection: CONSENT };
    return await browser.permissions.request(wanted as Permissions);
  } catch {
    return false;
  }
}

async function hasConsent(): Promise<boolean> {
  return !isFirefox() || (await browser.permissions.contains({ data_collection: CONSENT } as Permissions));
}

/** Gives origins back. Not an error when they were never granted. */
async function dropOrigins(patterns: string[]): Promise<void> {
  await browser.permissions.remove({ origins: patterns.map(nativePattern) }).catch(() => false);
}

/**
 * Switches badges on for a site; call it first thing in the handler of a click.
 *
 * @param badgeSites the sites as the page knows them: reading them first would take longer than Chromium's popup lives
 * @param beside patterns of hosts at which that site keeps its sources
 * @returns whether badges are on now; the wish is taken back when the person refuses
 */
export async function switchBadgesOn(
  pattern: string,
  badgeSites: readonly string[],
  beside: readonly string[] = [],
): Promise<boolean> {
  const asked = requestOrigins([pattern, ...beside]);
  // Kept before the answer comes; without the grant the wish alone does nothing.
  await saveSettings({ badgeSites: [...new Set([...badgeSites, pattern])] });
  const granted = await asked;
  if (!granted) await removeBadgeSite(pattern);
  // An administrator's list takes in no other site.
  return granted && (await loadSettings()).badgeSites.includes(pattern);
}

/** Patterns of hosts at which the webmail of a site keeps its sources, by that site's own pattern. */
export type BesideSite = (pattern: string) => readonly string[];

/** Every pattern that some setting rests on. */
export function usedOrigins({ badgeSites, resolvers }: UsedBy, besideOf: BesideSite): string[] {
  return [
    ...badgeSites,
    ...badgeSites.flatMap((pattern) => besideOf(pattern)),
    ...resolvers.flatMap((resolver) => sitePattern(resolver) ?? []),
  ];
}

/**
 * Switches badges off and gives back what only they needed: not what another site, a resolver or the webmail of an open tab still needs.
 * (In Firefox two sites on two ports of a host are one permission.)
 */
export async function switchBadgesOff(pattern: string, besideOf: BesideSite = () => []): Promise<void> {
  await removeBadgeSite(pattern);
  const tabs = await browser.tabs.query({});
  const beside = tabs.flatMap(({ url }) => besideOf(sitePattern(url ?? '') ?? ''));
  const needed = new Set([...usedOrigins(await loadSettings(), besideOf), ...beside].map(nativePattern));
  const unused = [pattern, ...besideOf(pattern)].filter((one) => !needed.has(nativePattern(one)));
  if (unused.length > 0) await dropOrigins(unused);
}

/** @returns those of the patterns that are not granted */
export async function missingOrigins(patterns: readonly string[]): Promise<string[]> {
  const granted = await Promise.all(patterns.map((pattern) => hasOrigins([pattern])));
  return [...new Set(patterns.filter((_, index) => !granted[index]))];
}

/**
 * Whether a resolver's origin must be granted before it may be asked. Firefox sends the installation's own UUID as Origin
 * with every query to a host that was not granted; Chromium reads the answer only if the resolver sends a CORS header.
 */
export function needsPermission(resolver: string): boolean {
  return isFirefox() || !RESOLVER_PRESETS.some((preset) => preset.cors && preset.address === resolver);
}

/** @returns patterns for `requestResolvers`, of the resolvers that may not be asked yet */
export async function missingResolverOrigins(resolvers: readonly string[]): Promise<string[]> {
  const patterns = resolvers.filter(needsPermission).flatMap((resolver) => sitePattern(resolver) ?? []);
  return (await hasConsent()) ? await missingOrigins(patterns) : [...new Set(patterns)];
}

/**
 * Tells of every grant and withdrawal. Register it in the worker's first turn.
 *
 * @returns stops telling
 */
export function onPermissionsChange(listener: () => void): () => void {
  const { onAdded, onRemoved } = browser.permissions;
  onAdded.addListener(listener);
  onRemoved.addListener(listener);
  return () => {
    onAdded.removeListener(listener);
    onRemoved.removeListener(listener);
  };
}

async function removeBadgeSite(pattern: string): Promise<void> {
  const { badgeSites } = await loadSettings();
  await saveSettings({ badgeSites: badgeSites.filter((site) => site !== pattern) });
}
