/** What must be true of the source before any test runs. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

/** Each is a program of a package, or a script of our own. */
export const CHECKS = [
  { name: 'the engine compiles without the DOM', program: 'tsc', args: ['-p', 'src/core'] },
  { name: 'everything compiles', program: 'tsc', args: [] },
  { name: 'Biome has nothing to say', program: 'biome', args: ['check', '--error-on-warnings', '.'] },
  { name: "the JSON report's schema is that of the types", script: 'scripts/schema.mjs', args: ['--check'] },
  { name: 'nothing lies about unused', program: 'knip', args: ['--no-progress', '--no-config-hints'] },
  { name: 'all that is exported says what it is for', script: 'scripts/docstrings.mjs', args: [] },
  { name: "Mozilla's linter has nothing to say", script: 'scripts/lint-firefox.mjs', args: [] },
];

/** @returns whether it passed; what it says goes to the terminal */
export function runCheck({ name, program, script, args }) {
  console.log(`\n── ${name}: ${[program ?? `node ${script}`, ...args].join(' ')}`);
  return program ? runProgram(join(ROOT, 'node_modules', '.bin', program), args) : runScript(script, args);
}

/** A script of our own, in a process of its own. */
function runScript(script, args) {
  const { status } = spawnSync(process.execPath, [join(ROOT, script), ...args], { cwd: ROOT, stdio: 'inherit' });
  return status === 0;
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
