/** Debian's own Roundcube on loopback, over a Dovecot: one PHP server for each skin, nothing under /etc is touched. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, startProcess, waitForHttp } from './process.ts';

export const SKINS = ['elastic', 'larry', 'classic'] as const;
export type Skin = (typeof SKINS)[number];

const DEBIAN_CONFIG = '/etc/roundcube';
const DEBIAN_PAGES = '/var/lib/roundcube/public_html';

export interface Roundcube {
  /** 'http://127.0.0.1:PORT' */
  readonly origin: string;
  stop(): Promise<void>;
}

/** @param folder an empty folder for its database, logs and sessions */
export async function startRoundcube(folder: string, imapPort: number, skin: Skin): Promise<Roundcube> {
  const config = join(folder, 'config');
  for (const name of ['config', 'logs', 'temp', 'sessions']) mkdirSync(join(folder, name), { recursive: true });
  for (const file of ['defaults.inc.php', 'mimetypes.php']) symlinkSync(join(DEBIAN_CONFIG, file), join(config, file));
  writeFileSync(join(config, 'config.inc.php'), configuration(folder, imapPort, skin));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const running = startProcess(
    'php',
    ['-d', `session.save_path=${join(folder, 'sessions')}`, '-S', `127.0.0.1:${port}`, '-t', DEBIAN_PAGES],
    {
      env: { RCUBE_CONFIG_PATH: `${config}/`, ROUNDCUBE_CONFIG_DIR: config, PHP_CLI_SERVER_WORKERS: '4' },
      log: join(folder, 'php.log'),
    },
  );
  await waitForHttp(`${origin}/?_task=login`);
  return { origin, stop: () => running.stop() };
}

function configuration(folder: string, imapPort: number, skin: Skin): string {
  return `<?php
$config = [];
$config['db_dsnw'] = 'sqlite:///${join(folder, 'roundcube.sqlite')}?mode=0640'; // made on first use
$config['imap_host'] = '127.0.0.1:${imapPort}';
$config['smtp_host'] = '127.0.0.1:9';
$config['des_key'] = 'only-for-tests-24-chars!';
$config['plugins'] = [];
$config['skin'] = '${skin}';
$config['log_dir'] = '${join(folder, 'logs')}';
$config['temp_dir'] = '${join(folder, 'temp')}';
$config['enable_spellcheck'] = false;
$config['language'] = 'en_US';
$config['mail_read_time'] = -1;
`;
}
