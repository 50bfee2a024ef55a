import { type Form, greetingFirst } from '../form.ts';

/** amavis 2.6 to 2.13: the filter on the server itself. */
export const amavis: Form = greetingFirst('amavis');
