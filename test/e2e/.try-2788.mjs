// test/e2e/services/dovecot.ts

// test/e2e/services/process.ts
import { spawn } from 'node:child_process';
import { chownSync, closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';

function startProcess(command, args, options) {
  const log = openSync(options.log, 'a');
  const child = spawn(command, args, {
    // Workers that the program forks belong to its group, and end with it.
    detached: true,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const gone = new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const endGroup = (signal) => {
    try {
      if (child.pid !== void 0) process.kill(-child.pid, signal);
    } catch {}
  };
  const onExit = () => endGroup('SIGKILL');
  process.once('exit', onExit);
  return {
    child,
    async stop() {
      process.off('exit', onExit);
      endGroup('SIGTERM');
      const late = setTimeout(() => endGroup('SIGKILL'), 5e3);
      await gone;
      clearTimeout(late);
    },
  };
}
async function freePort() {
  return await new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('no free port'));
      });
    });
  });
}
async function waitFor(what, probe, timeout = 15e3) {
  const end = Date.now() + timeout;
  let trouble;
  for (;;) {
    try {
      const answer = await probe();
      if (answer !== null && answer !== void 0 && answer !== false) return answer;
      trouble = void 0;
    } catch (error) {
      trouble = error;
    }
    if (Date.now() > end) throw new Error(`waited ${timeout} ms in vain for ${what}`, { cause: trouble });
    await sleep(60);
  }
}
async function sleep(milliseconds) {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
async function waitForHttp(address) {
  await waitFor(`an answer from ${address}`, async () => (await fetch(address, { redirect: 'manual' })).status < 500);
}

// test/e2e/services/dovecot.ts
var MAIL_USER = 'bob';
var MAIL_PASSWORD = 'secret';
var DEBIAN_MAIL = { name: 'mail', uid: 8, gid: 8 };
async function startDovecot(folder, mails2) {
  const owner = process.getuid?.() === 0 ? DEBIAN_MAIL : { ...userInfo(), name: userInfo().username };
  const maildir = join(folder, 'mail', MAIL_USER);
  for (const name of ['run', 'state']) mkdirSync(join(folder, name), { recursive: true });
  fillMaildir(maildir, mails2, owner);
  const port = await freePort();
  const config = join(folder, 'dovecot.conf');
  writeFileSync(config, configuration(folder, port, owner.name));
  const running = startProcess('/usr/sbin/dovecot', ['-F', '-c', config], { log: join(folder, 'dovecot.log') });
  await waitForBanner(port, running, join(folder, 'dovecot.log'));
  return { port, stop: () => running.stop() };
}
function fillMaildir(maildir, mails2, owner) {
  const made = [join(maildir, '..'), maildir, ...['cur', 'new', 'tmp'].map((name) => join(maildir, name))];
  for (const path of made) mkdirSync(path, { recursive: true });
  mails2.forEach((mail, index) => {
    const file = join(maildir, 'cur', `${179e7 + index}.M${index}P1.mail:2,`);
    writeFileSync(file, mail);
    made.push(file);
  });
  for (const path of made) chownSync(path, owner.uid, owner.gid);
}
function configuration(folder, port, user) {
  const rootless =
    process.getuid?.() === 0
      ? ''
      : `default_internal_user = ${user}
default_login_user = ${user}
default_internal_group = ${user}
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
  args = uid=${user} gid=${user} home=${join(folder, 'mail')}/%n
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
async function waitForBanner(port, running, log) {
  const { connect } = await import('node:net');
  await waitFor(`Dovecot (see ${log})`, () => {
    if (running.child.exitCode !== null) throw new Error('Dovecot ended at once');
    return new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('data', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
  });
}

// test/e2e/services/roundcube.ts
import { mkdirSync as mkdirSync2, symlinkSync, writeFileSync as writeFileSync2 } from 'node:fs';
import { join as join2 } from 'node:path';

var SKINS = ['elastic', 'larry', 'classic'];
var DEBIAN_CONFIG = '/etc/roundcube';
var DEBIAN_PAGES = '/var/lib/roundcube/public_html';
async function startRoundcube(folder, imapPort, skin) {
  const config = join2(folder, 'config');
  for (const name of ['config', 'logs', 'temp', 'sessions']) mkdirSync2(join2(folder, name), { recursive: true });
  for (const file of ['defaults.inc.php', 'mimetypes.php'])
    symlinkSync(join2(DEBIAN_CONFIG, file), join2(config, file));
  writeFileSync2(join2(config, 'config.inc.php'), configuration2(folder, imapPort, skin));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const running = startProcess(
    'php',
    ['-d', `session.save_path=${join2(folder, 'sessions')}`, '-S', `127.0.0.1:${port}`, '-t', DEBIAN_PAGES],
    {
      env: { RCUBE_CONFIG_PATH: `${config}/`, ROUNDCUBE_CONFIG_DIR: config, PHP_CLI_SERVER_WORKERS: '4' },
      log: join2(folder, 'php.log'),
    },
  );
  await waitForHttp(`${origin}/?_task=login`);
  return { origin, stop: () => running.stop() };
}
function configuration2(folder, imapPort, skin) {
  return `<?php
$config = [];
$config['db_dsnw'] = 'sqlite:///${join2(folder, 'roundcube.sqlite')}?mode=0640'; // made on first use
$config['imap_host'] = '127.0.0.1:${imapPort}';
$config['smtp_host'] = '127.0.0.1:9';
$config['des_key'] = 'only-for-tests-24-chars!';
$config['plugins'] = [];
$config['skin'] = '${skin}';
$config['log_dir'] = '${join2(folder, 'logs')}';
$config['temp_dir'] = '${join2(folder, 'temp')}';
$config['enable_spellcheck'] = false;
$config['language'] = 'en_US';
$config['mail_read_time'] = -1;
`;
}

// test/e2e/services/roundcube-session.ts
async function signIn(page, origin) {
  await page.goto(`${origin}/?_task=login`);
  await page.type('#rcmloginuser', MAIL_USER);
  await page.type('#rcmloginpwd', MAIL_PASSWORD);
  await Promise.all([page.waitForNavigation(), page.click('#rcmloginsubmit')]);
}
async function openMail(page, origin, uid) {
  await page.goto(`${origin}/?_task=mail&_mbox=INBOX&_uid=${uid}&_action=show`, { waitUntil: 'load' });
  await page.waitForSelector('#message-header, #messageheader');
}
async function openInPreview(page, origin, uid) {
  await page.goto(`${origin}/?_task=mail&_mbox=INBOX`, { waitUntil: 'load' });
  await selectInList(page, uid);
}
async function selectInList(page, uid) {
  const row = `#rcmrow${Buffer.from(String(uid)).toString('base64').replaceAll('=', '')}`;
  await page.waitForSelector(row);
  await page.click(`${row} .subject, ${row}`);
  await waitFor(`mail ${uid} in the preview`, () => {
    return page
      .frames()
      .some((frame) => frame.url().includes(`_uid=${uid}&`) && frame.url().includes('_action=preview'));
  });
}

// test/e2e/paths.ts
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join as join3 } from 'node:path';
import { fileURLToPath } from 'node:url';

var ROOT = findRoot(dirname(fileURLToPath(import.meta.url)));
var CHROME_BUILD = join3(ROOT, 'dist', 'chrome');
var FIREFOX_BUILD = join3(ROOT, 'dist', 'firefox');
var OUT = join3(ROOT, 'out');
var SCREENSHOTS = join3(OUT, 'screenshots');
function findRoot(from) {
  if (existsSync(join3(from, 'package.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('no package.json above the tests');
  return findRoot(parent);
}
function temporaryFolder(name) {
  const path = mkdtempSync(join3(tmpdir(), `waybill-${name}-`));
  chmodSync(path, 457);
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) };
}

// test/e2e/browsers/chromium.ts
import { readFileSync, writeFileSync as writeFileSync3 } from 'node:fs';
import { join as join5 } from 'node:path';
import puppeteer from 'puppeteer-core';

// test/e2e/browsers/errors.ts
var OWN = 'chrome-extension://';
var WATCHED = ['page', 'service_worker', 'other', 'iframe'];
function collectErrors(browser) {
  const errors = [];
  const seen = /* @__PURE__ */ new WeakSet();
  const watch = (target) => {
    if (seen.has(target) || !WATCHED.includes(target.type())) return;
    seen.add(target);
    void watchTarget(target, errors).catch(() => void 0);
  };
  browser.on('targetcreated', watch);
  for (const target of browser.targets()) watch(target);
  return errors;
}
async function watchTarget(target, errors) {
  const session = await openSession(target);
  session.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
    if (isOwn(target, exceptionDetails.stackTrace, exceptionDetails.url)) {
      errors.push(`${nameOf(target)}: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
    }
  });
  session.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
    if (type !== 'error' && type !== 'warning' && type !== 'assert') return;
    if (isOwn(target, stackTrace)) errors.push(`${nameOf(target)}: ${args.map(describe).join(' ')}`);
  });
  session.on('Log.entryAdded', ({ entry }) => {
    if (entry.level === 'error' && isOwn(target, entry.stackTrace, entry.url)) {
      errors.push(`${nameOf(target)}: ${entry.text} ${entry.url ?? ''}`);
    }
  });
  await enable(session);
}
async function openSession(target) {
  const worker = target.type() === 'service_worker' ? await target.worker() : null;
  return worker?.client ?? (await target.createCDPSession());
}
async function enable(session) {
  await Promise.all([session.send('Runtime.enable'), session.send('Log.enable')]);
}
function isOwn(target, stack, url) {
  if (target.url().startsWith(OWN) || url?.startsWith(OWN)) return true;
  return stack?.callFrames.some((frame) => frame.url.startsWith(OWN)) ?? false;
}
function describe(value) {
  return value.description ?? String(value.value ?? value.type);
}
function nameOf(target) {
  if (target.type() === 'service_worker') return 'worker';
  const { protocol, pathname } = new URL(target.url());
  return protocol === 'chrome-extension:' ? pathname.slice(1) : 'content script';
}

// test/e2e/browsers/installed.ts
import { existsSync as existsSync2 } from 'node:fs';
import { delimiter, join as join4 } from 'node:path';

var CHROMIUM = ['chromium', 'chromium-browser'];
function findChromium() {
  return process.env['WAYBILL_CHROMIUM'] ?? findProgram(CHROMIUM);
}
function findProgram(names) {
  for (const name of names) {
    for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
      const path = join4(folder, name);
      if (folder !== '' && existsSync2(path)) return path;
    }
  }
  return null;
}

// test/e2e/browsers/chromium.ts
var Chromium = class _Chromium {
  browser;
  /** Errors of the worker, the popup, the extension's pages and its content scripts since the start. */
  errors;
  #extension;
  #removeProfile;
  constructor(browser, errors, extension, removeProfile) {
    this.browser = browser;
    this.errors = errors;
    this.#extension = extension;
    this.#removeProfile = removeProfile;
  }
  static async open(options = {}) {
    const folder = options.extension ?? CHROME_BUILD;
    const profile = temporaryFolder('chromium');
    if (options.granted) await grant(profile.path, folder, options);
    const browser = await launch(profile.path, folder, options);
    try {
      const errors = collectErrors(browser);
      const extension = await waitFor('the extension', async () => {
        const extensions = [...(await browser.extensions()).values()];
        return extensions.find((candidate) => candidate.path === folder);
      });
      const chromium = new _Chromium(browser, errors, extension, profile.remove);
      if (options.stored) await chromium.store(options.stored);
      return chromium;
    } catch (error) {
      await browser.close();
      profile.remove();
      throw error;
    }
  }
  get extensionId() {
    return this.#extension.id;
  }
  /** A new tab with that address, in front. */
  async openPage(address) {
    const page = await this.browser.newPage();
    await page.goto(address, { waitUntil: 'load' });
    await page.bringToFront();
    return page;
  }
  /** One of the extension's own pages in a tab. */
  async openOwnPage(path) {
    return await this.openPage(`chrome-extension://${this.extensionId}/${path}`);
  }
  /** Clicks the toolbar icon while that page is in front. @returns the real popup */
  async clickToolbarIcon(page) {
    await page.bringToFront();
    await page.triggerExtensionAction(this.#extension);
    return await this.waitForPopup();
  }
  /** The popup, once it is open. */
  async waitForPopup() {
    const target = await this.browser.waitForTarget((candidate) => this.#isPopup(candidate.url()), { timeout: 1e4 });
    return await target.asPage();
  }
  async closePopup(popup) {
    await popup.evaluate(() => window.close()).catch(() => void 0);
    await waitFor('the popup to close', () => !this.browser.targets().some((target) => this.#isPopup(target.url())));
  }
  /** The background worker; woken by nothing here, so it must be alive. */
  async worker() {
    return await waitFor('the worker', async () => (await this.#extension.workers())[0]);
  }
  async killWorker() {
    for (const worker of await this.#extension.workers()) await worker.close();
    await waitFor('the worker to end', async () => (await this.#extension.workers()).length === 0);
  }
  /** Writes into the extension's `storage.local`. */
  async store(values) {
    await (await this.worker()).evaluate(async (given) => await chrome.storage.local.set(given), values);
  }
  async close() {
    await this.browser.close();
    this.#removeProfile();
  }
  #isPopup(address) {
    return (
      address.startsWith(`chrome-extension://${this.extensionId}/`) && new URL(address).pathname.endsWith('popup.html')
    );
  }
};
async function launch(profile, extension, options) {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium is installed');
  const https = options.httpsPort === void 0 ? [] : [`MAP *:443 127.0.0.1:${options.httpsPort}`];
  return await puppeteer.launch({
    executablePath,
    headless: !options.visible,
    pipe: true,
    userDataDir: profile,
    enableExtensions: true,
    defaultViewport: null,
    args: [
      // Not by the debugger's own way: an extension that it loads loses its grants when the browser starts again.
      `--load-extension=${extension}`,
      // The first rule that fits wins; no test ever reaches a real host.
      `--host-resolver-rules=${[...https, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(',')}`,
      '--ignore-certificate-errors',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-gpu',
      '--disable-quic',
      '--disable-sync',
      '--window-size=1280,900',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}
async function grant(profile, extension, options) {
  const browser = await launch(profile, extension, options);
  await browser.waitForTarget((target) => target.type() === 'service_worker');
  const id = [...(await browser.extensions()).values()].find((candidate) => candidate.path === extension)?.id;
  await browser.close();
  const file = join5(profile, 'Default', 'Preferences');
  const preferences = JSON.parse(readFileSync(file, 'utf8'));
  const settings = preferences.extensions?.settings?.[id ?? ''];
  if (!settings) throw new Error('the profile does not know the extension');
  for (const kind of ['active_permissions', 'granted_permissions', 'runtime_granted_permissions']) {
    settings[kind] = {
      api: [],
      manifest_permissions: [],
      scriptable_host: [],
      ...settings[kind],
      explicit_host: options.granted,
    };
  }
  writeFileSync3(file, JSON.stringify(preferences));
}

// test/messages/keys.ts
import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto';

function rsaKey(bits = 2048) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  return { type: 'rsa', privateKey, record: `v=DKIM1; k=rsa; p=${spki}` };
}
function ed25519Key() {
  const { privateKey } = generateKeyPairSync('ed25519');
  const raw = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64');
  return { type: 'ed25519', privateKey, record: `v=DKIM1; k=ed25519; p=${raw}` };
}
var shared;
function anyKey() {
  shared ??= rsaKey();
  return shared;
}
function signBytes(key, algorithm, data) {
  if (key.type === 'rsa') return sign(algorithm, data, key.privateKey);
  return sign(null, data, key.privateKey);
}

// test/messages/message.ts
function draft(parts = {}) {
  return {
    fields: [
      `From: ${parts.from ?? 'Alice <alice@sender.example>'}\r
`,
      `To: ${parts.to ?? 'Bob <bob@rcpt.example>'}\r
`,
      `Subject: ${parts.subject ?? 'Minutes of the meeting'}\r
`,
      `Date: ${parts.date ?? 'Tue, 24 Nov 2026 02:00:00 +0000'}\r
`,
      `Message-ID: ${parts.messageId ?? '<minutes@sender.example>'}\r
`,
      'MIME-Version: 1.0\r\n',
      'Content-Type: text/plain; charset=utf-8\r\n',
      ...(parts.more ?? []).map(
        (field) => `${field}\r
`,
      ),
    ],
    body: parts.body ?? 'Hello Bob,\r\n\r\nthe minutes are attached.\r\n',
  };
}
function prepend(message, ...fields) {
  return {
    ...message,
    fields: [
      ...fields.map(
        (field) => `${field}\r
`,
      ),
      ...message.fields,
    ],
  };
}
function received(parts) {
  const from = parts.from ?? 'out.sender.example';
  return `Received: from ${from} (${parts.reverse ?? from} [${parts.ip}])\r
	by ${parts.by ?? 'mx.rcpt.example'} (Postfix) with ${parts.with ?? 'ESMTPS'} id 4ABCDEF\r
	for <bob@rcpt.example>; ${parts.date ?? 'Tue, 24 Nov 2026 02:00:03 +0000 (UTC)'}`;
}
function toText(message) {
  return `${message.fields.join('')}\r
${message.body}`;
}
function toBytes(message) {
  return new Uint8Array(Buffer.from(toText(message), 'latin1'));
}

// test/messages/sign.ts
import { createHash } from 'node:crypto';

// test/messages/canonicalize.ts
function canonicalizeField(field, how) {
  if (how === 'simple') return field;
  const colon = field.indexOf(':');
  const name = field
    .slice(0, colon)
    .replace(/[ \t]+$/, '')
    .toLowerCase();
  const value = field
    .slice(colon + 1)
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .replace(/^ | $/g, '');
  return `${name}:${value}\r
`;
}
function canonicalizeBody(body, how) {
  let lines = body.split('\r\n');
  if (how === 'relaxed') lines = lines.map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''));
  while (lines.length > 0 && lines.at(-1) === '') lines.pop();
  if (lines.length === 0) return how === 'simple' ? '\r\n' : '';
  return `${lines.join('\r\n')}\r
`;
}

// test/messages/sign.ts
var USUAL = ['from', 'to', 'subject', 'date', 'message-id', 'mime-version', 'content-type'];
function signDkim(message, options) {
  const key = options.key ?? anyKey();
  const hash = options.hash ?? 'sha256';
  const header = options.header ?? 'relaxed';
  const body = options.body ?? 'relaxed';
  const signedFields = options.signedFields ?? USUAL;
  const wholeBody = canonicalizeBody(message.body, body);
  const covered = options.bodyLength === void 0 ? wholeBody : wholeBody.slice(0, options.bodyLength);
  const bodyHash = createHash(hash).update(Buffer.from(covered, 'latin1')).digest('base64');
  const tags = [
    'v=1',
    `a=${key.type}-${hash}`,
    `c=${header}/${body}`,
    `d=${options.domain}`,
    `s=${options.selector ?? 's1'}`,
    ...(options.identity ? [`i=${options.identity}`] : []),
    ...(options.time === void 0 ? [] : [`t=${options.time}`]),
    ...(options.expiration === void 0 ? [] : [`x=${options.expiration}`]),
    ...(options.bodyLength === void 0 ? [] : [`l=${options.bodyLength}`]),
    ...(options.moreTags ?? []),
    `h=${signedFields.join(':')}`,
    `bh=${bodyHash}`,
    'b=',
  ];
  const unsigned = `DKIM-Signature: ${tags.join(';\r\n	')}`;
  const data =
    signedData(message.fields, signedFields, header) +
    canonicalizeField(
      `${unsigned}\r
`,
      header,
    ).slice(0, -2);
  const signature = sign2(key, hash, data);
  return {
    ...message,
    fields: [
      `${unsigned}${signature}\r
`,
      ...message.fields,
    ],
  };
}
function sign2(key, hash, data) {
  const bytes = Buffer.from(data, 'latin1');
  const input = key.type === 'ed25519' ? createHash('sha256').update(bytes).digest() : bytes;
  return signBytes(key, hash, input).toString('base64');
}
function signedData(fields, names, how) {
  const left = fields.map((field) => ({ field, name: field.slice(0, field.indexOf(':')).trim().toLowerCase() }));
  let data = '';
  for (const name of names) {
    const at = left.findLastIndex((candidate) => candidate.name === name.toLowerCase());
    if (at < 0) continue;
    data += canonicalizeField(left[at]?.field ?? '', how);
    left.splice(at, 1);
  }
  return data;
}
function keyZone(domain, selector = 's1', key = anyKey()) {
  return { [`${selector}._domainkey.${domain}`]: { TXT: [key.record] } };
}

// test/e2e/mails/mail.ts
var OWN_ADDRESS = '198.51.100.25';
var STRANGER_ADDRESS = '203.0.113.66';
var MINUTE = 6e4;
var WRITTEN = new Date(Date.now() - 10 * MINUTE);
var ARRIVED = new Date(WRITTEN.getTime() + 3e3);
function mailDate(date) {
  return date.toUTCString().replace('GMT', '+0000');
}
function write(domain, name, parts = {}) {
  return draft({
    from: `Alice <alice@${domain}>`,
    subject: name,
    date: mailDate(WRITTEN),
    messageId: `<${slug(name)}@${domain}>`,
    ...parts,
  });
}
function deliver(message, domain, arrival = {}) {
  const host = arrival.host ?? `out.${domain}`;
  const border = received({ from: host, ip: arrival.ip ?? OWN_ADDRESS, date: mailDate(ARRIVED) });
  const returnPath = `Return-Path: <${arrival.mailFrom ?? `alice@${domain}`}>`;
  return toBytes(prepend(message, returnPath, ...(arrival.above ?? []), border));
}
function strictZone(domain) {
  return {
    [domain]: { TXT: [`v=spf1 ip4:${OWN_ADDRESS} -all`], MX: [`10 mx.${domain}`] },
    [`_dmarc.${domain}`]: { TXT: ['v=DMARC1; p=reject'] },
  };
}
function slug(name) {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

// test/e2e/mails/honest.ts
function rsaSigned(domain = 'rsa.example', name = 'Signed by RSA') {
  return {
    name,
    source: deliver(signDkim(write(domain, name), { domain }), domain),
    zone: { ...strictZone(domain), ...keyZone(domain) },
    expected: { level: 'verified', reason: 'verdict_reason_signature' },
  };
}
function ed25519Signed() {
  const domain = 'ed25519.example';
  const name = 'Signed by Ed25519';
  const key = ed25519Key();
  return {
    name,
    source: deliver(signDkim(write(domain, name), { domain, key }), domain),
    zone: { ...strictZone(domain), ...keyZone(domain, 's1', key) },
    expected: { level: 'verified', reason: 'verdict_reason_signature' },
  };
}
function spfOnly() {
  const domain = 'spf-only.example';
  const name = 'Not signed, sent by a listed server';
  return {
    name,
    source: deliver(write(domain, name), domain),
    zone: strictZone(domain),
    expected: { level: 'listed', reason: 'verdict_reason_spf' },
    undeclared: { level: 'unchecked', reason: 'verdict_reason_border' },
  };
}
function keyGone() {
  const domain = 'key-gone.example';
  const name = 'Its key is gone, the receiver recorded a pass';
  const results = `Authentication-Results: mx.rcpt.example;\r
	dkim=pass header.d=${domain} header.s=s1;\r
	dmarc=pass (p=reject) header.from=${domain}`;
  const forwarded = { ip: STRANGER_ADDRESS, host: 'forwarder.example', above: [results] };
  return {
    name,
    source: deliver(signDkim(write(domain, name), { domain }), domain, forwarded),
    zone: strictZone(domain),
    expected: { level: 'vouched', reason: 'verdict_reason_recorded' },
    undeclared: { level: 'unverified', reason: 'verdict_reason_key_gone' },
  };
}
function latin1Header() {
  const domain = 'latin1.example';
  const name = 'Latin-1 bytes in header and body';
  const message = write(domain, `${name}: Gr\xFC\xDFe`, {
    from: `J\xF6rg M\xFCller <alice@${domain}>`,
    messageId: `<latin1@${domain}>`,
    body: 'Sch\xF6ne Gr\xFC\xDFe \xA0 aus K\xF6ln\r\n',
  });
  return {
    name,
    source: deliver(signDkim(charset(message, 'iso-8859-1'), { domain }), domain),
    zone: { ...strictZone(domain), ...keyZone(domain) },
    expected: { level: 'verified', reason: 'verdict_reason_signature' },
  };
}
function iso2022JpHeader() {
  const domain = 'iso-2022-jp.example';
  const name = 'Raw ISO-2022-JP in the header';
  const message = write(domain, `${name}: \x1B$B2q5D$N5D;vO?\x1B(B`, {
    from: `\x1B$BEDCf\x1B(B <alice@${domain}>`,
    messageId: `<iso-2022-jp@${domain}>`,
    body: '\x1B$B2q5D$N5D;vO?\x1B(B\r\n',
  });
  return {
    name,
    source: deliver(signDkim(charset(message, 'iso-2022-jp'), { domain }), domain),
    zone: { ...strictZone(domain), ...keyZone(domain) },
    expected: { level: 'verified', reason: 'verdict_reason_signature' },
  };
}
function charset(message, name) {
  return contentType(message, `text/plain; charset=${name}`);
}
function contentType(message, value) {
  return {
    ...message,
    fields: message.fields.map((field) =>
      field.startsWith('Content-Type:')
        ? `Content-Type: ${value}\r
`
        : field,
    ),
  };
}

// test/e2e/mails/wrong.ts
var STRANGER = { ip: STRANGER_ADDRESS, host: 'stranger.example' };
function twoFrom() {
  const domain = 'two-from.example';
  const name = 'Two From fields';
  const signed = signDkim(write(domain, name), { domain });
  return {
    name,
    source: deliver(prepend(signed, 'From: The bank <service@bank.example>'), domain),
    zone: { ...strictZone(domain), ...keyZone(domain) },
    expected: { level: 'ambiguous', reason: 'message_from_several_fields' },
  };
}
function fieldAdded() {
  const domain = 'field-added.example';
  const name = 'A field was added after signing';
  const signed = signDkim(write(domain, name), { domain });
  return {
    name,
    source: deliver(prepend(signed, `Reply-To: pay@stranger.example`, `Subject: ${name}: urgent`), domain, STRANGER),
    zone: { ...strictZone(domain), ...keyZone(domain) },
    expected: { level: 'altered', reason: 'dkim_field_added' },
  };
}

// ../../tmp/e2e/try5.ts
var T0 = Date.now();
var T = () => Date.now() - T0;
var mails = [
  rsaSigned(),
  ed25519Signed(),
  spfOnly(),
  keyGone(),
  latin1Header(),
  iso2022JpHeader(),
  twoFrom(),
  fieldAdded(),
];
console.log(T());
var d = temporaryFolder('e2e');
var dovecot = await startDovecot(
  d.path + '/dovecot',
  mails.map((m) => Buffer.from(Buffer.from(m.source).toString('latin1').replaceAll('\r\n', '\n'), 'latin1')),
);
var c = await Chromium.open({ extension: '/tmp/e2e/ext' });
try {
  for (const skin of SKINS) {
    const r = await startRoundcube(d.path + '/' + skin, dovecot.port, skin);
    console.log(skin, T());
    const p = await c.openPage('about:blank');
    await signIn(p, r.origin);
    console.log('in', T());
    for (const n of [1, 4]) {
      await openMail(p, r.origin, n);
      console.log(n, T(), await p.title());
      const b = await p.evaluate(async () => {
        const m = [...document.scripts]
          .map((s) => s.textContent)
          .join('')
          .match(/"request_token":"([^"]+)"/);
        const u = new URL(location.href);
        const x = await fetch(
          `?_task=mail&_action=viewsource&_uid=${u.searchParams.get('_uid')}&_mbox=INBOX&_save=1&_token=${m[1]}`,
        );
        const a = new Uint8Array(await x.arrayBuffer());
        return [a.length, x.headers.get('content-type')];
      });
      console.log(b, mails[n - 1].source.length);
    }
    await p.screenshot({ path: `/tmp/e2e/rc-${skin}.png` });
    await openInPreview(p, r.origin, 5);
    console.log('preview', T());
    await selectInList(p, 6);
    console.log(T());
    await new Promise((r2) => setTimeout(r2, 500));
    await p.screenshot({ path: `/tmp/e2e/rc-${skin}-preview.png` });
    await p.close();
    await r.stop();
  }
} catch (e) {
  console.log(e);
} finally {
  await c.close();
  await dovecot.stop();
  d.remove();
  console.log(T());
}
