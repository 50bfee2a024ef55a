/**
 * What was seen of the way into each webmail's mailbox: per message the host names and addresses of its newest hops, and
 * the hosts of which the user said that they are not his provider's.
 *
 * Kept in `storage.session`, not in `local`: it outlives a stopped worker, which a proposal needs since three mails are
 * seldom opened within one worker's life; but it never reaches the disk, where it would be a list of who was in contact with
 * this mailbox. After the browser's restart three mails are enough again.
 */
import type { RouteSample } from '../core/receivers/propose.ts';
import { OPEN, type Realm } from '../platform/realm.ts';
import { createQueue, readSession, writeSession } from '../platform/session.ts';

/** Enough for a proposal; the newest are kept. */
const MAX_SAMPLES = 20;
const MAX_ORIGINS = 20;
const MAX_REFUSED = 20;
/** Routes within a provider are shorter. */
const MAX_HOPS = 10;
/** RFC 1035 §2.3.4. The attack: names of 16 KB, in mail after mail, fill the browser's store for all that is kept in it. */
const MAX_HOST = 255;

export interface Samples {
  /** Keeps one message's route, without anything that its sender wrote but host names and addresses. */
  add(origin: string, key: string, route: RouteSample): Promise<void>;
  /** @returns one entry for each message that was seen there */
  of(origin: string): Promise<RouteSample[]>;
  /** Every origin of which there are some. */
  origins(): Promise<string[]>;
  /** These hosts are not to be proposed again for this webmail. */
  refuse(origin: string, hosts: readonly string[]): Promise<void>;
  refused(origin: string): Promise<string[]>;
}

/** By the webmail's origin, then by the message's key: the same message is no second witness. */
type Seen = Record<string, Record<string, RouteSample>>;
type Refused = Record<string, string[]>;

/**
 * The newest hops of mails seen at each webmail, as far as a proposal needs them; kept for as long as the browser runs.
 */
export function createSamples(realm: Realm = OPEN): Samples {
  const { session } = realm;
  const inTurn = createQueue();
  const readSeen = async () => (await readSession<Seen>(session, 'samples')) ?? {};
  const readRefused = async () => (await readSession<Refused>(session, 'refused')) ?? {};
  return {
    add: (origin, key, route) =>
      inTurn(async () => {
        // Nothing is learned of what is read in private windows.
        if (realm.isPrivate) return;
        const sample = route
          .slice(0, MAX_HOPS)
          .map(({ ip, ipIsName, by }) => ({ ip, ipIsName, by: by !== null && by.length > MAX_HOST ? null : by }));
        const { [origin]: before, ...others } = await readSeen();
        const ofOrigin = latest({ ...before, [key]: sample }, MAX_SAMPLES);
        await writeSession(session, 'samples', latest({ ...others, [origin]: ofOrigin }, MAX_ORIGINS));
      }),
    of: (origin) => inTurn(async () => Object.values((await readSeen())[origin] ?? {})),
    origins: () => inTurn(async () => Object.keys(await readSeen())),
    refuse: (origin, hosts) =>
      inTurn(async () => {
        const { [origin]: before = [], ...others } = await readRefused();
        const ofOrigin = [...new Set([...before, ...hosts])].slice(-MAX_REFUSED);
        await writeSession(session, 'refused', latest({ ...others, [origin]: ofOrigin }, MAX_ORIGINS));
      }),
    refused: (origin) => inTurn(async () => (await readRefused())[origin] ?? []),
  };
}

/** The entries added last; an object keeps the order in which its names were added. */
function latest<V>(entries: Record<string, V>, most: number): Record<string, V> {
  return Object.fromEntries(Object.entries(entries).slice(-most));
}
