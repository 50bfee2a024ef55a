/** The whole path of an inspection: bytes → facts → checks → findings → verdict. */

import { MAX_BIMI_QUESTIONS } from './bimi/look-up.ts';
import type { Resolver } from './dns/resolver.ts';
import { createTrace, type DnsTrace } from './dns/trace.ts';
import type { DnsQuestion, Inspection } from './inspection/index.ts';
import { MAX_DNS_QUESTIONS } from './limits.ts';
import { rememberInert } from './message/characters/inert-json.ts';
import { parseMessage } from './message/parse.ts';
import { worthReading } from './message/source/source-facts.ts';
import { startBimi } from './stages/bimi.ts';
import { blankInspection } from './stages/blank.ts';
import { startChecks } from './stages/checks.ts';
import type { InspectContext } from './stages/context.ts';
import { confirmGateway } from './stages/gateway.ts';
import { orderQuestions } from './stages/order-questions.ts';
import { withoutPersonalNames } from './stages/personal-names.ts';
import { createProgress, type Progress } from './stages/progress.ts';
import { readParts } from './stages/read.ts';
import { isHarmlessSender } from './stages/shown-sender.ts';
import { isUnreadable } from './verdict/unreadable.ts';

/**
 * Inspects a message.
 *
 * @param source the whole message as bytes, as exact as they could be had
 * @param context everything that is known beside it; `onUpdate` is told each part as it comes, first what the header alone
 *   says. While `progress` is 'checking', a verdict is only shown when nothing that is still to come could change it
 * @returns always an inspection, whatever the source is: plain JSON, the same for the same answers. Never rejects. The engine has
 *   no clock: it ends when the resolver has answered or `signal` aborts, so pass a signal where a resolver may never answer
 */
export async function inspect(source: Uint8Array, context: InspectContext): Promise<Inspection> {
  const progress = createProgress(blankInspection(context), context.onUpdate);
  try {
    await run(source, context, progress);
  } catch (error) {
    // Only a mistake of our own ends here; it must never pass for a result about the mail.
    progress.fail(error);
  }
  return progress.inspection;
}

async function run(source: Uint8Array, context: InspectContext, progress: Progress): Promise<void> {
  const message = parseMessage(worthReading(source));
  const first = await readParts(source, message, context);
  if (isUnreadable(first)) return progress.update({ ...first, progress: 'done' });

  const resolver = resolverOf(context, first.message);
  // What is only shown has questions of its own, so that it never takes one from a check, whatever a message makes of both.
  const onAnswer = () => progress.show({ dns: asked() });
  const trace = resolver && openTrace(resolver, context, MAX_DNS_QUESTIONS - MAX_BIMI_QUESTIONS, onAnswer);
  const beside = resolver && openTrace(resolver, context, MAX_BIMI_QUESTIONS, onAnswer);
  const shown = rememberInert<DnsQuestion>();
  const asked = () => [...(trace?.questions ?? []), ...(beside?.questions ?? [])].map(shown);
  const tell = (part: Partial<Inspection>) => progress.update({ ...part, dns: asked() });
  const confirmed = await confirmGateway(first.route, context.receiver, trace);
  const read = confirmed === null ? first : await readParts(source, message, { ...context, receiver: confirmed });
  const isSpfAsked = trace !== null && read.route.readings !== undefined;
  progress.update({ ...read, progress: 'checking', spfReason: isSpfAsked ? null : whyNoSpf(read.route, resolver) });
  const { dkim, spf, arc, dmarc, spfTurns } = startChecks(message, read, context, trace);
  const harmless = Promise.all([dkim, spf]).then((done) => isHarmlessSender(read, ...done, trace));
  const { senderShown: _, ...withoutSender } = read.source;
  const bimi = startBimi(read.message, trace, beside);
  await Promise.all([
    dkim.then((checks) => tell({ dkim: checks })),
    spf.then((check) => tell({ spf: check, ...(check === null ? { spfReason: whyNoSpf(read.route, resolver) } : {}) })),
    arc.then((check) => tell({ arc: check })),
    dmarc.then((check) => tell({ dmarc: check })),
    harmless.then((isHarmless) => (isHarmless ? tell({ source: withoutSender }) : undefined)),
    bimi.then((found) => (found === null ? undefined : tell({ bimi: found }))),
  ]);
  await trace?.settled();
  progress.update({ ...orderQuestions(asked(), { dkim: await dkim, dmarc: await dmarc, spfTurns }), progress: 'done' });
}

/** null = checks by DNS are switched off. */
function resolverOf({ resolver, personalLookups }: InspectContext, message: Inspection['message']): Resolver | null {
  if (resolver === null) return null;
  return personalLookups ? resolver : withoutPersonalNames(resolver, message);
}

function openTrace(resolver: Resolver, context: InspectContext, maxQuestions: number, onAnswer: () => void): DnsTrace {
  const { signal, onUpdate } = context;
  return createTrace(resolver, { maxQuestions, ...(signal ? { signal } : {}), ...(onUpdate ? { onAnswer } : {}) });
}

function whyNoSpf(route: Inspection['route'], resolver: Resolver | null): Inspection['spfReason'] {
  if (route.client !== null && route.mailFrom !== null) {
    return resolver === null ? { code: 'verdict_reason_dns_off', values: {} } : null;
  }
  return route.envelopeReason ?? route.reason;
}
