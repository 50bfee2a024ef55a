import { type Form, greetingFirst } from '../form.ts';

/** Scalix 10 to 12, by fields of 2006 to 2020: a blank behind the parenthesis. */
export const scalix: Form = greetingFirst('Scalix', ['from {helo*} ( {ip})'], undefined, 'via with id for');
