import { type Form, REVERSE_FIRST } from '../form.ts';

/** James 2.1 to 3.9 (ReceivedHeaderGenerator.java): the reverse name first; without the greeting where there was none. */
export const james: Form = {
  name: 'James',
  client: [...REVERSE_FIRST, 'from {same} ([{ip}])'],
  server: 'by (JAMES…) with id for',
};
