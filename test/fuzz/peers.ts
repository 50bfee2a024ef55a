/** Engines that are not ours, asked about the same messages: mailauth, and dkimpy where Debian's Python has it. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { arc } from 'mailauth/lib/arc/index.js';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { NOW, ZONE } from './world.ts';

const PYTHON = '/usr/bin/python3';
export const hasDkimpy = spawnSync(PYTHON, ['-c', 'import dkim']).status === 0;

/** Each name's first text, which is all that the peers look at. */
const TEXTS = new Map(
  Object.entries(ZONE).flatMap(([name, { TXT }]) => (TXT?.[0] === undefined ? [] : [[name, TXT[0]] as const])),
);

/** What a peer says, and its reason in its own words. */
export interface Said {
  result: string;
  why: string;
}

interface MailauthResult {
  status?: { result: string; comment?: string };
}

/** @returns what mailauth says of each signature, and of the chain */
export async function askMailauth(source: string): Promise<{ dkim: Said[]; arc: Said }> {
  const resolver = async (name: string) => {
    const text = TEXTS.get(name.toLowerCase());
    if (text === undefined) throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
    return [[text]];
  };
  // Its declarations lack what it takes and gives.
  const options = { resolver, curTime: NOW } as never;
  // What it prints of lengths that differ is meant for its own developers.
  const { log } = console;
  console.log = () => undefined;
  try {
    const verified = (await dkimVerify(Buffer.from(source, 'latin1'), options)) as unknown as {
      results: MailauthResult[];
      arc: never;
    };
    const chain = (await arc(verified.arc, options)) as unknown as MailauthResult | false;
    return { dkim: verified.results.map(toSaid), arc: chain ? toSaid(chain) : { result: 'none', why: '' } };
  } catch (error) {
    const thrown = { result: 'fail', why: `thrown: ${error}` };
    return { dkim: [thrown], arc: thrown };
  } finally {
    console.log = log;
  }
}

function toSaid({ status }: MailauthResult): Said {
  return { result: status?.result ?? 'none', why: status?.comment ?? '' };
}

/** @returns what dkimpy says of the first signatures of each message, as many as it is told, and of its chain */
export function askDkimpy(cases: { source: string; signatures: number }[]): { dkim: Said[]; arc: Said }[] {
  const script = fileURLToPath(new URL('peer.py', import.meta.url));
  const { stdout, stderr, status } = spawnSync(PYTHON, ['-W', 'ignore', script], {
    input: JSON.stringify({ now: NOW.getTime() / 1000, zone: Object.fromEntries(TEXTS), cases }),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
