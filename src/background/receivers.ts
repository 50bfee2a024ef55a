/**
 * The receiving side of each webmail: the user's own word about that site first, then what is known of the webmail itself,
 * then what the routes of the messages seen there suggest. The last is only a proposal: the engine shows it and believes
 * nothing because of it, until the user has confirmed it.
 */
import type { Inspection, Receiver } from '../core/index.ts';
import { matchesHost } from '../core/receivers/host-pattern.ts';
import { findReceiver } from '../core/receivers/index.ts';
import { type Confirmation, confirmReceiver, proposeForMx, proposeReceiver } from '../core/receivers/propose.ts';
import { readHostPattern } from '../platform/setting-values.ts';
import { loadSettings } from '../platform/settings.ts';
import type { ProposedReceiver, ReceiverQuestion } from '../platform/wire/messages.ts';
import { mailboxesOf } from '../webmail/mailboxes.ts';
import { domainOfAccount, hostsAbove, seenAt } from './receiver-question.ts';
import type { ResolverChoice } from './resolver-choice.ts';
import type { Samples } from './samples.ts';

export interface Receivers {
  /** @returns null when nobody knows: then the whole route is only claimed */
  choose(webmail: string | null, origin: string): Promise<Receiver | null>;
  /** @param arrived the origin of a webmail whose servers the user declared, or a known provider's name; null when it is neither */
  named(arrived: string): Promise<Receiver | null>;
  /** Keeps the route of one message as a sample. */
  learn(webmail: string | null, origin: string, inspection: Inspection): Promise<void>;
  proposed(): Promise<ProposedReceiver[]>;
  /** @returns null when nothing is proposed for that webmail, or the DNS may not be asked */
  confirm(origin: string, domain: string): Promise<Confirmation | null>;
  /**
   * @param account whose mailbox the webmail shows, as its page tells it
   * @param withDns whether the DNS may be asked for it, if the settings let us
   * @returns what to ask the user about this webmail's receiving side; null when there is nothing to ask
   */
  question(origin: string, account: string | null, withDns?: boolean): Promise<ReceiverQuestion | null>;
  /** The user said no. */
  refuse(origin: string, hosts: readonly string[]): Promise<void>;
}

/**
 * Chooses the receiver by where a message was found: the user's own word, then the webmail's, then what the routes seen
 * there propose.
 */
export function createReceivers(resolvers: ResolverChoice, samples: Samples): Receivers {
  /** @param propose from what was seen there: `proposeReceiver`, or `proposeForMx` before there are mails enough to agree */
  async function proposeBy(propose: typeof proposeReceiver, origin: string): Promise<Receiver | null> {
    if (!URL.canParse(origin)) return null;
    const proposal = propose(new URL(origin).hostname, await samples.of(origin));
    const refused = await samples.refused(origin);
    // What is no plain host name ("localhost", an address, letters of other scripts) nobody could confirm by looking at it.
    const borderBy = proposal?.borderBy.filter((host) => readHostPattern(host) === host && !refused.includes(host));
    return proposal && borderBy && borderBy.length > 0 ? { ...proposal, borderBy } : null;
  }

  async function confirm(receiver: Receiver, domain: string): Promise<Confirmation | null> {
    const resolver = await resolvers.choose(await loadSettings());
    return resolver && (await confirmReceiver(receiver, domain, resolver));
  }

  return {
    async choose(webmail, origin) {
      const mailboxes = mailboxesOf(webmail);
      if (!mailboxes || mailboxes.receiver === null) return null;
      const declared = (await loadSettings()).receivers[origin];
      if (declared) return declared;
      if (mailboxes.receiver?.at.test(origin.replace('https://', ''))) return findReceiver(mailboxes.receiver.name);
      return await proposeBy(proposeReceiver, origin);
    },

    async named(arrived) {
      const { receivers } = await loadSettings();
      return (Object.hasOwn(receivers, arrived) ? receivers[arrived] : null) ?? findReceiver(arrived);
    },

    async learn(webmail, origin, inspection) {
      const hops = inspection.route?.hops ?? [];
      const mailboxes = mailboxesOf(webmail);
      if (!mailboxes || mailboxes.receiver !== undefined || origin === '' || hops.length === 0) return;
      await samples.add(origin, inspection.source.sha256, hops);
    },

    async proposed() {
      const { receivers } = await loadSettings();
      const open = (await samples.origins()).filter((origin) => receivers[origin] === undefined);
      const proposals = await Promise.all(
        open.map(async (origin) => ({ origin, receiver: await proposeBy(proposeReceiver, origin) })),
      );
      return proposals.flatMap(({ origin, receiver }) => (receiver ? [{ origin, receiver }] : []));
    },

    async confirm(origin, domain) {
      const receiver = await proposeBy(proposeReceiver, origin);
      return receiver && (await confirm(receiver, domain));
    },

    async question(origin, account, withDns = true) {
      if ((await loadSettings()).receivers[origin]) return null;
      const domain = domainOfAccount(account);
      const several = await proposeBy(proposeReceiver, origin);
      const receiver = several ?? (domain === null ? null : await proposeBy(proposeForMx, origin));
      if (!receiver) return null;
      const confirmation = domain === null || !withDns ? null : await confirm(receiver, domain);
      // After one or two mails only the domain's own word makes it worth a question.
      if (several === null && confirmation?.result !== 'confirmed') return null;
      const seen = await samples.of(origin);
      // Of several hosts, only those that the MX records name are asked about: first those that were seen.
      const named = confirmation?.result === 'confirmed' ? confirmation.hosts : receiver.borderBy;
      const borderBy = receiver.borderBy.filter((host) => matchesHost(host, named));
      return {
        origin,
        receiver: { ...receiver, borderBy },
        seen: seenAt(borderBy, seen),
        above: hostsAbove(borderBy, seen),
        mx: domain && confirmation ? { domain, result: confirmation.result, hosts: confirmation.hosts } : null,
      };
    },

    refuse: (origin, hosts) => samples.refuse(origin, hosts),
  };
}
