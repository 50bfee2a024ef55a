import { type Form, greetingFirst } from '../form.ts';

/** MDaemon 5 to 26, by fields that were seen; up to 6 the address stands in brackets of its own. */
export const mdaemon: Form = greetingFirst('MDaemon', ['from {helo*} [{ip}]']);
