/**
 * Measures, side by side in one run, what each contender takes for the same mail, what it asks and what memory it needs, and what
 * hostile mail costs. Arguments: sections (speed, worker, pages, nodes, dns, memory, hostile; all without any), `--quick` for one small round
 * that only shows that everything runs, and a text: only rows with it in their name.
 */
import { availableParallelism, cpus, loadavg } from 'node:os';
import type { Choice } from './choice.ts';
import { printRounds } from './dns.ts';
import { printExtensionMemory } from './extension-memory.ts';
import { printHostile } from './hostile.ts';
import { printMemory } from './memory-report.ts';
import { printNodes } from './nodes-report.ts';
import { printPages } from './pages-report.ts';
import { printSpeed } from './speed.ts';
import { printWorker } from './worker-report.ts';

const SECTIONS: Record<string, (choice: Choice) => void | Promise<void>> = {
  speed: printSpeed,
  worker: printWorker,
  pages: printPages,
  nodes: printNodes,
  dns: printRounds,
  memory: async (choice) => {
    printMemory(choice);
    await printExtensionMemory(choice);
  },
  hostile: printHostile,
};

const words = process.argv.slice(2);
const named = Object.keys(SECTIONS).filter((name) => words.includes(name) || words.includes(`--${name}`));
const filter = words.find((word) => !word.startsWith('--') && !(word in SECTIONS)) ?? '';
const choice = { filter, quick: words.includes('--quick') };

console.log(
  `Node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}, load ${loadavg()[0]?.toFixed(1)}`,
);
if (choice.quick) console.log('Quick: it is only seen that all of it runs; the figures say nothing');
for (const [name, print] of Object.entries(SECTIONS)) {
  if (named.length > 0 && !named.includes(name)) continue;
  console.log('');
  await print(choice);
}
