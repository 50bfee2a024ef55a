import { type Receiver, UNSEEN } from './receiver.ts';

/**
 * au. Only what it sends has been seen, not its border: nothing is believed.
 */
export const au: Receiver = {
  ...UNSEEN,
  name: 'au',
};
