import { type Receiver, UNSEEN } from './receiver.ts';

/**
 * SoftBank. Only what it sends has been seen, not its border: nothing is believed.
 */
export const softbank: Receiver = {
  ...UNSEEN,
  name: 'SoftBank',
};
