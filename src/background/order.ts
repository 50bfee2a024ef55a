/** What a check is given, and what is wanted of it. */
import type { Fidelity, Receiver } from '../core/index.ts';
import type { Shown } from '../platform/wire/messages.ts';

/** What a check is given beside the bytes. */
export interface Given {
  fidelity: Fidelity;
  /** null = nobody's mailbox is known. */
  receiver: Receiver | null;
  shown?: Shown;
  /** Ask the DNS, if the settings and permissions let us. */
  withDns: boolean;
  /** Ask the DNS for names that seem to be made for one person too: only when the person says so. */
  personalLookups?: boolean;
}

/** A check to be made: the bytes, what goes with them, and whether a kept result will do. */
export interface Order extends Given {
  source: Uint8Array;
  /** Do not take a result that is there already. */
  again?: boolean;
}
