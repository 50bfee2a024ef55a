import { type Form, greetingFirst } from '../form.ts';

/** Haraka 2.7 to 3.1 (connection.js, received_line). Greeting and reverse name stand as they came. */
export const haraka: Form = greetingFirst('Haraka', undefined, 'by (Haraka…) with id envelope-from');
