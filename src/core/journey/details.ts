/** The facts of a step as short phrases: for where it is told in words alone. */
import type { Note } from '../inspection/index.ts';
import type { Step } from './journey.ts';

/**
 * What a terminal shows behind a step's sentence, and the drawing on and around its arrow.
 *
 * @returns protocol, port, encryption, time, delay and TTL as far as the step has them: each a short phrase
 */
export function stepDetails(step: Step): Note[] {
  const notes: Note[] = [];
  if (step.kind === 'line') return notes;
  if (step.trust === 'claimed') notes.push({ code: 'journey_claimed', values: {} });
  if (step.protocol !== '') notes.push({ code: 'journey_protocol', values: { protocol: step.protocol } });
  if (step.port !== null) notes.push({ code: 'journey_port', values: { port: String(step.port) } });
  if (step.tlsVersion !== null) notes.push({ code: 'journey_tls', values: { version: step.tlsVersion } });
  else if (step.encrypted !== null) {
    notes.push({ code: step.encrypted ? 'journey_encrypted' : 'journey_plain', values: {} });
  }
  if (step.at !== null) notes.push({ code: 'journey_at', values: { time: step.at } });
  if (step.delay !== null) {
    const code = step.delay < 0 ? 'journey_backwards' : 'journey_delay';
    notes.push({ code, values: { seconds: Math.abs(step.delay) } });
  }
  if (step.ttl !== null) notes.push({ code: 'journey_ttl', values: { seconds: step.ttl } });
  return notes;
}
