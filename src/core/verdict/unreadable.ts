import type { MessageCode } from '../codes/index.ts';

/** There is a whole header; only the body, or a part of it, is missing. */
const WITH_HEADER: readonly MessageCode[] = ['message_source_header_only', 'message_source_clipped'];

/** Whether a problem with the source means that there is no header to judge by. */
export function isUnreadable(problem: MessageCode): boolean {
  return !WITH_HEADER.includes(problem);
}
