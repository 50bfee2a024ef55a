import { type Form, greetingFirst } from '../form.ts';

/** IceWarp (once Merak) 9 to 12, by fields that were seen. */
export const icewarp: Form = greetingFirst('IceWarp');
