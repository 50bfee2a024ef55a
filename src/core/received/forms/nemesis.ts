import { type Form, greetingFirst } from '../form.ts';

/** Nemesis, the server of GMX, WEB.DE and IONOS, by fields of 2004 to 2026; "(mxeue102 [192.0.2.1])" is its own address. */
export const nemesis: Form = greetingFirst('Nemesis', ['from {ip} (helo={helo*})'], 'by with (Nemesis…) id for');
