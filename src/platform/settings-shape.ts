/** Every setting once: its name, what it holds, its default. */
import type { Receiver } from '../core/index.ts';

/** The privacy ladder: what is looked up, and when. */
export type Ladder = 'headers' | 'click' | 'always';

export interface Settings {
  /** For opened messages with badges. A click on the toolbar button always checks, unless this says 'headers'. */
  ladder: Ladder;
  /** RFC 8484 addresses, in order; the first is asked, the next only if it fails and the user listed it. */
  resolvers: string[];
  language: 'auto' | 'en' | 'ja';
  /** Match patterns of sites on which badges are wanted: 'https://mail.example.org/*'. */
  badgeSites: string[];
  /** The user's own word about the receiving side of a webmail, by the webmail's origin. */
  receivers: Record<string, Receiver>;
  trustedSealers: string[];
  ownDomains: string[];
}

export const DEFAULT_SETTINGS: Settings = {
  ladder: 'click',
  resolvers: ['https://cloudflare-dns.com/dns-query'],
  language: 'auto',
  badgeSites: [],
  receivers: {},
  trustedSealers: [],
  ownDomains: [],
};
