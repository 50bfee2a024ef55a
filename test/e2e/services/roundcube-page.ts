/** A page built like Roundcube's, for a browser that has no Roundcube: one mail is open in it, its body is what a test gives. */
import { createServer } from 'node:http';
import type { Mail } from '../mails/mail.ts';

export interface RoundcubePages {
  origin: string;
  /** Address of the page with that mail. */
  addressOf(mail: Mail): string;
  stop(): void;
}

/** The names that a name server maps to loopback are not asked: the host is "localhost", since the resolver's address is another then. */
export async function startRoundcubePages(mails: readonly Mail[]): Promise<RoundcubePages> {
  const server = createServer(({ url = '' }, response) => {
    const uid = Number(new URL(url, 'http://localhost').searchParams.get('_uid'));
    const mail = mails[uid - 1];
    const isSource = url.includes('viewsource');
    response.setHeader('content-type', isSource ? 'text/plain' : 'text/html; charset=utf-8');
    response.end(mail && (isSource ? mail.source : roundcubePage(mail, uid)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const origin = `http://localhost:${typeof address === 'object' ? address?.port : ''}`;
  return {
    origin,
    addressOf: (mail) => `${origin}/?_task=mail&_action=show&_uid=${mails.indexOf(mail) + 1}`,
    stop: () => void server.close(),
  };
}

/** @returns the page with that mail open in it */
export function roundcubePage({ name, source }: Mail, uid: number): string {
  const from = /^From: .*?<([^>]*)>/im.exec(Buffer.from(source).toString('latin1'))?.[1] ?? '';
  const environment = { rcversion: 10605, action: 'show', uid: String(uid), mailbox: 'INBOX', request_token: 'T0ken' };
  return `<!doctype html><title>Roundcube</title>
<script>var rcmail = { set_env() {} };
rcmail.set_env(${JSON.stringify(environment)});</script>
<div id="message-header"><h2 class="subject">${name}</h2><div class="header-summary"><span>From
<span class="adr"><a class="rcmContactAddress" title="${from}">${from}</a></span></span></div></div>
<div id="messagebody"><div class="message-part">Hello</div></div>`;
}
