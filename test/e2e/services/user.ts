/** Programs that refuse to run as root are run as the user that Debian made for them. */
import { execFileSync } from 'node:child_process';
import { chownSync } from 'node:fs';

const isRoot = process.getuid?.() === 0;

/** @returns the command that runs a program as that user, or as oneself where one is not root */
export function asUser(user: string, command: string, args: readonly string[]): [command: string, args: string[]] {
  return isRoot ? ['runuser', ['-u', user, '--', command, ...args]] : [command, [...args]];
}

/** Gives a folder to that user. */
export function giveTo(user: string, folder: string): void {
  if (!isRoot) return;
  const id = (flag: string) => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));
  chownSync(folder, id('-u'), id('-g'));
}
