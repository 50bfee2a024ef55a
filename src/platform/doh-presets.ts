/** Resolvers that can be chosen by name; any other by its address. The first is the default. */
export interface ResolverPreset {
  id: string;
  /** A proper name: not translated. */
  name: string;
  address: string;
  /** Whether it sends `access-control-allow-origin: *`; where not, its origin must be granted before anything can be asked. */
  cors: boolean;
}

export const RESOLVER_PRESETS: readonly ResolverPreset[] = [
  { id: 'cloudflare', name: 'Cloudflare', address: 'https://cloudflare-dns.com/dns-query', cors: true },
  { id: 'google', name: 'Google', address: 'https://dns.google/dns-query', cors: true },
  // Not dns.quad9.net: that one answers NXDOMAIN for names it blocks, which reads here as "this sender does not exist".
  { id: 'quad9', name: 'Quad9', address: 'https://dns10.quad9.net/dns-query', cors: false },
];
