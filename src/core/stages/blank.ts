import { toALabels } from '../dns/names.ts';
import { INSPECTION_VERSION, type Inspection } from '../inspection/index.ts';
import { checking } from '../verdict/rules/unchecked.ts';
import type { InspectContext } from './context.ts';

/** An inspection of which nothing is known yet but what the caller said. */
export function blankInspection(context: InspectContext): Inspection {
  const message: Inspection['message'] = {
    from: [],
    author: null,
    sender: [],
    replyTo: [],
    to: [],
    cc: [],
    returnPath: null,
    subject: '',
    messageId: '',
    date: null,
    dateText: '',
    listId: '',
  };
  return {
    version: INSPECTION_VERSION,
    progress: 'reading',
    inspectedAt: toIso(context.now),
    withoutDns: context.resolver === null,
    user: {
      ownDomains: domainsOf(context.ownDomains),
      trustedSealers: domainsOf(context.trustedSealers),
    },
    source: {
      bytes: 0,
      headerBytes: 0,
      bodyBytes: 0,
      sha256: '',
      fidelity: context.fidelity ?? 'exact',
      problem: null,
      unread: [],
    },
    message,
    fields: [],
    route: {
      hops: [],
      border: null,
      standing: 'none',
      receiver: null,
      reason: { code: 'route_no_receiver', values: {} },
      submission: false,
      gateway: false,
      client: null,
      mailFrom: null,
      arrivedAt: null,
      duration: null,
    },
    recorded: { fields: [], trusted: null },
    spf: null,
    spfReason: null,
    dkim: [],
    dmarc: null,
    arc: null,
    dns: [],
    findings: [],
    verdict: checking({ message }),
  };
}

function domainsOf(texts: readonly string[] = []): string[] {
  return texts.flatMap((text) => toALabels(text) ?? []);
}

/** A date that is none must not end the inspection: it is then as if all mail were of unknown age. */
export function toIso(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
