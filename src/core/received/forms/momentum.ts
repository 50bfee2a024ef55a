import type { Form } from '../form.ts';

/** Momentum (ecelerity 2 to 4), at SparkPost and Salesforce: "([192.0.2.1:25] helo=x)". */
export const momentum: Form = {
  name: 'Momentum',
  client: ['from {same} ([{ip}]{rest*})', 'from ([{ip}]{rest*})'],
  server: 'by (ecelerity…) with id for',
};
