import type { Receiver } from './receiver.ts';

/** GMX, WEB.DE and mail.com. Only their submission has been seen, not their border: nothing is believed. */
export const gmx: Receiver = {
  name: 'GMX / WEB.DE',
  borderBy: [],
  networks: [],
  gateways: [],
  authservIds: [],
  results: 'none',
  returnPath: 'top',
};
