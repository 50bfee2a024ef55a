/**
 * Writes src/lesson/stories/sources.ts, the messages of Learn with their signatures, out of test/messages/stories:
 * `node scripts/stories.mjs`. The keys are made from a word each, so that every run writes the same.
 */
import { writeFileSync } from 'node:fs';
import { importTypeScript } from './setup/typescript.mjs';

const { storySources } = await importTypeScript('test/messages/stories/write.ts');
writeFileSync(new URL('../src/lesson/stories/sources.ts', import.meta.url), storySources());
