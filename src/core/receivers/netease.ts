import type { Receiver } from './receiver.ts';

/**
 * NetEase (163, 126). Its hosts have been seen by name only, without their place: nothing is believed.
 */
export const netease: Receiver = {
  name: 'NetEase',
  borderBy: [],
  networks: [],
  gateways: [],
  authservIds: [],
  results: 'none',
  returnPath: 'top',
};
