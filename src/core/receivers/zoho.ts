import { type Receiver, UNSEEN } from './receiver.ts';

/**
 * Zoho Mail. Seen: messages of 2017 to 2026 in public repositories, all of mx.zohomail.com: Received-SPF, the results and Return-Path stand above the
 * border's field. Its other countries' hosts have not been seen.
 */
export const zoho: Receiver = {
  ...UNSEEN,
  name: 'Zoho',
  borderBy: ['mx.zohomail.com'],
  authservIds: ['mx.zohomail.com'],
  results: 'above',
};
