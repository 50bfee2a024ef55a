/** What a session leaves on the disk: nothing of a mail, and nothing that names one. The whole profile of the browser is read. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translate } from '../../src/text/translate.ts';
import { type DohServer, startDohServer } from '../fakes/doh-server.ts';
import { waitForBadges } from './browsers/badges.ts';
import { Chromium } from './browsers/chromium.ts';
import { findChromium, runs } from './browsers/installed.ts';
import { readFiles } from './browsers/profile.ts';
import { readVerdict } from './browsers/shown.ts';
import { zoneOf } from './mails/files.ts';
import { asThread, gmailSigned } from './mails/gmail.ts';
import { rsaSigned } from './mails/honest.ts';
import { temporaryFolder } from './paths.ts';
import { GMAIL, gmailHosts } from './services/gmail.ts';
import { type HttpsServer, startHttps } from './services/https.ts';
import { sleep } from './services/process.ts';
import { resolverHost } from './services/resolver-host.ts';

const RUNS = runs("the browser's profile", findChromium() === null ? 'chromium' : null);
const pasted = rsaSigned('pasted-quartz.example', 'Pasted zebra xylophone');
const opened = gmailSigned('18c1f0a2b3c4d5b1');
const filed = rsaSigned('filed-quartz.example', 'Filed saffron yacht');
const FILE = 'Filed saffron yacht.eml';
const other = rsaSigned('other-quartz.example', 'Other umber walrus');
const OTHER_FILE = 'Other umber walrus.eml';
const TYPED = 'From: typed-walnut@typed-quartz.example';

describe.runIf(RUNS)('the profile of the browser after a session', () => {
  const folder = temporaryFolder('profile');
  let resolver: DohServer;
  let pages: HttpsServer;
  let chromium: Chromium;
  let files: [path: string, held: string][];

  beforeAll(async () => {
    resolver = await startDohServer({ ...zoneOf([pasted, filed, other]), ...opened.zone });
    pages = await startHttps(folder.path, {
      ...resolverHost(resolver),
      ...gmailHosts([asThread('t1', 'Your order', [opened])]),
    });
    const site = `https://${GMAIL}/*`;
    const stored = { language: 'en', ladder: 'always', badgeSites: [site] };
    chromium = await Chromium.open({ granted: [site], stored, httpsPort: pages.port });
    const webmail = await chromium.openPage(`https://${GMAIL}/mail/u/0/#inbox/t1`);
    await waitForBadges(webmail, 1);
    const popup = await chromium.clickToolbarIcon(webmail);
    await readVerdict(popup);
    await chromium.closePopup(popup);
    const report = await chromium.openOwnPage('report/report.html');
    await report.waitForSelector('textarea');
    await report.$eval(
      'textarea',
      (field, text) => {
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      },
      Buffer.from(pasted.source).toString('latin1'),
    );
    await report.click('form button, .intake button');
    await readVerdict(report);
    await report.evaluate((name) => {
      const tabs = [...document.querySelectorAll<HTMLElement>('[role="tab"]')];
      tabs.find((tab) => tab.textContent === name)?.click();
      for (const folded of document.querySelectorAll<HTMLDetailsElement>('details.report-folded')) folded.open = true;
    }, translate('view_tab_headers'));
    await report.waitForSelector('input[type="search"]');
    await report.type('input[type="search"]', 'zebra-search');
    await report.waitForSelector('.abuse input[type="text"]');
    await report.type('.abuse input[type="text"]', 'abuse-maple@desk.example');
    // The one beside it.
    writeFileSync(join(folder.path, OTHER_FILE), other.source);
    const beside = await report.waitForSelector('.compare-choice input[type="file"]');
    await beside?.uploadFile(join(folder.path, OTHER_FILE));
    await report.waitForFunction((text) => document.body.textContent?.includes(text), {}, 'Other umber walrus');
    // And one that is only typed, never judged.
    const second = await chromium.openOwnPage('report/report.html');
    await second.type('textarea', TYPED);
    // And one out of a file that is named after its subject.
    const third = await chromium.openOwnPage('report/report.html');
    writeFileSync(join(folder.path, FILE), filed.source);
    const input = await third.waitForSelector('input[type="file"]');
    await input?.uploadFile(join(folder.path, FILE));
    await readVerdict(third);
    // And two at once, as a list.
    const fourth = await chromium.openOwnPage('report/report.html');
    const both = await fourth.waitForSelector('input[type="file"]');
    await both?.uploadFile(join(folder.path, FILE), join(folder.path, OTHER_FILE));
    await fourth.waitForFunction(() => document.querySelectorAll('.batch-item').length === 2);
    // Chromium writes its session a few seconds after a change.
    await sleep(5000);
    // What a browser leaves that crashes now, and what one that is closed.
    const running = readFiles(chromium.profile);
    await chromium.quit();
    files = [...running, ...readFiles(chromium.profile)];
  }, 120_000);
  afterAll(async () => {
    await chromium?.close();
    await pages?.stop();
    await resolver?.stop();
    folder.remove();
  });

  const filesWith = (text: string) => {
    const wide = Buffer.from(text, 'utf16le').toString('latin1');
    // The log of the network is the tests' own.
    return files
      .filter(([path, held]) => !path.endsWith('net-log.json') && (held.includes(text) || held.includes(wide)))
      .map(([path]) => path);
  };

  it('is read where words would be: the webmail\u2019s own address is in it', () => {
    expect(filesWith(GMAIL)).not.toEqual([]);
  });

  it.each([
    ['a subject', 'zebra xylophone'],
    ['a domain', 'pasted-quartz'],
    ['a file, its name and the subject in it', 'saffron yacht'],
    ["a file's domain", 'filed-quartz'],
    ["a file's digest", createHash('sha256').update(filed.source).digest('hex')],
    ['what was only typed', 'typed-walnut'],
    ['what was searched for in a header', 'zebra-search'],
    ['to whom an abuse report was to go', 'abuse-maple'],
    ['the message beside it, its file and subject', 'umber walrus'],
    ['its domain', 'other-quartz'],
    ['the digest of what was pasted', createHash('sha256').update(pasted.source).digest('hex')],
    ['the digest of what was open', createHash('sha256').update(opened.message.source).digest('hex')],
  ])('holds nothing of %s', (_, text) => {
    expect(filesWith(text)).toEqual([]);
  });
});
