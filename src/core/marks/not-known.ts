/** What is not known, where a check has nothing of its own to say of it. */
import type { Inspection, SpfCheck } from '../inspection/index.ts';
import { hasHeader } from '../verdict/unreadable.ts';

/** Whether all of the header was read: of a source that is no message, or goes past a limit, nobody knows what stands in the rest. */
export function isHeaderRead(source: Inspection['source']): boolean {
  return source.unread.length === 0 && hasHeader(source);
}

/** Whether SPF came to a name that seems to be made for one recipient, which is only asked for when a person says so. */
export function isHeldBack({ code }: SpfCheck): boolean {
  return code === 'spf_temperror_local_part';
}
