import { type Form, greetingFirst } from '../form.ts';

/** Zendesk, by fields that were seen. */
export const zendesk: Form = greetingFirst('Zendesk');
