import { type Receiver, UNSEEN } from './receiver.ts';

/**
 * Yahoo! JAPAN Mail. Mail enters at mtaNNN.mail.….yahoo.co.jp; its older results ("from=…; domainkeys=…; dkim=…")
 * are not RFC 8601's, and where they stand has not been seen.
 */
export const yahooJapan: Receiver = {
  ...UNSEEN,
  name: 'Yahoo! JAPAN',
  borderBy: ['mta*.mail.*.yahoo.co.jp'],
};
