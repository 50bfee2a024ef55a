import { type Receiver, UNSEEN } from './receiver.ts';

/** docomo Mail. Its border and its results have not been seen yet: nothing is believed. */
export const docomo: Receiver = {
  ...UNSEEN,
  name: 'docomo',
};
