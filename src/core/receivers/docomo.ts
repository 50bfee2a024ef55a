import type { Receiver } from './receiver.ts';

/** docomo Mail. Its border and its results have not been seen yet: nothing is believed. */
export const docomo: Receiver = {
  name: 'docomo',
  borderBy: [],
  networks: [],
  gateways: [],
  authservIds: [],
  results: 'none',
  returnPath: 'top',
};
