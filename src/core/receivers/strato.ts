import { type Receiver, UNSEEN } from './receiver.ts';

/**
 * Strato. Seen: messages of 2020 to 2024 in public repositories. Mail enters at smtpin.rzone.de; above its field stand Received-SPF, the results in the
 * name of strato.com, an ARC set that says the same, and Return-Path.
 */
export const strato: Receiver = {
  ...UNSEEN,
  name: 'Strato',
  borderBy: ['smtpin.rzone.de'],
  authservIds: ['strato.com'],
  results: 'above',
};
