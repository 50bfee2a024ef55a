import { type Form, greetingFirst } from '../form.ts';

/** PowerMTA 3.5 to 5.0; many senders take its name off, and are then of a family. */
export const powermta: Form = greetingFirst('PowerMTA', ['from {helo*} ({ip})']);
