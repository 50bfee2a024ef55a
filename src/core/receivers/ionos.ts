import { type Receiver, UNSEEN } from './receiver.ts';

/**
 * IONOS (1&1). Seen: messages of 2021 to 2026 in public repositories. Mail enters at mx.kundenserver.de; above its field stand Return-Path and, in the
 * name of kundenserver.de, a results field for each signature; of SPF and DMARC they tell nothing.
 */
export const ionos: Receiver = {
  ...UNSEEN,
  name: 'IONOS',
  borderBy: ['mx.kundenserver.de'],
  authservIds: ['kundenserver.de'],
  results: 'above',
};
