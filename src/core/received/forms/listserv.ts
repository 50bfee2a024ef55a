import { type Form, withoutAddress } from '../form.ts';

/** LISTSERV 1.8 to 17, by fields that were seen: the list hands on, and names no client. */
export const listserv: Form = withoutAddress('LISTSERV');
