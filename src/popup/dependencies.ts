/** Everything that the popup needs from outside: one interface, so that it runs in a test and in a picture too. */

import type { Inspection, Receiver } from '../core/index.ts';
import type { SaveOptions } from '../export/save.ts';
import type { Wire } from '../following/use-inspection.ts';
import type { Report } from '../platform/wire/messages.ts';
import type { Language } from '../text/translate.ts';
import type { ReportFormat } from '../views/page/footer.tsx';

export interface Dependencies extends Wire {
  /** A side panel: it stays, and asks the DNS by itself only where the setting says so for every message. */
  stays?: boolean;
  /** It may ask the DNS, but only when it is told to. */
  asksByClick?: boolean;
  /** In a private window: nothing is offered that would be kept and say what was read there. */
  isPrivate?: boolean;
  /** The tab that the popup opened on; null when there is none. */
  activeTab(): Promise<number | null>;
  /**
   * Tells when the page of the tab is gone, and when one has come in its place: no script of ours may be there to do so. Absent where the whole popup
   * begins anew then.
   *
   * @returns stops telling
   */
  onLoad?(tabId: number, tell: (type: 'left' | 'loaded') => void): () => void;
  /** Origins that have to be granted before the DNS can be asked; empty when nothing is missing or checks are off by setting. */
  missingOrigins(): Promise<string[]>;
  /** Match patterns of hosts at which the webmail of this site keeps its sources, and which are not granted. */
  missingBeside(site: string): Promise<string[]>;
  /** Asks the person; the first thing in a click. */
  requestOrigins(patterns: string[]): Promise<boolean>;
  /** The same for resolvers, to which names out of mails go. */
  requestResolvers(patterns: string[]): Promise<boolean>;
  /** Switches badges on for a site, asking the person; the first thing in a click. */
  switchBadgesOn(pattern: string): Promise<boolean>;
  /** Keeps the user's word about who takes in the mail of a webmail, by its origin. */
  declareReceiver(origin: string, receiver: Receiver): Promise<void>;
  /** Puts a mailing list, by its domain, on the user's list of trusted ones. */
  trustList(domain: string): Promise<void>;
  copy(text: string): Promise<boolean>;
  save(inspection: Inspection, format: ReportFormat, language: Language, options: SaveOptions): Promise<void>;
  /** The short report for a ticket, as text. */
  ticket(inspection: Inspection, language: Language, options: SaveOptions): Promise<string>;
  saveSource(inspection: Inspection, source: Uint8Array): Promise<void>;
  /** Opens the full page with that inspection, or empty, to paste a source or open a file. */
  openReport(report: Report | null): void;
  openLearn(): void;
  openSettings(): void;
}
