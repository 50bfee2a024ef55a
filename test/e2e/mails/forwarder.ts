/** Mails to a server whose container or proxy hands on every connection from one private address. */
import { prepend, received } from '../../messages/message.ts';
import { deliver, type Mail, mailDate, OWN_ADDRESS, strictZone, write } from './mail.ts';

const FORWARDER = '172.17.0.1';

/** The server notes its forwarder as the client; below that the sender wrote that the bank had handed the mail over to it. */
export function forgedBehindForwarder(number: number): Mail {
  const domain = 'bank.example';
  const name = `Forged behind a forwarder, ${number}`;
  const forged = received({ from: `out.${domain}`, ip: OWN_ADDRESS, date: mailDate(new Date(Date.now() - 500_000)) });
  return {
    name,
    source: deliver(prepend(write(domain, name), forged), domain, { ip: FORWARDER, host: 'unknown' }),
    zone: strictZone(domain),
  };
}
