import { type Form, greetingFirst } from '../form.ts';

/** Halon 5 and 6, by fields that were seen. */
export const halon: Form = greetingFirst('Halon');
