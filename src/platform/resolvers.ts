/** Resolvers that the options page offers; the user may write any other. */
export interface ResolverPreset {
  name: string;
  url: string;
  /** It sends `access-control-allow-origin: *`, so that Chromium needs no permission for it. */
  cors: boolean;
}

export const RESOLVER_PRESETS: readonly ResolverPreset[] = [
  { name: 'Cloudflare', url: 'https://cloudflare-dns.com/dns-query', cors: true },
  { name: 'Google', url: 'https://dns.google/dns-query', cors: true },
  // Not dns.quad9.net: that one answers NXDOMAIN for names it blocks, which would turn into wrong verdicts.
  { name: 'Quad9', url: 'https://dns10.quad9.net/dns-query', cors: false },
];

/** @returns the preset of this address, if it is one */
export function findPreset(url: string): ResolverPreset | undefined {
  return RESOLVER_PRESETS.find((preset) => preset.url === url);
}
