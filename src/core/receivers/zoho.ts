import type { Receiver } from './receiver.ts';

/** Zoho Mail. Mail enters at mx.zohomail.com; where its results stand has not been seen yet. */
export const zoho: Receiver = {
  name: 'Zoho',
  borderBy: ['mx.zohomail.com'],
  networks: [],
  gateways: [],
  authservIds: [],
  results: 'none',
  returnPath: 'top',
};
