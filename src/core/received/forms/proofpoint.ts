import { type Form, greetingFirst } from '../form.ts';

/** Proofpoint at its edge, by fields that were seen; inside it is sendmail. */
export const proofpoint: Form = greetingFirst('Proofpoint', undefined, 'PPS');
