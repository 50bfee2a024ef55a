import type { Form } from '../form.ts';

/**
 * ZoneMTA 0.1 to 3.10 (sending-zone.js), which writes one for what it sends: the greeting, one word of any kind, and behind the address the
 * reverse name as it came and the login.
 */
export const zonemta: Form = {
  name: 'ZoneMTA',
  client: [
    'from {helo} ([{ip}] {any*})',
    'from {helo} [{ip}]',
    'from {helo} [{ip}] ({any*})',
    'from {ip}',
    'from {from}',
  ],
  server: 'by (ZoneMTA…) with id for',
};
