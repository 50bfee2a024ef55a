import { type Form, greetingFirst } from '../form.ts';

/** Barracuda Spam Firewall, by fields of 2007 to 2009; its border writes no mark. */
export const barracuda: Form = greetingFirst('Barracuda', undefined, 'Spam Firewall');
