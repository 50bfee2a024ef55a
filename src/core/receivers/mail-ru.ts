import { type Receiver, UNSEEN } from './receiver.ts';

/**
 * Mail.ru. Seen: a message of 2013 and results of 2023 and later in public repositories. Mail enters at mxNNN.mail.ru or mxNNN.i.mail.ru; the
 * results, in the name of mxs.mail.ru, and Received-SPF stand above it.
 */
export const mailRu: Receiver = {
  ...UNSEEN,
  name: 'Mail.ru',
  borderBy: ['mx*.mail.ru'],
  authservIds: ['mxs.mail.ru'],
  results: 'above',
};
