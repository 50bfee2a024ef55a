import { type Receiver, UNSEEN } from './receiver.ts';

/** As it names itself: mx3 until 2024, phl-mx-04 in 2026. */
const HOSTS = ['mx*.messagingengine.com', '*-mx-*.messagingengine.com'];

/**
 * Fastmail. Mail enters at one of HOSTS; a milter on the same host checks it (a second field of that name, from loopback) and
 * writes the results above; from there it goes on through 10.202.0.0/16, and in Amsterdam through 10.64.2.0/24.
 */
export const fastmail: Receiver = {
  ...UNSEEN,
  name: 'Fastmail',
  borderBy: HOSTS,
  networks: ['10.202.0.0/16', '10.64.2.0/24'],
  authservIds: HOSTS,
  results: 'above',
};
