/** A real Dovecot on loopback over a Maildir that the tests fill; nothing under /etc is touched. */
import { execFileSync } from 'node:child_process';
import { chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort, type RunningProcess, startProcess, waitFor } from './process.ts';

export const MAIL_USER = 'bob';
export const MAIL_PASSWORD = 'secret';

/** Debian's own user for mail: Dovecot hands out no mail as root. */
const DEBIAN_MAIL = { name: 'mail', group: 'mail', uid: 8, gid: 8 };

export interface Dovecot {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * @param folder an empty folder for its state
 * @param mails what lies in the inbox, in the order of its UIDs (1 is the first): the bytes as they are in the files
 * @param others inboxes of other users, who have the same password
 */
export async function startDovecot(
  folder: string,
  mails: readonly Uint8Array[],
  others: Record<string, readonly Uint8Array[]> = {},
): Promise<Dovecot> {
  const owner = process.getuid?.() === 0 ? DEBIAN_MAIL : ownUser();
  for (const name of ['run', 'state']) mkdirSync(join(folder, name), { recursive: true });
  for (const [user, inbox] of Object.entries({ ...others, [MAIL_USER]: mails }))
    fillMaildir(join(folder, 'mail', user), inbox, owner);
  const port = await freePort();
  const config = join(folder, 'dovecot.conf');
  writeFileSync(config, configuration(folder, port, owner));
  const running = startProcess('/usr/sbin/dovecot', ['-F', '-c', config], { log: join(folder, 'dovecot.log') });
  await waitForBanner(port, running, join(folder, 'dovecot.log'));
  return { port, stop: () => running.stop() };
}

function fillMaildir(maildir: string, mails: readonly Uint8Array[], owner: { uid: number; gid: number }): void {
  const made = [join(maildir, '..'), maildir, ...['cur', 'new', 'tmp'].map((name) => join(maildir, name))];
  for (const path of made) mkdirSync(path, { recursive: true });
  mails.forEach((mail, index) => {
    // Dovecot gives out UIDs in the order of the names.
    const file = join(maildir, 'cur', `${1_790_000_000 + index}.M${index}P1.mail:2,`);
    writeFileSync(file, mail);
    made.push(file);
  });
  for (const path of made) chownSync(path, owner.uid, owner.gid);
}

function ownUser(): typeof DEBIAN_MAIL {
  const { username, uid, gid } = userInfo();
  return { name: username, group: execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim(), uid, gid };
}

function configuration(folder: string, port: number, owner: typeof DEBIAN_MAIL): string {
  const rootless =
    process.getuid?.() === 0
      ? ''
      : `default_internal_user = ${owner.name}
default_login_user = ${owner.name}
default_internal_group = ${owner.group}
service anvil {
  chroot =
}
service imap-login {
  chroot =
}
`;
  return `base_dir = ${join(folder, 'run')}
state_dir = ${join(folder, 'state')}
instance_name = waybill-test
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
log_path = /dev/stderr
mail_location = maildir:${join(folder, 'mail')}/%n
first_valid_uid = 1
passdb {
  driver = static
  args = password=${MAIL_PASSWORD}
}
userdb {
  driver = static
  args = uid=${owner.name} gid=${owner.group} home=${join(folder, 'mail')}/%n
}
service imap-login {
  inet_listener imap {
    address = 127.0.0.1
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
${rootless}`;
}

async function waitForBanner(port: number, running: RunningProcess, log: string): Promise<void> {
  const { connect } = await import('node:net');
  await waitFor(`Dovecot (see ${log})`, () => {
    if (running.child.exitCode !== null) throw new Error('Dovecot ended at once');
    return new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('data', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
  });
}
