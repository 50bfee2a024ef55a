import { type Form, greetingFirst } from '../form.ts';

/** MDaemon 5 to 26, by fields that were seen; up to 6 the address stands in brackets of its own. */
export const mdaemon: Form = greetingFirst('MDaemon', 'by (MDaemon…) with id for', 'from {helo*} [{ip}]');
