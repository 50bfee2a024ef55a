import type { Receiver } from './receiver.ts';

/** Yahoo! JAPAN Mail. Mail enters at mtaNNN.mail.….yahoo.co.jp; where its results stand has not been seen yet. */
export const yahooJapan: Receiver = {
  name: 'Yahoo! JAPAN',
  borderBy: ['mta*.mail.*.yahoo.co.jp'],
  networks: [],
  gateways: [],
  authservIds: [],
  results: 'none',
  returnPath: 'top',
};
