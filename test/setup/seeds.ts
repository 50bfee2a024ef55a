/**
 * Property tests try the same inputs in every run, so that none passes or fails by chance. `npm run fuzz` gives other seeds, and more
 * of each.
 */
import fc from 'fast-check';

const RUNS = 100;

fc.configureGlobal({
  seed: Number(process.env['WAYBILL_FUZZ_SEED'] ?? 9989),
  numRuns: RUNS * Math.max(1, Number(process.env['WAYBILL_FUZZ'] ?? 1)),
});
