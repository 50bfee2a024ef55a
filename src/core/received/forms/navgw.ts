import type { Form } from '../form.ts';

/** Norton AntiVirus for Gateways 2.5: its whole first clause is a comment. */
export const navgw: Form = {
  name: 'NAVGW',
  client: ['(from {helo*} [{ip}])'],
  server: 'by (NAVGW…) with id for',
};
