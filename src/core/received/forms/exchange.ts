import { type Form, GREETING_FIRST } from '../form.ts';

/** Exchange 2003 to 2019 and Exchange Online: "from GREETING (192.0.2.1)"; the SMTP service of Windows writes brackets. */
export const exchange: Form = {
  name: 'Exchange',
  client: [
    'from {helo*} ({ip})',
    ...GREETING_FIRST,
    'from {helo*} ([{ip}] unverified)',
    'from {helo*} ([{ip}] RDNS failed)',
    'from mail pickup service',
    '',
  ],
  server: 'by with Microsoft SMTP… id via for',
};
