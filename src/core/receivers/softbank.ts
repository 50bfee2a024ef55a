import type { Receiver } from './receiver.ts';

/**
 * SoftBank. Only what it sends has been seen, not its border: nothing is believed.
 */
export const softbank: Receiver = {
  name: 'SoftBank',
  borderBy: [],
  networks: [],
  gateways: [],
  authservIds: [],
  results: 'none',
  returnPath: 'top',
};
