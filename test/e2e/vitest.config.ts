import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** One file after the other, one browser at a time: they share a machine, and a person's clicks come one by one too. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    setupFiles: ['test/setup/sentences.ts', 'test/setup/seeds.ts'],
    include: ['test/e2e/**/*.test.ts'],
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
  },
});
