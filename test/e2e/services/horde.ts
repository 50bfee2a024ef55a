/** Debian's own Horde with IMP on loopback over a Dovecot: a copy of its tree, an SQLite file; nothing under /etc is touched. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, startProcess, waitForHttp } from './process.ts';

const PHP = '/usr/bin/php';
const DEBIAN = '/usr/share/horde';
const SETUP = fileURLToPath(new URL('horde-setup.php', import.meta.url));
/** Debian's own classes first; its IMP still calls a function that PHP 8 has not. */
const INCLUDE = ['-d', 'include_path=.:/usr/share/php'];
const QUIET = ['-d', 'error_reporting=E_ALL&~E_DEPRECATED&~E_NOTICE&~E_WARNING', '-d', 'display_errors=0'];
const EACH = `<?php
if (!function_exists('each')) {
    function each(&$array)
    {
        $key = key($array);
        if ($key === null) { return false; }
        $value = current($array);
        next($array);
        return [1 => $value, 'value' => $value, 0 => $key, 'key' => $key];
    }
}
`;
/** All but mail and what it needs. */
const LEFT_OUT = ['kronolith', 'nag', 'mnemo', 'trean', 'gollem', 'ingo', 'timeobjects', 'sam'];

export interface Horde {
  /** 'http://127.0.0.1:PORT' */
  readonly origin: string;
  stop(): Promise<void>;
}

/** Whether it is installed. */
export function hasHorde(): boolean {
  return existsSync(join(DEBIAN, 'imp')) && existsSync('/usr/share/php/Horde/Core/Bundle.php');
}

/** @param folder an empty folder for its copy and its state */
export async function startHorde(folder: string, imapPort: number): Promise<Horde> {
  for (const name of ['root', 'temporary', 'sessions', 'files']) mkdirSync(join(folder, name), { recursive: true });
  const root = join(folder, 'root', 'horde');
  // The configuration under /etc is linked into the tree: its copy is ours. One of the links leads nowhere.
  cpSync(DEBIAN, root, { recursive: true, dereference: true, filter: (path) => existsSync(path) });
  rmSync(join(root, '.htaccess'), { force: true });
  mkdirSync(join(root, 'static'), { recursive: true });
  writeFileSync(join(root, 'config', 'registry.local.php'), registry());
  writeFileSync(join(root, 'imp', 'config', 'backends.local.php'), backend(imapPort));
  writeFileSync(join(folder, 'each.php'), EACH);
  execFileSync(PHP, [...INCLUDE, ...QUIET, SETUP, folder], { stdio: 'pipe' });
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const own = [
    '-d',
    `session.save_path=${join(folder, 'sessions')}`,
    '-d',
    `auto_prepend_file=${join(folder, 'each.php')}`,
  ];
  const running = startProcess(
    'php',
    [...INCLUDE, ...QUIET, ...own, '-S', `127.0.0.1:${port}`, '-t', join(folder, 'root')],
    {
      env: { PHP_CLI_SERVER_WORKERS: '4' },
      log: join(folder, 'php.log'),
    },
  );
  await waitForHttp(`${origin}/horde/login.php`);
  return { origin, stop: () => running.stop() };
}

function registry(): string {
  const names = LEFT_OUT.flatMap((name) => [name, `${name}-menu`, `${name}-alarms`]).map((name) => `'${name}'`);
  return `<?php
foreach ([${names.join(', ')}] as $name) { unset($this->applications[$name]); }
$this->applications['horde']['webroot'] = '/horde';
`;
}

function backend(imapPort: number): string {
  return `<?php
$servers = ['imap' => ['disabled' => false, 'name' => 'Test', 'hostspec' => '127.0.0.1', 'hordeauth' => false, 'protocol' => 'imap',
    'port' => ${imapPort}, 'secure' => false, 'maildomain' => 'rcpt.example']];
`;
}
