/** The real maildev from npm, and mail sent to it over SMTP byte for byte. */
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { ROOT } from '../paths.ts';
import { freePort, startProcess, waitFor, waitForHttp } from './process.ts';

export interface Maildev {
  /** 'http://127.0.0.1:PORT' */
  readonly origin: string;
  /** Sends one message exactly as it stands, and waits until maildev lists it. @returns maildev's own id of it */
  send(source: Uint8Array): Promise<string>;
  stop(): Promise<void>;
}

/** @param folder an existing folder for its log */
export async function startMaildev(folder: string): Promise<Maildev> {
  const [smtp, web] = [await freePort(), await freePort()];
  const program = join(ROOT, 'node_modules/maildev/dist/bin/maildev.js');
  const running = startProcess(
    process.execPath,
    [program, '--smtp', `${smtp}`, '--ip', '127.0.0.1', '--web', `${web}`, '--web-ip', '127.0.0.1'],
    { log: join(folder, 'maildev.log') },
  );
  const origin = `http://127.0.0.1:${web}`;
  await waitForHttp(`${origin}/api/email`);
  const transport = createTransport({ host: '127.0.0.1', port: smtp, secure: false, ignoreTLS: true });
  return {
    origin,
    async send(source) {
      const before = new Set(await listIds(origin));
      await transport.sendMail({
        envelope: { from: 'bounce@sender.example', to: ['bob@rcpt.example'] },
        raw: Buffer.from(source),
      });
      return await waitFor('the sent mail in maildev', async () =>
        (await listIds(origin)).find((id) => !before.has(id)),
      );
    },
    async stop() {
      transport.close();
      await running.stop();
    },
  };
}

async function listIds(origin: string): Promise<string[]> {
  const answer: unknown = await (await fetch(`${origin}/api/email`)).json();
  if (!Array.isArray(answer)) throw new Error('maildev answered with no list');
  return answer.map((entry: { id: string }) => entry.id);
}
