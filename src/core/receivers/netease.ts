import { type Receiver, UNSEEN } from './receiver.ts';

/**
 * NetEase (163, 126). Seen: a message of 2026 in a public repository. Mail enters at gzga-mx-mtada-g…, whose field stands on top. The results, in that
 * host's name, stand *below* it, where a sender can write the same, and nothing beside them bears witness: they are not believed.
 */
export const netease: Receiver = {
  ...UNSEEN,
  name: 'NetEase',
  borderBy: ['gzga-mx-mtada-*'],
};
