/** What must be true of the source before any test runs. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

export const CHECKS = [
  { name: 'the engine compiles without the DOM', program: 'tsc', args: ['-p', 'src/core'] },
  { name: 'everything compiles', program: 'tsc', args: [] },
  { name: 'Biome has nothing to say', program: 'biome', args: ['check', '--error-on-warnings', '.'] },
];

/** @returns whether it passed; what it says goes to the terminal */
export function runCheck({ name, program, args }) {
  console.log(`\n── ${name}: ${[program, ...args].join(' ')}`);
  return runProgram(join(ROOT, 'node_modules', '.bin', program), args);
}

export function runProgram(program, args, environment = {}) {
  const { status, error } = spawnSync(program, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
    shell: process.platform === 'win32',
  });
  if (error) console.error(String(error));
  return status === 0;
}
