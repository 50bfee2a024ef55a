import type { Form } from '../form.ts';

/** F-Secure Internet Gatekeeper 5.20 to 5.50 (fsigk_smtp), by fields that were seen: it stands between the servers of Sakura and of Xserver. */
export const fSecure: Form = {
  name: 'F-Secure',
  client: ['from {name} ({ip})', 'from {any*} ({ip})'],
  server: 'by (F-Secure/…)',
};
