/** The whole path of an inspection: bytes → facts → checks → findings → verdict. */
import type { InspectContext } from './context.ts';
import { createTrace, type DnsTrace } from './dns/trace.ts';
import { blankInspection } from './inspecting/blank.ts';
import { startChecks } from './inspecting/checks.ts';
import { orderQuestions } from './inspecting/order-questions.ts';
import { withoutPersonalNames } from './inspecting/personal-names.ts';
import { createProgress, type Progress } from './inspecting/progress.ts';
import { readParts } from './inspecting/read.ts';
import type { Inspection } from './inspection.ts';
import { parseMessage } from './message/parse.ts';
import { isUnreadable } from './verdict/unreadable.ts';

/**
 * Inspects a message.
 *
 * @param source the whole message as bytes, as exact as they could be had
 * @param context everything that is known beside it; `onUpdate` is told each part as it comes, first what the header alone
 *   says. While `progress` is 'checking', a verdict is only shown when nothing that is still to come could change it
 * @returns always an inspection, whatever the source is: plain JSON, the same for the same answers. Never rejects
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
  const message = parseMessage(source);
  const read = await readParts(source, message, context);
  const { problem } = read.source;
  if (problem !== null && isUnreadable(problem.code)) return progress.update({ ...read, progress: 'done' });

  const trace = openTrace(context, read.message);
  progress.update({ ...read, progress: 'checking', spfReason: whyNoSpf(read.route, trace) });

  const tell = (part: Partial<Inspection>) => progress.update({ ...part, dns: [...(trace?.questions ?? [])] });
  const { dkim, spf, arc, dmarc } = startChecks(message, read, context, trace);
  await Promise.all([
    dkim.then((checks) => tell({ dkim: checks })),
    spf.then((check) => tell({ spf: check })),
    arc.then((check) => tell({ arc: check })),
    dmarc.then((check) => tell({ dmarc: check })),
  ]);
  await trace?.settled();
  progress.update({ ...orderQuestions(trace?.questions ?? [], await dkim), progress: 'done' });
}

function openTrace(context: InspectContext, message: Inspection['message']): DnsTrace | null {
  if (context.resolver === null) return null;
  const resolver = context.personalLookups ? context.resolver : withoutPersonalNames(context.resolver, message);
  return createTrace(resolver, context.signal ? { signal: context.signal } : {});
}

function whyNoSpf(route: Inspection['route'], trace: DnsTrace | null): Inspection['spfReason'] {
  if (route.client !== null && route.mailFrom !== null) {
    return trace === null ? { code: 'verdict_reason_dns_off', values: {} } : null;
  }
  return route.envelopeReason ?? route.reason;
}
