import type { Receiver } from './receiver.ts';

/** iCloud Mail. Its border and its results have not been seen yet: nothing is believed. */
export const icloud: Receiver = {
  name: 'iCloud',
  borderBy: [],
  networks: [],
  gateways: [],
  authservIds: [],
  results: 'none',
  returnPath: 'top',
};
