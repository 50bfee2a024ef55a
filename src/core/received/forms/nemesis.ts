import type { Form } from '../form.ts';

/** GMX and IONOS, which call their server Nemesis: no reverse name, and the host and address that took the mail behind "by". By fields of 2014 to 2026. */
export const nemesis: Form = {
  name: 'Nemesis',
  client: ['from {helo*} ([{ip}])', 'from [{ip}] (helo={helo*})'],
  server: 'by with (Nemesis…) id for',
};
