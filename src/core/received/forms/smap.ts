import type { Form } from '../form.ts';

/** smap, of the Firewall Toolkit and Gauntlet, by fields of 1995 to 2005: the reverse name, or "unknown", and the address; no greeting. */
export const smap: Form = { name: 'smap', client: ['from {reverse}({ip})'], server: 'by via smap… with id for' };
