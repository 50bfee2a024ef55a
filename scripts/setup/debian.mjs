/**
 * What the tests need of Debian: the stage of the end-to-end tests, and the peers (Ubuntu has the same packages but for its browsers).
 * Run by itself it installs all of it: `node scripts/setup/debian.mjs`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hasChromium, hasFirefox, hasThunderbird } from './programs.mjs';

export const BROWSER_PACKAGES = ['chromium', 'fonts-noto-cjk', 'fonts-noto-core', 'fonts-noto-color-emoji'];

/** What the tests need, by what is left out without it. Each is installed by itself: Ubuntu has all but Debian's browsers. */
export const GROUPS = [
  { what: 'the end-to-end tests in Chromium', packages: BROWSER_PACKAGES, instead: hasChromium },
  { what: 'the end-to-end tests in Firefox', packages: ['firefox-esr'], instead: hasFirefox },
  {
    what: 'the end-to-end tests in Thunderbird',
    packages: ['thunderbird'],
    instead: hasThunderbird,
  },
  {
    what: 'the end-to-end tests in Roundcube, with Dovecot behind it',
    packages: [
      'openssl',
      'php-cli',
      'php-sqlite3',
      'php-intl',
      'php-mbstring',
      'php-xml',
      'roundcube-core',
      'roundcube-sqlite3',
      'roundcube-plugins',
      'roundcube-skin-classic',
      'roundcube-skin-larry',
      'dovecot-imapd',
    ],
  },
  {
    what: 'the end-to-end tests in SOGo, Horde and public-inbox',
    packages: [
      'sogo',
      'memcached',
      'postgresql',
      'public-inbox',
      'php-curl',
      'php-horde-imp',
      'php-horde-webmail',
      'libjs-prototype',
      'libjs-scriptaculous',
    ],
  },
  { what: 'the tests of the printed report', packages: ['poppler-utils'] },
  {
    what: 'the comparisons with pyspf, dkimpy, opendkim and cmark-gfm',
    packages: ['python3-spf', 'python3-dkim', 'opendkim-tools', 'cmark-gfm'],
  },
];
const ALL_PACKAGES = GROUPS.flatMap(({ packages }) => packages);

/** Answers to the questions that Roundcube's package asks. The tests use none of what it sets up under /etc. */
const ROUNDCUBE_ANSWERS = `roundcube-core roundcube/dbconfig-install boolean true
roundcube-core roundcube/database-type select sqlite3
roundcube-core roundcube/hosts string 127.0.0.1:143
roundcube-core roundcube/language select en_US
roundcube-core roundcube/reconfigure-webserver multiselect
`;

/** Whether packages can be installed here without asking anybody. */
export function canInstall() {
  return existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
}

/** @returns those that are not installed */
export function missingPackages(packages) {
  return packages.filter((name) => {
    const { stdout } = spawnSync('dpkg', ['-s', name], { encoding: 'utf8' });
    return !/^Status: .* installed$/m.test(stdout ?? '');
  });
}

/** Installs what is missing of these. @returns whether all of it is there now */
export function installPackages(packages) {
  const missing = missingPackages(packages);
  if (missing.length === 0) return true;
  if (!canInstall()) return false;
  console.log(`installing ${missing.join(' ')} …`);
  const ready =
    run('debconf-set-selections', [], ROUNDCUBE_ANSWERS) &&
    apt('update', '-q=2') &&
    apt('install', '-q=2', '-y', '--no-install-recommends', ...missing);
  return ready && missingPackages(packages).length === 0;
}

function apt(...args) {
  return run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args]);
}

function run(program, args, input = '') {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // apt tells of each package that it unpacks: shown only when it fails.
  const result = spawnSync(program, args, { input, env: environment, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (result.status !== 0) console.error(`${program} ${args.join(' ')} failed:\n${result.stdout}${result.stderr}`);
  return result.status === 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!installPackages(ALL_PACKAGES)) {
    console.error(`please install: ${missingPackages(ALL_PACKAGES).join(' ')}`);
    process.exitCode = 1;
  }
}
