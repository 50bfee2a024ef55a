import type { Form } from '../form.ts';

/** CommuniGate Pro 4.1 to 6.3: what it saw stands first; "verified" where the name has that address; an account where the client logged in. */
export const communigate: Form = {
  name: 'CommuniGate Pro',
  client: [
    'from {ip} (HELO {helo*})',
    'from {ip} (account {user} HELO {helo*})',
    'from {ip} (account {user} [{any}] verified)',
    'from {ip} (account {user})',
    'from {ip}',
    'from {same} ([{ip}] verified)',
    'from {helo} ([{ip}])',
    '',
  ],
  server: 'by (CommuniGate Pro…) with id for',
};
