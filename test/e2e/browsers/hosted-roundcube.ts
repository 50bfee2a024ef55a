/** Chromium with the extension beside a real Roundcube, whose receiving side is declared. */
import { join } from 'node:path';
import { DECLARED_RECEIVER } from '../mails/mail.ts';
import { temporaryFolder } from '../paths.ts';
import { type Dovecot, startDovecot } from '../services/dovecot.ts';
import { type Roundcube, startRoundcube } from '../services/roundcube.ts';
import { type Hosted, type HostedOptions, openHosted } from './hosted.ts';

export interface HostedRoundcubeOptions extends Pick<HostedOptions, 'zone'> {
  /** The inbox, oldest first. */
  files: readonly Uint8Array[];
  /** Inboxes of other accounts, by their names. */
  others?: Parameters<typeof startDovecot>[2];
  skin?: Parameters<typeof startRoundcube>[2];
  /** Badges are on, and check every message that is opened. */
  badges?: boolean;
}

export interface HostedRoundcube extends Hosted {
  roundcube: Roundcube;
}

/** Opens all of it; where one part fails, those that were there already are closed. */
export async function openHostedRoundcube(options: HostedRoundcubeOptions): Promise<HostedRoundcube> {
  const { zone = {}, files, others, skin = 'elastic', badges = false } = options;
  const folder = temporaryFolder('roundcube');
  let dovecot: Dovecot | undefined;
  let roundcube: Roundcube | undefined;
  const stop = async () => {
    await roundcube?.stop();
    await dovecot?.stop();
    folder.remove();
  };
  try {
    dovecot = await startDovecot(join(folder.path, 'dovecot'), files, others);
    roundcube = await startRoundcube(join(folder.path, 'roundcube'), dovecot.port, skin);
    const { origin } = roundcube;
    const stored = { language: 'en', receivers: { [origin]: DECLARED_RECEIVER } };
    const site = `${origin}/*`;
    const withBadges = { granted: [site], stored: { ...stored, badgeSites: [site], ladder: 'always' } };
    const hosted = await openHosted({ zone, stored, ...(badges && withBadges) });
    return {
      ...hosted,
      roundcube,
      async close() {
        try {
          await hosted.close();
        } finally {
          await stop();
        }
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
