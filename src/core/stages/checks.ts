/** The checks that ask the DNS. All of them start at once; only DMARC's conclusion waits for SPF and DKIM. */
import { verifyChain } from '../arc/verify.ts';
import { verifySignatures } from '../dkim/verify.ts';
import { evaluateDmarc, prefetchDmarc } from '../dmarc/evaluate.ts';
import type { DnsTrace } from '../dns/trace.ts';
import type { ArcCheck, DkimCheck, DmarcCheck, Fidelity, SpfCheck } from '../inspection/index.ts';
import { MAX_SIGNATURES, QUESTIONS_LEFT_TO_DMARC, QUESTIONS_LEFT_TO_SPF } from '../limits.ts';
import type { Message } from '../message/message.ts';
import { readMessageSignature } from '../signatures/message-signature.ts';
import { toIso } from './blank.ts';
import type { InspectContext } from './context.ts';
import { authorsOf, dmarcIdentifiers } from './identifiers.ts';
import type { Read } from './read.ts';
import { startSpf } from './spf.ts';
import { explainFailures } from './undone.ts';

export interface Checks {
  dkim: Promise<DkimCheck[]>;
  arc: Promise<ArcCheck>;
  /** null = there is no envelope to check it for, or checks are switched off. */
  spf: Promise<SpfCheck | null>;
  dmarc: Promise<DmarcCheck | null>;
  /** Questions in the order in which SPF came to them; grows while it is checked. */
  spfTurns: SpfTurns;
}

/** By type and name. */
export type SpfTurns = ReadonlySet<string>;

export const LEFT_BY_CLAIMS = QUESTIONS_LEFT_TO_SPF + QUESTIONS_LEFT_TO_DMARC;

/** @param trace null = checks by DNS are switched off: what needs no question is still said */
export function startChecks(message: Message, read: Read, context: InspectContext, trace: DnsTrace | null): Checks {
  const { route } = read;
  const shared = {
    // Signatures are judged by the border's clock: what has expired since was valid when it counted.
    at: route.arrivedAt === null ? context.now : new Date(route.arrivedAt),
    fidelity: fidelityOf(read, context.fidelity),
    ...(context.signal ? { signal: context.signal } : {}),
  };
  const author = authorsOf(read.message)[0] ?? '';
  const verified = verifySignatures(message, {
    ...shared,
    resolver: trace?.for('dkim') ?? null,
    dnsRef: (name) => trace?.indexOf(name, 'TXT') ?? null,
    authorDomain: author,
  });
  const dkim = verified.then((checks) => explainFailures(message, checks, author, context.signal));
  const spfTurns = new Set<string>();
  const spf = trace ? startSpf(read, context, trace, spfTurns) : Promise.resolve(null);
  if (trace) prefetchDmarc(authorsOf(read.message), signingDomains(message, read), trace.for('dmarc', LEFT_BY_CLAIMS));
  const arc = verifyChain(message, { ...shared, resolver: trace?.for('arc', LEFT_BY_CLAIMS) ?? null });
  const dmarc = trace ? finishDmarc(read, context, trace, dkim, spf) : Promise.resolve(null);
  return { dkim, spf, arc, dmarc, spfTurns };
}

/**
 * Of a source that was cut off the body cannot be compared: it would look as if somebody had changed it. An exact one without any body is a mail that
 * never had one, so that a signature over another body is refuted. The attack: the header of a real mail, sent again without its body. Where its
 * last line end is missing, something may have cut it off: then nothing is said of its body if the signature does not verify. Pasted text may have lost it.
 */
function fidelityOf({ source: { problem, fidelity } }: Read, given: Fidelity = 'exact'): Fidelity {
  if (problem === null) return fidelity;
  return problem.code === 'message_source_header_only' && given === 'exact' ? fidelity : 'headers';
}

/** Domains that may turn out authenticated, so that the questions about them go out in the first round. */
function signingDomains(message: Message, { route }: Read): string[] {
  const fields = (message.byName.get('dkim-signature') ?? []).slice(0, MAX_SIGNATURES);
  const signers = fields.flatMap((field) => readMessageSignature(message, field, 'dkim').domain ?? []);
  return route.mailFrom === null ? signers : [...signers, route.mailFrom.address];
}

async function finishDmarc(
  read: Read,
  context: InspectContext,
  trace: DnsTrace,
  dkim: Promise<DkimCheck[]>,
  spf: Promise<SpfCheck | null>,
): Promise<DmarcCheck> {
  const facts = { ...read, dkim: await dkim, spf: await spf, inspectedAt: toIso(context.now) };
  return evaluateDmarc(dmarcIdentifiers(facts), trace.for('dmarc'));
}
