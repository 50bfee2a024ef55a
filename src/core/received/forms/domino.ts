import { type Form, greetingFirst } from '../form.ts';

/** Domino 5 to 14, of Lotus, then IBM, then HCL, by fields that were seen. */
export const domino: readonly Form[] = ['Lotus', 'IBM', 'HCL'].map((owner) =>
  greetingFirst('Domino', [], `${owner} Domino`),
);
