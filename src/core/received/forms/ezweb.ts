import { type Form, greetingFirst } from '../form.ts';

/** The servers of au, by fields of 2008 to 2010. */
export const ezweb: Form = greetingFirst('EZweb', undefined, 'EZweb Mail');
