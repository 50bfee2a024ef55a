import type { Form } from '../form.ts';

/**
 * Exim 3.1 to 4.98 (received_header_text, host_build_sender_fullhost). The address comes first, beside a name that it looked up and back; the
 * greeting and the ident stand behind it as they came.
 */
export const exim: Form = {
  name: 'Exim',
  silent: true,
  client: [
    'from {same} ([{ip}]{rest*})',
    'from {ip} (port={rest*})',
    'from {ip} (helo={helo*})',
    'from {ip} (ident={rest*})',
    'from {ip}',
    // Exim 3: the greeting before the address, the ident behind it.
    'from {same} [{ip}]',
    'from {same} ({helo*}) [{ip}]',
    'from {same} [{ip}] ({ident})',
    'from {same} ({helo}) [{ip}] ({ident})',
    'from {from}',
    'from {from} (helo={helo*})',
    '',
  ],
  server: 'by (Exim…) with tls id for',
};
