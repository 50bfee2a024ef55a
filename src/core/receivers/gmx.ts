import { type Receiver, UNSEEN } from './receiver.ts';

/**
 * GMX and WEB.DE. Seen: messages of 2014 to 2022 in public repositories. Mail enters at mx-ha.gmx.net or mx-ha.web.de; GMX writes "gmx.net;
 * dkim=…" above it. WEB.DE's results and mail.com's border have not been seen.
 */
export const gmx: Receiver = {
  ...UNSEEN,
  name: 'GMX / WEB.DE',
  borderBy: ['mx-ha.gmx.net', 'mx-ha.web.de'],
  authservIds: ['gmx.net'],
  results: 'above',
};
