import { type Form, greetingFirst, REVERSE_FIRST } from '../form.ts';

const CLAUSES = 'with id envelope-from';

/** Until 2.0.4 the reverse name came first, until 0.8 as qmail has it. */
const REVERSED = ['0.', '1.', '2.0.0', '2.0.1', '2.0.2', '2.0.3', '2.0.4'].map((version) => ({
  name: 'Haraka',
  client: ['from {reverse} ({helo*} [{ip}])', ...REVERSE_FIRST],
  server: `by (Haraka/${version}…) ${CLAUSES}`,
}));

/** Haraka 0.2 to 3.1 (connection.js, received_line). Greeting and reverse name stand as they came. */
export const haraka: readonly Form[] = [...REVERSED, greetingFirst('Haraka', undefined, undefined, CLAUSES)];
