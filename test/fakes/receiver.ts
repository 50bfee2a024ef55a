/** A mailbox provider that writes its results above its border's Received field. */
import type { Receiver } from '../../src/core/receivers/receiver.ts';

export const RCPT_MAIL: Receiver = {
  name: 'Rcpt Mail',
  borderBy: ['mx.rcpt.example'],
  networks: [],
  gateways: [],
  authservIds: ['mx.rcpt.example'],
  results: 'above',
  returnPath: 'top',
};

/** The same, with relays of its own between border and mailbox. */
export const RCPT_MAIL_WITH_RELAYS: Receiver = { ...RCPT_MAIL, networks: ['10.0.0.0/8'] };
