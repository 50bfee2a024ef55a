/** Which origins the browser lets us read. How a person is asked for one: ask-permission.ts. */
import { browser, isFirefox } from './browser.ts';
import { RESOLVER_PRESETS } from './doh-presets.ts';

/** @returns the match pattern of the address's site: 'https://mail.example.org/*'; null when no pattern can name it */
export function sitePattern(address: string): string | null {
  if (!/^https?:/.test(address) || !URL.canParse(address)) return null;
  return `${new URL(address).origin}/*`;
}

/** @returns the pattern as this browser takes it: a pattern with a port matches nothing in Firefox */
export function nativePattern(pattern: string): string {
  return isFirefox() ? pattern.replace(/:\d+\/\*$/, '/*') : pattern;
}

/** Whether the sites of all these patterns are granted. */
export async function hasOrigins(patterns: string[]): Promise<boolean> {
  return await browser.permissions.contains({ origins: patterns.map(nativePattern) });
}

/**
 * Names out of mails go to the resolver: Firefox has a consent of its own for that (`data_collection_permissions` in the manifest), which
 * is asked for in the same click and kept with the others.
 */
export const CONSENT = ['personalCommunications'];
export type Permissions = Parameters<typeof browser.permissions.request>[0];

async function hasConsent(): Promise<boolean> {
  return !isFirefox() || (await browser.permissions.contains({ data_collection: CONSENT } as Permissions));
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
