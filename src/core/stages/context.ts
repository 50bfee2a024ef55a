import type { Resolver } from '../dns/resolver.ts';
import type { Fidelity, Inspection } from '../inspection/index.ts';
import type { Receiver } from '../receivers/receiver.ts';

/** Everything that `inspect` knows beside the bytes; the engine has no clock, no network and no settings of its own. */
export interface InspectContext {
  /** null = checks by DNS are switched off. */
  resolver: Resolver | null;
  now: Date;
  /** Absent = nobody's mailbox is known (pasted source, a file): the whole route is only claimed. */
  receiver?: Receiver;
  /** Default: exact. */
  fidelity?: Fidelity;
  /** What the page shows, to compare. */
  shown?: { from?: string; messageId?: string; subject?: string };
  /** d= of ARC sealers whom the user trusts. */
  trustedSealers?: string[];
  /** The user's own domains. */
  ownDomains?: string[];
  /**
   * Whether the DNS may be asked for names that seem to be made for one person: a selector with the recipient's name in it, an SPF macro
   * with the sender's local part. The question itself tells their owner that this mail was inspected. Default: no.
   */
  personalLookups?: boolean;
  /** Ends what is still waited for; INSPECTION_TIMEOUT_MS is what the extension gives it. Without one, the resolver alone ends the waiting. */
  signal?: AbortSignal;
  onUpdate?: (part: Partial<Inspection>) => void;
}
