import { type Form, greetingFirst } from '../form.ts';

/**
 * Haraka 0.9 to 3.1 (connection.js, received_line). Greeting and reverse name stand as they came, until 2.0.4 the other way round; the address is
 * the server's own and last in all of them.
 */
export const haraka: Form = greetingFirst('Haraka', undefined, undefined, 'with id envelope-from');
