import { type Form, greetingFirst } from '../form.ts';

/** Nemesis, the server of GMX, WEB.DE and IONOS, by fields of 2014 to 2026; "(mxeue102 [192.0.2.1])" is its own address. */
export const nemesis: Form = greetingFirst('Nemesis', 'by with (Nemesis…) id for');
