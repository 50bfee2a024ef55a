/** The conformance cases inside the extension workers of Chromium and Firefox: same cases, same judge as in Node. */
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicSuites } from '../conformance/all.ts';
import { describeSuite } from '../conformance/describe-suite.ts';
import { EXTENSION_ID, makeExtension } from '../conformance/extension/make.ts';
import type { Job } from '../conformance/job.ts';
import { ownSuites } from '../conformance/own/all.ts';
import { Chromium } from './browsers/chromium.ts';
import { Firefox } from './browsers/firefox.ts';
import { findChromium, findFirefox, runs } from './browsers/installed.ts';
import { CHROME_BUILD, temporaryFolder } from './paths.ts';
import { waitFor } from './services/process.ts';

const ENGINE = join(dirname(CHROME_BUILD), 'core', 'index.js');
const TIMEOUT = 300_000;

interface Browser {
  /** Hands text in to the extension's page, and out again what the page makes of it; null = not yet. */
  start(jobs: string): Promise<void>;
  readAnswers(): Promise<string | null>;
  close(): Promise<void>;
}

async function openChromium(extension: string): Promise<Browser> {
  const chromium = await Chromium.open({ extension });
  const page = await chromium.openOwnPage('page.html');
  return {
    start: async (jobs) => await page.evaluate((text) => Reflect.get(window, 'start')(text), jobs),
    readAnswers: async () => await page.evaluate(() => Reflect.get(window, 'answers') ?? null),
    async close() {
      const { errors } = chromium;
      await chromium.close();
      expect(errors).toEqual([]);
    },
  };
}

async function openFirefox(extension: string): Promise<Browser> {
  const firefox = await Firefox.open({ extension, extensionId: EXTENSION_ID });
  await firefox.goto(firefox.extensionPage('page.html'));
  return {
    start: async (jobs) => void (await firefox.inPage('window.start(arguments[0])', [jobs])),
    readAnswers: async () => (await firefox.inPage('return window.answers ?? null')) as string | null,
    async close() {
      const errors = await firefox.errors();
      await firefox.close();
      expect(errors).toEqual([]);
    },
  };
}

const browsers = [
  { name: 'Chromium', kind: 'chromium', missing: findChromium() ? null : 'chromium', open: openChromium },
  { name: 'Firefox', kind: 'firefox', missing: findFirefox() ? null : 'firefox-esr', open: openFirefox },
] as const;

for (const { name, kind, missing, open } of browsers) {
  describe.runIf(runs(`conformance in ${name}`, missing))(`in ${name}'s extension worker`, () => {
    const suites = [...publicSuites(), ...ownSuites()];
    const jobs = suites.flatMap((suite) => suite.cases.map(({ job }) => job));
    const folder = temporaryFolder(`conformance-${kind}`);
    const answers = new Map<Job, { answer?: unknown; thrown?: string }>();

    beforeAll(async () => {
      await makeExtension(ENGINE, folder.path, kind);
      const browser = await open(folder.path);
      try {
        await browser.start(JSON.stringify(jobs));
        const text = await waitFor('the answers', () => browser.readAnswers(), TIMEOUT);
        const { agent, answers: given, error } = JSON.parse(text);
        expect(error).toBeUndefined();
        console.log(`${agent}: ${given.length} conformance cases`);
        for (const [index, job] of jobs.entries()) answers.set(job, given[index]);
      } finally {
        await browser.close();
      }
    }, TIMEOUT);
    afterAll(() => folder.remove());

    it('every case is answered, without a throw', () => {
      expect(answers.size).toBe(jobs.length);
      expect([...answers.values()].filter((answer) => !('answer' in answer))).toEqual([]);
    });
    for (const suite of suites) describeSuite(suite, (job) => answers.get(job)?.answer);
  });
}
