import { type Form, greetingFirst, withoutAddress } from '../form.ts';

/**
 * MDaemon 5 to 26, by fields that were seen: the client's address only where the server's own name or address stands before the mark, or, up to 6, in
 * brackets of its own. Set otherwise it writes none.
 */
export const mdaemon: readonly Form[] = [
  greetingFirst('MDaemon', [], '…) (MDaemon'),
  { ...withoutAddress('MDaemon'), client: ['from {helo*} [{ip}]'], server: 'by (MDaemon.…) with id for' },
  withoutAddress('MDaemon'),
];
