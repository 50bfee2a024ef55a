import { type Form, greetingFirst } from '../form.ts';

/** Free (free.fr), 2011. */
export const free: Form = greetingFirst('MXproxy');
