import type { SpfCheck } from '../inspection/index.ts';

/**
 * Whether SPF lacks an answer that may still come. The attack: where a record makes a name of the sender's greeting ("a:%{h}"), he greets with one whose
 * servers never answer. That costs nothing, so it counts as no pass.
 */
export function lacksSpfAnswer({ result, evidence }: SpfCheck): boolean {
  return result === 'temperror' && !evidence.troubleAtSendersName;
}
