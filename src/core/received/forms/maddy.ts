import { type Form, greetingFirst } from '../form.ts';

/** maddy 0.4 to 0.8 (received.go). A greeting that is no name is left out, and the field then begins with the parenthesis. */
export const maddy: Form = greetingFirst('maddy', ['({reverse} [{ip}])', '([{ip}])'], 'envelope-sender');
