/** `inspect` in a terminal: the same engine and the same sentences as in the browser. */
import { readFileSync } from 'node:fs';
import { INSPECTION_TIMEOUT_MS } from '../core/caller-limits.ts';
import { inspect, type Resolver } from '../core/index.ts';
import { exportJson } from '../export/json.ts';
import { dohResolver } from '../platform/doh.ts';
import '../text/all.ts';
import { visible } from '../core/message/characters/visible.ts';
import { type Language, translate } from '../text/translate.ts';
import { explainFileError } from './file-errors.ts';
import { type Note, type Options, readCommand } from './options.ts';
import { printInspection } from './print.ts';
import { usage } from './usage.ts';

/** What the command touches; tests give their own. */
export interface Terminal {
  read(file: string): Uint8Array;
  write(text: string): void;
  complain(text: string): void;
  colour: boolean;
  /** BCP 47, the preferred one first. */
  languages: readonly string[];
  resolver(addresses: readonly string[]): Resolver;
  now(): Date;
}

const TERMINAL: Terminal = {
  read: (file) => new Uint8Array(readFileSync(file === '-' ? 0 : file)),
  write: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(text),
  colour: process.stdout.isTTY === true && !process.env['NO_COLOR'],
  languages: localeOf(process.env),
  resolver: (addresses) => dohResolver(addresses),
  now: () => new Date(),
};

/** POSIX: LC_ALL goes before LC_MESSAGES, and that before LANG; 'ja_JP.UTF-8' is 'ja-JP'. */
function localeOf(environment: NodeJS.ProcessEnv): string[] {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return [(locale.split('.')[0] ?? '').replaceAll('_', '-')];
}

/** @returns the exit code: 0 when the message was inspected, whatever came out; 2 when it could not even be read */
export async function main(args: readonly string[], terminal: Terminal = TERMINAL): Promise<number> {
  const command = readCommand(args, terminal.languages);
  if (command.kind === 'help') {
    terminal.write(usage(command.language));
    return 0;
  }
  const complain = ({ code, values }: Note, language: Language, more = '') =>
    terminal.complain(`${visible(translate(code, values, language))}\n${more}`);
  if (command.kind === 'wrong') {
    complain(command.note, command.language, `\n${usage(command.language)}`);
    return 2;
  }
  const { options } = command;
  let source: Uint8Array;
  try {
    source = terminal.read(options.file);
  } catch (error) {
    complain(explainFileError(error, options.file), options.language);
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
