/** A real public-inbox on loopback with one list, whose archive holds the mails that it is given. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, startProcess, waitForHttp } from './process.ts';

const LIST = 'list@rcpt.example';

export interface PublicInbox {
  /** 'http://127.0.0.1:PORT' */
  readonly origin: string;
  /** Where a mail of this message id is shown. */
  address(messageId: string): string;
  stop(): Promise<void>;
}

/** @param mails addressed to anybody: an archive keeps what it was given for its list, and adds a List-Id of its own */
export async function startPublicInbox(folder: string, mails: readonly Uint8Array[]): Promise<PublicInbox> {
  mkdirSync(folder, { recursive: true });
  const config = join(folder, 'config');
  const env = { ...process.env, HOME: folder, PI_CONFIG: config, ORIGINAL_RECIPIENT: LIST };
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const run = (program: string, args: string[], input?: Uint8Array) =>
    execFileSync(program, args, { env, input, stdio: 'pipe' });
  run('public-inbox-init', ['-V2', 'list', join(folder, 'inbox'), `${origin}/list`, LIST]);
  run('git', ['config', '-f', config, 'publicinboxmda.spamcheck', 'none']);
  for (const mail of mails) run('public-inbox-mda', ['--no-precheck'], mail);
  const running = startProcess('public-inbox-httpd', ['-l', `127.0.0.1:${port}`], {
    env: { HOME: folder, PI_CONFIG: config },
    log: join(folder, 'httpd.log'),
  });
  await waitForHttp(`${origin}/list/`);
  return { origin, address: (messageId) => `${origin}/list/${messageId}/`, stop: () => running.stop() };
}
