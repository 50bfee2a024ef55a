import { type Receiver, UNSEEN } from './receiver.ts';

/**
 * Yandex Mail. Seen: messages of 2012 to 2026 in public repositories. Mail enters at mxfront….mail.yandex.net, now
 * mail-nwsmtp-mxfront-….yandex.net, and goes on through postback….mail.yandex.net. The results stand *below* the border, where a sender can write the
 * same, and nothing beside them bears witness: they are not believed.
 */
export const yandex: Receiver = {
  ...UNSEEN,
  name: 'Yandex',
  borderBy: ['mxfront*.mail.yandex.net', 'mail-nwsmtp-mxfront-*.yandex.net'],
  networks: ['2a02:6b8:c00::/40'],
};
