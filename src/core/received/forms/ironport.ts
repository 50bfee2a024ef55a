import { type Form, REVERSE_FIRST } from '../form.ts';

/** IronPort (Cisco) in the cloud, and MessageLabs (Symantec, Broadcom), by their hosts; MessageLabs' outer ones write an address alone, or nothing. */
export const ironport: Form = {
  name: 'IronPort',
  client: [...REVERSE_FIRST, 'from [{ip}]', ''],
  server: 'by *.iphmx.com|*.messagelabs.com with id',
};
