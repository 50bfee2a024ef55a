import { type Form, REVERSE_FIRST } from '../form.ts';

/** IronPort (Cisco) in the cloud, and MessageLabs (Symantec, Broadcom), by their hosts. */
export const ironport: Form = {
  name: 'IronPort',
  client: REVERSE_FIRST,
  server: 'by *.iphmx.com|*.messagelabs.com with id',
};
