/** The questions that were asked of the DNS. */
import type { DnsStatus, DnsTrouble, RecordType } from '../dns/resolver.ts';

export type { DnsTrouble } from '../dns/resolver.ts';

export type DnsPurpose = 'spf' | 'dkim' | 'dmarc' | 'arc' | 'receiver' | 'bimi' | 'other';

/** One question with its answer, asked once however many checks rest on it. */
export interface DnsQuestion {
  name: string;
  type: RecordType;
  purpose: DnsPurpose;
  status: DnsStatus;
  trouble: DnsTrouble | null;
  /** Records as text, in the order of the answer. */
  answers: string[];
  ttl: number;
  secure: boolean;
}
