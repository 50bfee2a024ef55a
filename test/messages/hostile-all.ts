/** All mail that is built to cost time, by what of it is hostile. */
import { HOSTILE_BODIES } from './hostile-bodies.ts';
import { HOSTILE_DNS } from './hostile-dns.ts';
import { HOSTILE_FILLINGS, HOSTILE_HEADERS } from './hostile-headers.ts';
import type { HostileCase } from './hostile-mail.ts';
import { HOSTILE_RECEIVED } from './hostile-received.ts';
import { HOSTILE_SIGNATURES } from './hostile-signatures.ts';

export const HOSTILE: Readonly<Record<string, readonly HostileCase[]>> = {
  headers: HOSTILE_HEADERS,
  'Received fields': HOSTILE_RECEIVED,
  fillings: HOSTILE_FILLINGS,
  signatures: HOSTILE_SIGNATURES,
  bodies: HOSTILE_BODIES,
  records: HOSTILE_DNS,
};
