import { type Receiver, UNSEEN } from './receiver.ts';

/**
 * Fastmail. Mail enters at mxN.messagingengine.com; a milter on the same host checks it (a second field of that name, from loopback) and
 * writes the results above; from there it goes on through 10.202.0.0/16.
 */
export const fastmail: Receiver = {
  ...UNSEEN,
  name: 'Fastmail',
  borderBy: ['mx*.messagingengine.com'],
  networks: ['10.202.0.0/16'],
  authservIds: ['mx*.messagingengine.com'],
  results: 'above',
};
