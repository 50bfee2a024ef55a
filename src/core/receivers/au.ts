import type { Receiver } from './receiver.ts';

/**
 * au. Only what it sends has been seen, not its border: nothing is believed.
 */
export const au: Receiver = {
  name: 'au',
  borderBy: [],
  networks: [],
  gateways: [],
  authservIds: [],
  results: 'none',
  returnPath: 'top',
};
