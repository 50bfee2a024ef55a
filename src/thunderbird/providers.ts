/**
 * Accounts at mailbox providers that are known. An address under gmail.com makes it likely that Gmail received the mail, no more: an account
 * may fetch it from somebody's own server, which forwards to that address or takes anything. So the popup asks, as soon as a message names the
 * provider's server, and only a yes makes what is known of the provider count.
 */
import { createReceivers, type Receivers } from '../background/receivers.ts';
import type { ResolverChoice } from '../background/resolver-choice.ts';
import type { Samples } from '../background/samples.ts';
import type { Receiver } from '../core/index.ts';
import { matchesHost } from '../core/receivers/host-pattern.ts';
import { findReceiver } from '../core/receivers/index.ts';
import { readHostPattern } from '../platform/setting-values.ts';
import { loadSettings } from '../platform/settings.ts';

/**
 * Domains under which a provider gives addresses to everybody; those of organizations, their own MX records tell. Of providers whose servers
 * have names that no setting holds, nothing can be kept: they are proposed as any other server.
 */
const DOMAINS: Readonly<Record<string, readonly string[]>> = {
  Gmail: ['gmail.com', 'googlemail.com'],
  Outlook: ['outlook.com', 'outlook.jp', 'hotmail.com', 'hotmail.co.jp', 'live.com', 'live.jp', 'msn.com'],
  'GMX / WEB.DE': ['gmx.net', 'gmx.de', 'gmx.at', 'gmx.ch', 'gmx.com', 'web.de'],
  Zoho: ['zoho.com', 'zohomail.com'],
};

/** The receivers of a browser, but that an account at a known provider is asked about by that provider's own servers. */
export function createAccountReceivers(resolvers: ResolverChoice, samples: Samples): Receivers {
  const receivers = createReceivers(resolvers, samples);
  return {
    ...receivers,

    async choose(webmail, origin) {
      const declared = (await loadSettings()).receivers[origin];
      const provider = providerOf(origin);
      return declared && provider && isYesTo(provider, declared) ? provider : await receivers.choose(webmail, origin);
    },

    async question(origin, account, withDns) {
      const provider = providerOf(origin);
      const declared = (await loadSettings()).receivers[origin];
      if (!provider || declared) return await receivers.question(origin, account, withDns);
      const borderBy = hostsOf(provider);
      const refused = await samples.refused(origin);
      if (borderBy.some((host) => refused.includes(host))) return null;
      const routes = await samples.of(origin);
      const seen = routes.filter((hops) => hops.some(({ by }) => by !== null && matchesHost(by, borderBy))).length;
      if (seen === 0) return null;
      // Its networks are known: nobody need look them up to answer.
      return { origin, receiver: { ...provider, borderBy, networks: [], inferred: true }, seen, above: [], mx: null };
    },
  };
}

function providerOf(origin: string): Receiver | null {
  const found = Object.entries(DOMAINS).find(([, domains]) =>
    domains.some((domain) => origin === `account://${domain}`),
  );
  return found ? findReceiver(found[0]) : null;
}

/** Those that a setting may hold. */
function hostsOf({ borderBy }: Receiver): string[] {
  return borderBy.filter((host) => readHostPattern(host) === host);
}

/** Whether this is what a yes to the question keeps, and not servers that somebody named himself. */
function isYesTo(provider: Receiver, { name, borderBy, networks }: Receiver): boolean {
  return name === provider.name && borderBy.join() === hostsOf(provider).join() && networks.length === 0;
}
