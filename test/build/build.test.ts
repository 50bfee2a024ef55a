import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LEVEL_WORDS } from '../../src/views/model/level-words.ts';
import { build, manifestFor } from './builder.ts';

const folder = mkdtempSync(join(tmpdir(), 'waybill-build-'));
const [first, second] = [join(folder, 'first'), join(folder, 'second')];
let sizes = '';

beforeAll(async () => {
  sizes = await build(first);
  await build(second);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function filesIn(root: string): string[] {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}
const read = (path: string) => readFileSync(join(first, path), 'utf8');
const INLINE = /<script(?![^>]*\bsrc=)|<style| style=| on\w+=/i;
/** What a page of a build loads: no links that a person may follow, within the handbook or to a standard. */
const loadedBy = (build: string, page: string) =>
  [...read(`${build}/${page}`).matchAll(/(?:src|href)="(?!#|https:)([^"]+)"/g)].map(([, target]) =>
    join(page, '..', target ?? ''),
  );

describe('the build', () => {
  it('gives the same bytes on every run', () => {
    expect(filesIn(second)).toEqual(filesIn(first));
    for (const path of filesIn(first))
      expect(readFileSync(join(second, path)).equals(readFileSync(join(first, path))), path).toBe(true);
  });

  it('holds a drawing for every level, by its name', () => {
    for (const size of [16, 32])
      for (const level of Object.keys(LEVEL_WORDS).filter((level) => level !== 'checking'))
        for (const browser of ['chrome', 'firefox', 'thunderbird', 'web'])
          expect(filesIn(first)).toContain(`${browser}/icons/${level}-${size}.png`);
  });

  it('tells what every file weighs', () => {
    expect(read('sizes.txt')).toBe(sizes);
    for (const path of ['chrome/background/main.js', 'chrome/content/main.js', 'core/index.js'])
      expect(sizes).toContain(path);
  });

  it('gives the engine as one module that runs alone', async () => {
    const path = join(first, 'core', 'index.js');
    expect(readFileSync(path, 'utf8')).not.toMatch(/^import /m);
    const core = (await import(pathToFileURL(path).href)) as Record<string, unknown>;
    for (const name of [
      'inspect',
      'checkHost',
      'verifyDkim',
      'verifyArc',
      'evaluateDmarc',
      'parseReceived',
      'parseAuthenticationResults',
    ])
      expect(core[name], name).toBeTypeOf('function');
  });

  for (const browser of ['chrome', 'firefox', 'thunderbird'] as const) {
    describe(`for ${browser}`, () => {
      it('holds every file that its manifest and its pages name', () => {
        const files = filesIn(join(first, browser));
        const manifest = read(`${browser}/manifest.json`);
        const named = [...manifest.matchAll(/"([\w/-]+\.(?:js|html|png))"/g)].map((match) => match[1] ?? '');
        expect(named.length).toBeGreaterThan(6);
        for (const page of files.filter((path) => path.endsWith('.html'))) named.push(...loadedBy(browser, page));
        expect(named.filter((path) => !files.includes(path))).toEqual([]);
      });

      it('loads the scripts of a page behind its first painting, but for the popup, whose verdict somebody waits for', () => {
        for (const [page, waits] of [
          ['report/report', true],
          ['options/options', true],
          ['popup/popup', false],
        ] as const) {
          const html = read(`${browser}/${page}.html`);
          const [, kept = ''] = /<template>(.*)<\/template>/s.exec(html) ?? [];
          expect(kept.includes('href="main.js"'), page).toBe(waits);
          expect(kept.split('rel="modulepreload"').length > 5, page).toBe(waits);
          // What it begins with is not among them.
          expect(html.replace(kept, ''), page).toContain('src="begin.js"');
        }
      });

      it('asks for no host, and for nothing else than it says', () => {
        const manifest = manifestFor(browser);
        // Chrome lets an extension offer a side panel by a permission without a warning; Firefox's sidebar needs none.
        const panel = browser === 'chrome' ? ['sidePanel'] : [];
        const inPages = ['activeTab', 'scripting', 'storage', 'contextMenus', ...panel];
        // Thunderbird has no permission for one click; whose mailbox a message lies in, an account tells.
        const inThunderbird = ['messagesRead', 'accountsRead', 'scripting', 'storage'];
        expect(manifest['permissions']).toEqual(browser === 'thunderbird' ? inThunderbird : inPages);
        expect(manifest).not.toHaveProperty('host_permissions');
        expect(manifest).not.toHaveProperty('content_scripts');
        expect(manifest).not.toHaveProperty('web_accessible_resources');
        expect(manifest).not.toHaveProperty('externally_connectable');
      });

      it('brings the licence of every package that is bundled', () => {
        const text = read(`${browser}/THIRD-PARTY-LICENSES.txt`);
        const bundled = Object.keys(JSON.parse(read('graph.json'))).flatMap(
          (path) => /^node_modules\/([^/]+)/.exec(path)?.[1] ?? [],
        );
        expect(bundled).toContain('preact');
        for (const name of bundled) expect(text).toContain(`${name} `);
        expect(text).toContain('Permission is hereby granted');
      });

      it('keeps its content script a plain script and its pages free of inline ones', () => {
        const script = browser === 'thunderbird' ? 'thunderbird/line.js' : 'content/main.js';
        expect(read(`${browser}/${script}`)).not.toMatch(/^(import|export) /m);
        for (const page of filesIn(join(first, browser)).filter((path) => path.endsWith('.html'))) {
          expect(read(`${browser}/${page}`)).not.toMatch(INLINE);
        }
      });

      it('has its own texts in both languages', () => {
        const keys = ['en', 'ja'].map((language) =>
          Object.keys(JSON.parse(read(`${browser}/_locales/${language}/messages.json`))),
        );
        expect(keys[0]).toEqual(keys[1]);
        for (const [, key] of read(`${browser}/manifest.json`).matchAll(/__MSG_(\w+)__/g))
          expect(keys[0]).toContain(key);
      });
    });
  }

  it('gives Thunderbird a button in the header of a message, and nothing that is for pages of sites', () => {
    const manifest = manifestFor('thunderbird');
    expect(manifest['background']).toEqual({ scripts: ['thunderbird/main.js'], type: 'module' });
    expect(manifest).toMatchObject({ message_display_action: { default_popup: 'popup/popup.html' } });
    expect(Object.keys(manifest['commands'] ?? {})).toEqual(['_execute_message_display_action']);
    for (const key of ['action', 'sidebar_action', 'side_panel', 'incognito', 'message_serialization', 'storage'])
      expect(manifest).not.toHaveProperty(key);
    const files = filesIn(join(first, 'thunderbird'));
    expect(files.filter((path) => /^(background|content|webmail)\/|panel/.test(path))).toEqual([]);
    // What Thunderbird alone needs, no browser loads.
    for (const browser of ['chrome', 'firefox'])
      for (const path of filesIn(join(first, browser)).filter((file) => file.endsWith('.js')))
        expect(read(`${browser}/${path}`), path).not.toContain('messageDisplayAction');
  });

  describe('of the static site', () => {
    const all = () => filesIn(join(first, 'web')).filter((path) => path.endsWith('.html'));
    /** Without the handbook, which runs no script. */
    const pages = () => all().filter((path) => !path.startsWith('handbook/'));

    it('holds the pages that need no webmail, and every file that they name', () => {
      const files = filesIn(join(first, 'web'));
      expect(pages()).toEqual(['index.html', 'learn/learn.html', 'options/options.html', 'report/report.html']);
      expect(all()).toContain('handbook/ja.html');
      const named = all().flatMap((page) => loadedBy('web', page));
      expect(named.filter((path) => !files.includes(path))).toEqual([]);
    });

    it('has in each page the policy of the extension, before anything that is loaded', () => {
      const { extension_pages: policy } = manifestFor('chrome')['content_security_policy'] as Record<string, string>;
      for (const page of all()) expect(read(`web/${page}`)).toContain('http-equiv="Content-Security-Policy"');
      for (const page of pages()) {
        const html = read(`web/${page}`);
        expect(html.split('http-equiv="Content-Security-Policy"')).toHaveLength(2);
        expect(html).toContain(`content="${policy}"`);
        expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.search(/<link|<script/));
        expect(html).not.toMatch(INLINE);
      }
    });

    it('holds nothing of an extension: neither its interface nor what goes into pages', () => {
      const files = filesIn(join(first, 'web'));
      expect(files.filter((path) => /manifest\.json|^(content|webmail|background|popup|welcome)\//.test(path))).toEqual(
        [],
      );
      for (const path of files.filter((name) => name.endsWith('.js')))
        expect(read(`web/${path}`), path).not.toMatch(/wrapAPIs|globalThis\.chrome\b/);
    });

    it('brings the licences of its packages', () => {
      expect(read('web/THIRD-PARTY-LICENSES.txt')).toContain('preact ');
    });
  });

  it('gives each browser only what it knows', () => {
    const chrome = manifestFor('chrome');
    expect(chrome['background']).toEqual({ service_worker: 'background/main.js', type: 'module' });
    expect(chrome).toMatchObject({ message_serialization: 'structured_clone', minimum_chrome_version: '148' });
    expect(chrome).not.toHaveProperty('browser_specific_settings');
    expect(chrome['storage']).toEqual({ managed_schema: 'managed_schema.json' });
    expect(read('chrome/managed_schema.json')).toBe(
      readFileSync(new URL('../../src/platform/managed_schema.json', import.meta.url), 'utf8'),
    );
    const firefox = manifestFor('firefox');
    expect(firefox['background']).toEqual({ scripts: ['background/main.js'], type: 'module' });
    expect(firefox).toMatchObject({
      browser_specific_settings: {
        gecko: {
          strict_min_version: '140.0',
          data_collection_permissions: { required: ['none'], optional: ['personalCommunications'] },
        },
      },
    });
    expect(Object.keys(chrome['commands'] ?? {})).toEqual(['_execute_action', 'open-side-panel']);
    expect(Object.keys(firefox['commands'] ?? {})).toEqual(['_execute_action', '_execute_sidebar_action']);
    expect(chrome).not.toHaveProperty('sidebar_action');
    for (const key of ['message_serialization', 'minimum_chrome_version', 'incognito', 'storage', 'side_panel'])
      expect(firefox).not.toHaveProperty(key);
  });
});
