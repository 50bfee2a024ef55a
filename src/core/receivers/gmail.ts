import { type Receiver, UNSEEN } from './receiver.ts';

/**
 * Gmail and Google Workspace. Mail from outside enters at mx.google.com, mail of its own users at smtp.gmail.com; inside, hosts go
 * by addresses like 2002:a05:…, the 6to4 form of 10.5.…. Its results stand *below* its border field, where a sender's own
 * fields begin: the first with its id counts, if what it sealed above (ARC-Authentication-Results) says the same.
 */
export const gmail: Receiver = {
  ...UNSEEN,
  name: 'Gmail',
  borderBy: ['mx.google.com', 'smtp.gmail.com'],
  networks: ['2002:a00::/24'],
  authservIds: ['mx.google.com'],
  results: 'below',
};
