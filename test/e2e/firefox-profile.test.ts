/** What a session of Firefox leaves on the disk of mails that were pasted, opened or only typed: nothing, and nothing that names one. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translate } from '../../src/text/translate.ts';
import { type DohServer, startDohServer } from '../fakes/doh-server.ts';
import { Firefox } from './browsers/firefox.ts';
import { geckoId } from './browsers/gecko-id.ts';
import { findFirefox, runs } from './browsers/installed.ts';
import { readFiles } from './browsers/profile.ts';
import { zoneOf } from './mails/files.ts';
import { rsaSigned } from './mails/honest.ts';
import { FIREFOX_BUILD, temporaryFolder } from './paths.ts';
import { waitFor } from './services/process.ts';

const RUNS = runs('the profile of Firefox', findFirefox() === null ? 'firefox-esr' : null);
const pasted = rsaSigned('pasted-quartz.example', 'Pasted zebra xylophone');
const filed = rsaSigned('filed-quartz.example', 'Filed saffron yacht');
const FILE = 'Filed saffron yacht.eml';
const KEPT = 'kept-willow.example';
const TYPED = 'From: typed-walnut@typed-quartz.example';

describe.runIf(RUNS)('the profile of Firefox after a session', () => {
  const folder = temporaryFolder('firefox-profile');
  let resolver: DohServer;
  let firefox: Firefox;
  let session: string;
  let files: Map<string, string>;

  beforeAll(async () => {
    resolver = await startDohServer(zoneOf([pasted, filed]));
    firefox = await Firefox.open({ extensionId: geckoId(FIREFOX_BUILD) });
    await firefox.store({ resolvers: [resolver.url], language: 'en' });
    await firefox.grant(['http://127.0.0.1/*']);
    await openReport();
    await firefox.inPage(
      `const page = window.wrappedJSObject ?? window;
       const field = page.document.querySelector('textarea');
       field.value = arguments[0];
       field.dispatchEvent(new page.Event('input', page.JSON.parse('{"bubbles":true}')));`,
      [Buffer.from(pasted.source).toString('latin1')],
    );
    await firefox.click('.intake button[type="submit"]');
    await untilVerdict();
    await searchHeaders('xylophone zebra-search');
    await firefox.inPage("document.querySelector('.report-abuse').open = true");
    await waitFor('the form', () =>
      firefox.inPage("return document.querySelector('.abuse input[type=text]') !== null"),
    );
    await firefox.type('.abuse input[type="text"]', 'abuse-maple@desk.example');
    await openReport();
    await firefox.type('textarea', TYPED);
    await openReport();
    const path = join(folder.path, FILE);
    writeFileSync(path, filed.source);
    await firefox.type('input[type="file"]', path);
    await untilVerdict();
    // A field of no mail's, which is kept: so were the others, if they were.
    await firefox.openTab();
    await firefox.goto(firefox.extensionPage('options/options.html'));
    await waitFor('the field', () => firefox.inPage("return document.querySelector('.entry input') !== null"));
    await firefox.type('.entry input', KEPT);
    session = await waitFor('the session to be written', async () => {
      const written = await firefox.session();
      return written.includes(KEPT) ? written : null;
    });
    files = readFiles(firefox.profile);
  }, 120_000);
  afterAll(async () => {
    await firefox?.close();
    await resolver?.stop();
    folder.remove();
  });

  async function openReport(): Promise<void> {
    await firefox.openTab();
    await firefox.goto(firefox.extensionPage('report/report.html'));
    await waitFor('the field', () => firefox.inPage("return document.querySelector('textarea') !== null"));
  }
  const untilVerdict = async () =>
    await waitFor('a verdict', async () => {
      const level = await firefox.inPage("return document.querySelector('.verdict')?.dataset.level ?? null");
      return level === 'checking' ? null : level;
    });
  async function searchHeaders(text: string): Promise<void> {
    await firefox.inPage(
      `[...document.querySelectorAll('[role="tab"]')].find((tab) => tab.textContent === arguments[0])?.click();`,
      [translate('view_tab_headers')],
    );
    await waitFor('the search', () => firefox.inPage("return document.querySelector('input[type=search]') !== null"));
    await firefox.type('input[type="search"]', text);
  }

  it('is read where words would be', () => {
    expect(session).toContain('report/report.html');
    expect([...files.keys()].some((path) => path.endsWith('places.sqlite'))).toBe(true);
  });

  it.each([
    ['a subject', 'zebra xylophone'],
    ['a domain', 'pasted-quartz'],
    ['what was searched for in a header', 'zebra-search'],
    ['to whom an abuse report was to go', 'abuse-maple'],
    ['a file, its name and the subject in it', 'saffron yacht'],
    ["a file's domain", 'filed-quartz'],
    ['what was only typed', 'typed-walnut'],
    ['the digest of what was pasted', createHash('sha256').update(pasted.source).digest('hex')],
    ["a file's digest", createHash('sha256').update(filed.source).digest('hex')],
  ])('holds nothing of %s', (_, text) => {
    expect(session).not.toContain(text);
    const wide = Buffer.from(text, 'utf16le').toString('latin1');
    const held = [...files].filter(([, bytes]) => bytes.includes(text) || bytes.includes(wide));
    // The note of all requests is the tests' own.
    expect(held.map(([path]) => path).filter((path) => !path.endsWith('requests.jsonl'))).toEqual([]);
  });
});
