/** Debian's own SOGo on loopback over a Dovecot, with a PostgreSQL and a memcached of its own; nothing under /etc is touched. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { MAIL_PASSWORD, MAIL_USER } from './dovecot.ts';
import { freePort, startProcess, waitFor, waitForHttp } from './process.ts';
import { startFront } from './sogo-front.ts';
import { asUser, giveTo } from './user.ts';

const POSTGRES = '/usr/lib/postgresql';

export interface Sogo {
  /** 'http://127.0.0.1:PORT' */
  readonly origin: string;
  stop(): Promise<void>;
}

/** Whether all that it needs is installed. */
export function hasSogo(): boolean {
  return existsSync('/usr/sbin/sogod') && existsSync('/usr/bin/memcached') && existsSync(POSTGRES);
}

/** @param folder an empty folder for its state */
export async function startSogo(folder: string, imapPort: number): Promise<Sogo> {
  const [front, back, cache] = [await freePort(), await freePort(), await freePort()];
  const database = await startDatabase(join(folder, 'database'));
  const state = join(folder, 'sogo');
  mkdirSync(join(state, 'spool'), { recursive: true });
  for (const path of [folder, state]) chmodSync(path, 0o755);
  for (const path of [state, join(state, 'spool')]) giveTo('sogo', path);
  const memcached = startProcess('memcached', ['-u', 'nobody', '-l', '127.0.0.1', '-p', `${cache}`, '-m', '16'], {
    log: join(folder, 'memcached.log'),
  });
  const [command, args] = asUser(
    'sogo',
    '/usr/sbin/sogod',
    settings({ state, imapPort, back, cache, database: database.port }),
  );
  const sogod = startProcess(command, args, { env: { HOME: state }, log: join(folder, 'sogod.log') });
  await waitForHttp(`http://127.0.0.1:${back}/SOGo/`);
  const server = await startFront(front, back);
  return {
    origin: `http://127.0.0.1:${front}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      for (const running of [sogod, memcached]) await running.stop();
      await database.stop();
    },
  };
}

async function startDatabase(folder: string): Promise<{ port: number; stop(): Promise<void> }> {
  const port = await freePort();
  const version = readdirSync(POSTGRES).sort().at(-1) ?? '';
  const program = (name: string) => join(POSTGRES, version, 'bin', name);
  mkdirSync(folder, { recursive: true });
  giveTo('postgres', folder);
  const data = join(folder, 'data');
  const run = (name: string, args: string[], input?: string) => {
    const [command, all] = asUser('postgres', program(name), args);
    execFileSync(command, all, { input, stdio: 'pipe', cwd: '/' });
  };
  run('initdb', ['-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--locale=C', '--no-sync']);
  const options = [
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'fsync=off',
    'shared_buffers=16MB',
  ];
  const [command, args] = asUser('postgres', program('postgres'), [
    ...['-D', data, '-p', `${port}`],
    ...options.flatMap((option) => ['-c', option]),
  ]);
  const running = startProcess(command, args, { log: join(folder, '..', 'postgres.log') });
  const query = ['-q', '-h', '127.0.0.1', '-p', `${port}`, '-U', 'postgres'];
  await waitFor('PostgreSQL', () => {
    run('psql', query, 'SELECT 1;');
    return true;
  });
  run('psql', query, 'CREATE ROLE sogo LOGIN SUPERUSER;');
  run('psql', query, 'CREATE DATABASE sogo OWNER sogo;');
  const columns = ['c_uid', 'c_name', 'c_password', 'c_cn', 'mail'].map((name) => `${name} varchar`).join(', ');
  const values = [MAIL_USER, MAIL_USER, MAIL_PASSWORD, 'Bob', `${MAIL_USER}@rcpt.example`].map((value) => `'${value}'`);
  run(
    'psql',
    [...query, 'sogo'],
    `CREATE TABLE sogo_users (${columns}); INSERT INTO sogo_users VALUES (${values.join(', ')});`,
  );
  return { port, stop: () => running.stop() };
}

interface Ports {
  state: string;
  imapPort: number;
  back: number;
  cache: number;
  database: number;
}

/** What stands on the command line beats /etc/sogo. */
function settings({ state, imapPort, back, cache, database }: Ports): string[] {
  const url = `postgresql://sogo:x@127.0.0.1:${database}/sogo`;
  const users = `({type=sql;id=u;viewURL="${url}/sogo_users";canAuthenticate=YES;isAddressBook=NO;userPasswordAlgorithm=plain;MailFieldNames=(mail);})`;
  const values: Record<string, string> = {
    WONoDetach: 'YES',
    // Fewer cannot serve one page: each has one connection, to itself as well.
    WOWorkersCount: '3',
    WOPort: `127.0.0.1:${back}`,
    WOPidFile: join(state, 'spool', 'sogo.pid'),
    WOLogFile: '-',
    SOGoProfileURL: `${url}/sogo_user_profile`,
    OCSFolderInfoURL: `${url}/sogo_folder_info`,
    OCSSessionsFolderURL: `${url}/sogo_sessions_folder`,
    SOGoUserSources: users,
    SOGoMailDomain: 'rcpt.example',
    SOGoLanguage: 'English',
    SOGoTimeZone: 'UTC',
    SOGoIMAPServer: `imap://127.0.0.1:${imapPort}`,
    SOGoMemcachedHost: `127.0.0.1:${cache}`,
    SOGoMailSpoolPath: join(state, 'spool'),
    SOGoLoginModule: 'Mail',
    SOGoSieveScriptsEnabled: 'NO',
    SOGoMailAuxiliaryUserAccountsEnabled: 'NO',
  };
  return Object.entries(values).flatMap(([name, value]) => [`-${name}`, value]);
}
