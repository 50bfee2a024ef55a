/**
 * The receiving side of each webmail: the user's own word about that site first, then what is known of the webmail itself,
 * then what the routes of the messages seen there suggest. The last is only a proposal: the engine shows it and believes
 * nothing because of it, until the user has confirmed it.
 */
import type { Inspection, Receiver } from '../core/index.ts';
import { findReceiver } from '../core/receivers/index.ts';
import { type Confirmation, confirmReceiver, proposeReceiver, type RouteSample } from '../core/receivers/propose.ts';
import type { ProposedReceiver } from '../platform/messages.ts';
import { createQueue, readSession, writeSession } from '../platform/session.ts';
import { loadSettings } from '../platform/settings.ts';
import { webmailNamed } from '../webmail/index.ts';
import type { ResolverChoice } from './resolver-choice.ts';

/** Enough for a proposal; the newest are kept. */
const MAX_SAMPLES = 20;
const MAX_ORIGINS = 20;
/** Routes within a provider are shorter. */
const MAX_HOPS = 10;

export interface Receivers {
  /** @returns null when nobody knows: then the whole route is only claimed */
  choose(webmail: string | null, origin: string): Promise<Receiver | null>;
  /** Keeps the route of one message as a sample, without anything that its sender wrote but host names and addresses. */
  learn(webmail: string | null, origin: string, key: string, inspection: Inspection): Promise<void>;
  proposed(): Promise<ProposedReceiver[]>;
  /** @returns null when nothing is proposed for that webmail, or the DNS may not be asked */
  confirm(origin: string, domain: string): Promise<Confirmation | null>;
}

/** By the webmail's origin, then by the message's key: the same message is no second witness. */
type Samples = Record<string, Record<string, RouteSample>>;

export function createReceivers(resolvers: ResolverChoice): Receivers {
  const inTurn = createQueue();
  const readSamples = async () => (await readSession<Samples>('samples')) ?? {};
  const propose = (samples: Samples, origin: string) =>
    proposeReceiver(new URL(origin).hostname, Object.values(samples[origin] ?? {}));

  return {
    async choose(webmail, origin) {
      const profile = webmailNamed(webmail);
      if (!profile || profile.receiver === null) return null;
      const declared = (await loadSettings()).receivers[origin];
      if (declared) return declared;
      if (profile.receiver?.origin === origin) return findReceiver(profile.receiver.name);
      return URL.canParse(origin) ? propose(await inTurn(readSamples), origin) : null;
    },

    learn: (webmail, origin, key, inspection) =>
      inTurn(async () => {
        const hops = inspection.route?.hops ?? [];
        const sample = hops.slice(0, MAX_HOPS).map(({ ip, ipIsName, by }) => ({ ip, ipIsName, by }));
        if (webmailNamed(webmail)?.receiver !== undefined || origin === '' || sample.length === 0) return;
        const samples = await readSamples();
        const ofOrigin = latest({ ...samples[origin], [key]: sample }, MAX_SAMPLES);
        const { [origin]: _, ...others } = samples;
        await writeSession('samples', latest({ ...others, [origin]: ofOrigin }, MAX_ORIGINS));
      }),

    async proposed() {
      const { receivers } = await loadSettings();
      const samples = await inTurn(readSamples);
      return Object.keys(samples)
        .filter((origin) => receivers[origin] === undefined)
        .flatMap((origin) => {
          const receiver = propose(samples, origin);
          return receiver ? [{ origin, receiver }] : [];
        });
    },

    async confirm(origin, domain) {
      const resolver = await resolvers.choose(await loadSettings());
      const samples = await inTurn(readSamples);
      const receiver = samples[origin] ? propose(samples, origin) : null;
      return resolver && receiver ? await confirmReceiver(receiver, domain, resolver) : null;
    },
  };
}

/** The entries added last; an object keeps the order in which its names were added. */
function latest<V>(entries: Record<string, V>, most: number): Record<string, V> {
  return Object.fromEntries(Object.entries(entries).slice(-most));
}
