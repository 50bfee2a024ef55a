import { type Receiver, UNSEEN } from './receiver.ts';

/** What it writes of each mail. */
const REQUIRED = ['dmarc.icloud.com', 'dkim-verifier.icloud.com', 'spf.icloud.com'];
const IDS = ['bimi.icloud.com', 'arc.icloud.com', ...REQUIRED];

/**
 * iCloud Mail. Seen: messages of 2023 to 2026 in public repositories. Mail enters at ci…, st…, qs….me.com or p…-icloudmta-smtpin-…, mail of its own
 * users at p…-icloudmta-asmtp-…; a p…-mailgateway-smtp-… above names that host alone, without an address. The results stand *below* the
 * border: X-ICL-…, then one field for each check, then Received-SPF.
 */
export const icloud: Receiver = {
  ...UNSEEN,
  name: 'iCloud',
  borderBy: ['*p00im-*.me.com', 'p*-icloudmta-smtpin-*', 'p*-icloudmta-asmtp-*'],
  authservIds: IDS,
  results: 'below',
  innerBy: ['p*-mailgateway-smtp*'],
  block: {
    ids: IDS,
    required: REQUIRED,
    between: ['x-icl-*', 'x-arc-info', 'x-dmarc-info', 'x-dmarc-policy'],
  },
};
