/**
 * The result of an inspection: plain JSON (no Date, Map or bytes in it), so that it survives `storage.session`, a file
 * and another version of the program. Times are ISO 8601 strings in UTC; a field's own text is kept beside them.
 */
import type { ArcCheck, DkimCheck, DmarcCheck, SpfCheck } from './checks.ts';
import type { BimiFacts, Dkim2Field, SpamField, TransportFacts } from './displayed.ts';
import type { DnsQuestion } from './dns.ts';
import type { MessageFacts, ShownField, SourceFacts } from './message.ts';
import type { Note } from './note.ts';
import type { Recorded } from './recorded.ts';
import type { Route } from './route.ts';
import type { Finding, Verdict } from './verdict.ts';

export type * from './checks.ts';
export type * from './displayed.ts';
export type * from './dns.ts';
export type * from './message.ts';
export type * from './note.ts';
export type * from './recorded.ts';
export type * from './route.ts';
export type * from './verdict.ts';

/** The version of this structure, raised when a reader of the older one would misread the newer. */
export const INSPECTION_VERSION = 1;

export type Progress = 'reading' | 'checking' | 'done';

/** What the user has said, as far as the verdict rests on it: domains in A-labels, lower case. */
export interface UserFacts {
  ownDomains: string[];
  trustedSealers: string[];
}

export interface Inspection {
  version: typeof INSPECTION_VERSION;
  progress: Progress;
  /** When the inspection was made, ISO 8601. */
  inspectedAt: string;
  /** True when checks by DNS were switched off. */
  withoutDns: boolean;
  user: UserFacts;
  source: SourceFacts;
  message: MessageFacts;
  fields: ShownField[];
  route: Route;
  recorded: Recorded;
  /** null = not checked (yet, or at all: no believable client address). `spfReason` then says why. */
  spf: SpfCheck | null;
  spfReason: Note | null;
  dkim: DkimCheck[];
  dmarc: DmarcCheck | null;
  arc: ArcCheck | null;
  dns: DnsQuestion[];
  findings: Finding[];
  verdict: Verdict;
  /** What filters wrote, explained: for display only, never a reason for anything. */
  spamFields?: SpamField[];
  /** The author domain's BIMI record; absent when the DNS was not asked or there is no single author. */
  bimi?: BimiFacts;
  /** The author domain's MTA-STS and TLS-RPT records: only once a person has asked for them. */
  transport?: TransportFacts;
  /** Fields of DKIM2; absent when there are none. */
  dkim2?: Dkim2Field[];
  /** In what is saved: whether placeholders stand for recipients and for what is before the "@" of other addresses. */
  blanked?: boolean;
}
