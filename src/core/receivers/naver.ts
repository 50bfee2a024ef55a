import { type Receiver, UNSEEN } from './receiver.ts';

/**
 * Naver Mail. Seen: messages of 2018 and 2025 in public repositories. Mail enters at crcvmailNNN.nm.naver.com; the results, in the name of
 * mx.naver.com, stand above it.
 */
export const naver: Receiver = {
  ...UNSEEN,
  name: 'Naver',
  borderBy: ['crcvmail*.nm.naver.com'],
  authservIds: ['mx.naver.com'],
  results: 'above',
};
