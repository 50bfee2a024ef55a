import type { MessageCode } from '../codes/index.ts';
import type { Inspection } from '../inspection/index.ts';

/**
 * There is a whole header; only the body, or a part of it, is missing or not looked at. The attack: fifty mebibytes of anything behind a forged
 * header cost nothing, and must not hide what the header alone tells.
 */
const WITH_HEADER: readonly MessageCode[] = [
  'message_source_header_only',
  'message_source_clipped',
  'message_source_too_large',
];

/** Whether the whole header is there, whatever is wrong with the source. */
export function hasHeader({ problem }: Pick<Inspection['source'], 'problem'>): boolean {
  return problem === null || WITH_HEADER.includes(problem.code);
}

/** Whether a problem with the source means that there is no header to judge by. */
export function isUnreadable({ source, fields }: Pick<Inspection, 'source' | 'fields'>): boolean {
  // Of a picture or a page that is too large no more is said than that.
  const isLargeMail = fields.some(({ name }) => ['from', 'received'].includes(name.toLowerCase()));
  return !hasHeader(source) || (source.problem?.code === 'message_source_too_large' && !isLargeMail);
}
