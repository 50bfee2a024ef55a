import type { Receiver } from './receiver.ts';

/** Yandex Mail. Its border and its results have not been seen yet: nothing is believed. */
export const yandex: Receiver = {
  name: 'Yandex',
  borderBy: [],
  networks: [],
  gateways: [],
  authservIds: [],
  results: 'none',
  returnPath: 'top',
};
