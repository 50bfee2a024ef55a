import { type Form, greetingFirst } from '../form.ts';

/** Oracle Communications Messaging Server 7 and 8, by fields that were seen. */
export const oracle: Form = greetingFirst('Oracle');
