/** Badges switched on and off for a site, with the permission that they need. */
import { requestOrigins } from './ask-permission.ts';
import { browser } from './browser.ts';
import { nativePattern, sitePattern } from './permissions.ts';
import { loadSettings, saveSettings } from './settings.ts';
import type { Settings } from './settings-shape.ts';

type UsedBy = Pick<Settings, 'badgeSites' | 'resolvers'>;

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

/** Gives origins back. Not an error when they were never granted. */
async function dropOrigins(patterns: string[]): Promise<void> {
  await browser.permissions.remove({ origins: patterns.map(nativePattern) }).catch(() => false);
}

async function removeBadgeSite(pattern: string): Promise<void> {
  const { badgeSites } = await loadSettings();
  await saveSettings({ badgeSites: badgeSites.filter((site) => site !== pattern) });
}
