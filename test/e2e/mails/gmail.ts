/**
 * Mails as Gmail keeps them: its own results below its border Received, and once more, sealed, above it (ARC). What Gmail
 * seals with is its own key, which these mails do not have; nothing rests on that seal.
 */

import type { Zone } from '../../fakes/zone-resolver.ts';
import { type Draft, prepend, toBytes } from '../../messages/message.ts';
import { keyZone, signDkim } from '../../messages/sign.ts';
import type { GmailMessage, GmailThread } from '../services/gmail.ts';
import { type Expected, mailDate, OWN_ADDRESS, STRANGER_ADDRESS, strictZone, write } from './mail.ts';

export interface GmailMail {
  message: GmailMessage;
  zone: Zone;
  expected: Expected;
}

interface Recorded {
  ip: string;
  mailFrom: string;
  spf: 'pass' | 'fail';
  /** What is said of signatures, '' for none. */
  dkim: string;
  dmarc: 'pass' | 'fail';
  from: string;
}

export function gmailSigned(id: string): GmailMail {
  const domain = 'shop.example';
  const message = signDkim(write(domain, 'Your order', { to: 'bob@gmail.com' }), { domain });
  const dkim = `dkim=pass header.i=@${domain} header.s=s1 header.b=AbCdEfGh;\r\n       `;
  const recorded: Recorded = { ...passing(domain), dkim };
  return {
    message: asMessage(id, domain, keep(message, recorded)),
    zone: { ...strictZone(domain), ...keyZone(domain) },
    expected: { level: 'verified', reason: 'verdict_reason_signature' },
  };
}

/** Not signed: Gmail recorded that it passed, by SPF. */
export function gmailRecorded(id: string): GmailMail {
  const domain = 'club.example';
  const message = write(domain, 'Re: Your order', { to: 'bob@gmail.com' });
  return {
    message: asMessage(id, domain, keep(message, passing(domain))),
    zone: strictZone(domain),
    expected: { level: 'vouched', reason: 'verdict_reason_recorded_dmarc' },
  };
}

/** In the shop's name, from somewhere else; the shop asks to reject such mail, and Gmail recorded a fail. */
export function gmailForged(id: string): GmailMail {
  const domain = 'shop.example';
  const message = write(domain, 'Re: Your order: pay again', { to: 'bob@gmail.com' });
  const stranger = 'stranger.example';
  const recorded: Recorded = {
    ip: STRANGER_ADDRESS,
    mailFrom: stranger,
    spf: 'pass',
    dkim: '',
    dmarc: 'fail',
    from: domain,
  };
  return {
    message: asMessage(id, domain, keep(message, recorded)),
    zone: {
      ...strictZone(domain),
      ...keyZone(domain),
      [stranger]: { TXT: [`v=spf1 ip4:${STRANGER_ADDRESS} -all`] },
    },
    expected: { level: 'failed', reason: 'verdict_reason_both_fail' },
  };
}

export function asThread(id: string, subject: string, mails: readonly GmailMail[]): GmailThread {
  return { id, subject, messages: mails.map((mail) => mail.message) };
}

function passing(domain: string): Recorded {
  return { ip: OWN_ADDRESS, mailFrom: domain, spf: 'pass', dkim: '', dmarc: 'pass', from: domain };
}

function asMessage(id: string, domain: string, source: Uint8Array): GmailMessage {
  return { id, fromName: 'Alice', fromAddress: `alice@${domain}`, source };
}

function keep(message: Draft, recorded: Recorded): Uint8Array {
  const { ip, mailFrom, from } = recorded;
  const date = mailDate(new Date(Date.now() - 9 * 60_000)).replace('+0000', '-0000 (UTC)');
  const word = recorded.spf === 'pass' ? 'designates' : 'does not designate';
  const spf = `(google.com: domain of alice@${mailFrom} ${word} ${ip} as permitted sender)`;
  const results =
    `mx.google.com;\r\n       ${recorded.dkim}spf=${recorded.spf} ${spf} smtp.mailfrom=alice@${mailFrom};\r\n` +
    `       dmarc=${recorded.dmarc} (p=REJECT sp=REJECT dis=${recorded.dmarc === 'pass' ? 'NONE' : 'QUARANTINE'}) header.from=${from}`;
  return toBytes(
    prepend(
      message,
      'Delivered-To: bob@gmail.com',
      `Received: by 2002:a05:6808:309d:b0:3a1:e818:f37b with SMTP id 27-2c2eh307u24jae6t;\r\n        ${date}`,
      `ARC-Authentication-Results: i=1; ${results}`,
      `Return-Path: <alice@${mailFrom}>`,
      `Received: from out.${mailFrom} (out.${mailFrom}. [${ip}])\r\n        by mx.google.com with ESMTPS id 81-59083b16613\r\n` +
        `        for <bob@gmail.com>\r\n        (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256);\r\n        ${date}`,
      `Received-SPF: ${recorded.spf} ${spf} client-ip=${ip};`,
      `Authentication-Results: ${results}`,
    ),
  );
}
