/**
 * Whether a problem with the source means that there is no message to judge. One that was cut off still has a header.
 *
 * @param problem the problem's code
 */
export function isUnreadable(problem: string): boolean {
  return problem !== 'message_cut_off';
}
