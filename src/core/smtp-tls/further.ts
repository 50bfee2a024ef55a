import type { Resolver } from '../dns/resolver.ts';
import { createTrace } from '../dns/trace.ts';
import type { Inspection } from '../inspection/index.ts';
import { inert } from '../message/characters/inert-json.ts';
import { lookUpTransport } from './records.ts';

/** Questions of one look-up. */
const QUESTIONS = 2;

/**
 * Looks up what a person asked for beyond the checks: the author domain's MTA-STS and TLS-RPT records.
 *
 * @param inspection a finished one
 * @returns it with the records, and with the questions asked for them behind those that it had. Nothing else of it changes, least of
 *   all the verdict; without a single author there is no domain to ask about, and it comes back as it is
 */
export async function withTransport(
  inspection: Inspection,
  resolver: Resolver,
  signal?: AbortSignal,
): Promise<Inspection> {
  const domain = inspection.message.author?.domain ?? '';
  if (domain === '') return inspection;
  const trace = createTrace(resolver, { maxQuestions: QUESTIONS, ...(signal ? { signal } : {}) });
  const transport = await lookUpTransport(domain, trace.for('other'));
  // Asked for again, their questions are listed once.
  const names = trace.questions.map(({ name }) => name);
  const before = inspection.dns.filter(({ name, purpose }) => purpose !== 'other' || !names.includes(name));
  return { ...inspection, transport: inert(transport), dns: [...before, ...inert(trace.questions)] };
}
