/** `inspect` in a terminal: the same engine and the same sentences as in the browser. */
import { readFileSync } from 'node:fs';
import { inspect, type Resolver } from '../core/index.ts';
import { INSPECTION_TIMEOUT_MS } from '../core/limits.ts';
import { exportJson } from '../export/json.ts';
import { dohResolver } from '../platform/doh.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import { printInspection } from './print.ts';

/** What the command touches; tests give their own. */
export interface Terminal {
  read(file: string): Uint8Array;
  write(text: string): void;
  complain(text: string): void;
  colour: boolean;
  resolver(addresses: readonly string[]): Resolver;
  now(): Date;
}

const TERMINAL: Terminal = {
  read: (file) => new Uint8Array(readFileSync(file === '-' ? 0 : file)),
  write: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(text),
  colour: process.stdout.isTTY === true && !process.env['NO_COLOR'],
  resolver: (addresses) => dohResolver(addresses),
  now: () => new Date(),
};

/** @returns the exit code: 0 when the message was inspected, whatever came out; 2 when it could not even be read */
export async function main(args: readonly string[], terminal: Terminal = TERMINAL): Promise<number> {
  const options = readOptions(args);
  if (options === null) {
    terminal.write(USAGE);
    return 0;
  }
  if (typeof options === 'string') {
    terminal.complain(`${options}\n\n${USAGE}`);
    return 2;
  }
  let source: Uint8Array;
  try {
    source = terminal.read(options.file);
  } catch (error) {
    terminal.complain(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
  const inspection = await inspectSource(source, options, terminal);
  terminal.write(
    options.json ? exportJson(inspection) : printInspection(inspection, options.language, terminal.colour),
  );
  return 0;
}

async function inspectSource(source: Uint8Array, options: Options, terminal: Terminal) {
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), INSPECTION_TIMEOUT_MS);
  try {
    return await inspect(source, {
      resolver: options.resolvers === null ? null : terminal.resolver(options.resolvers),
      now: terminal.now(),
      ownDomains: options.ownDomains,
      trustedSealers: options.trustedSealers,
      ...(options.receiver === null ? {} : { receiver: options.receiver }),
      signal: timeout.signal,
    });
  } finally {
    clearTimeout(timer);
  }
}
