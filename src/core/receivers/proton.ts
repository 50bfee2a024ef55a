import { type Receiver, UNSEEN } from './receiver.ts';

/**
 * Proton Mail. Mail enters at mailinNNN.protonmail.ch. It writes one results field for each method, above its border field or below it:
 * only those above are believed, since below it a sender can write the same.
 */
export const proton: Receiver = {
  ...UNSEEN,
  name: 'Proton',
  borderBy: ['mailin*.protonmail.ch'],
  authservIds: ['mail.protonmail.ch', 'mailin*.protonmail.ch'],
  results: 'above',
};
