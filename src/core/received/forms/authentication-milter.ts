import { type Form, greetingFirst } from '../form.ts';

/** Authentication Milter, which checks mail at Fastmail. */
export const authenticationMilter: Form = greetingFirst('Authentication Milter');
