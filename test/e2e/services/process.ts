/** Programs that the tests start: each is stopped by its own process group, never by name. */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { createServer } from 'node:net';

export interface RunningProcess {
  readonly child: ChildProcess;
  /** Ends the program and all that it started; resolves when it is gone. */
  stop(): Promise<void>;
}

export interface ProcessOptions {
  env?: Record<string, string>;
  /** File that takes what the program prints. */
  log: string;
}

/** Starts a program in a process group of its own. */
export function startProcess(command: string, args: readonly string[], options: ProcessOptions): RunningProcess {
  const log = openSync(options.log, 'a');
  const child = spawn(command, args, {
    // Workers that the program forks belong to its group, and end with it.
    detached: true,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const endGroup = (signal: NodeJS.Signals) => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, signal);
    } catch {
      // The group is gone already.
    }
  };
  const abandon = () => endGroup('SIGKILL');
  left.add(abandon);
  return {
    child,
    async stop() {
      endGroup('SIGTERM');
      const late = setTimeout(abandon, 5000);
      await gone;
      clearTimeout(late);
      left.delete(abandon);
    },
  };
}

/** What is still to be ended: a run that is broken off leaves nothing behind. */
const left = new Set<() => void>();
const endAll = () => {
  for (const abandon of left) abandon();
};
process.once('exit', endAll);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    endAll();
    // Again, now without a listener: ends as every program ends by this signal.
    process.kill(process.pid, signal);
  });
}

/** A port on loopback that is free now. */
export async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('no free port'));
      });
    });
  });
}

/** Asks again and again until there is an answer that is neither false, null nor undefined. */
export async function waitFor<T>(
  what: string,
  probe: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  timeout = 30_000,
): Promise<T> {
  const end = Date.now() + timeout;
  let trouble: unknown;
  for (;;) {
    try {
      const answer = await probe();
      if (answer !== null && answer !== undefined && answer !== false) return answer;
      trouble = undefined;
    } catch (error) {
      trouble = error;
    }
    if (Date.now() > end) throw new Error(`waited ${timeout} ms in vain for ${what}`, { cause: trouble });
    await sleep(60);
  }
}

export async function sleep(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** A busy machine starts a program slowly. */
const START_MS = 60_000;

/** Waits until something answers HTTP there. */
export async function waitForHttp(address: string): Promise<void> {
  const answers = async () => (await fetch(address, { redirect: 'manual' })).status < 500;
  await waitFor(`an answer from ${address}`, answers, START_MS);
}
