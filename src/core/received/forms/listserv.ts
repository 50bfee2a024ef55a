import type { Form } from '../form.ts';

/** LISTSERV 1.8 to 17, by fields that were seen: the list hands on, and names no client. */
export const listserv: Form = { name: 'LISTSERV', client: ['from {from}', ''], server: 'by (LISTSERV…) with id for' };
