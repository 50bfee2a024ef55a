/** What several stories share: a message, its way, what the provider wrote down about it. */
import type { Mailbox, MessageFacts, Recorded, TrustedResults } from '../../src/core/inspection/index.ts';
import { type HopParts, hops, mailbox, note, route } from './inspection-parts.ts';

export const RSA_KEY = 'v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAyV7';

export function message(author: Mailbox | null, subject: string, more: Partial<MessageFacts> = {}): MessageFacts {
  return {
    from: author ? [{ fieldIndex: 4, mailboxes: [author], text: author.address, wellFormed: true }] : [],
    author,
    sender: [],
    replyTo: [],
    to: [mailbox('', 'you@rcpt.example')],
    cc: [],
    returnPath: null,
    subject,
    messageId: '<1@sender.example>',
    date: '2026-11-20T09:59:58Z',
    dateText: 'Fri, 20 Nov 2026 09:59:58 +0000',
    listId: '',
    ...more,
  };
}

export function trusted(results: Partial<TrustedResults>): Recorded {
  return {
    fields: [
      {
        fieldIndex: 0,
        name: 'Authentication-Results',
        trust: 'recorded',
        reason: note('recorded_above_border', { provider: 'rcpt.example' }),
        results: { authservId: 'mx.rcpt.example', version: null, wellFormed: true, results: [] },
        receivedSpf: null,
      },
    ],
    trusted: { authservId: 'mx.rcpt.example', spf: null, dkim: [], dmarc: null, arc: null, ...results },
  };
}

/** Oldest first: the sender's own hops, the border, and two hops inside. */
export function way(
  sender: string,
  host: string,
  ip: string,
  more: { secondDelay?: number; encrypted?: boolean } = {},
) {
  const plain = more.encrypted === false ? { encrypted: false, tls: null, with: 'ESMTP' } : {};
  const list: HopParts[] = [
    { from: `app.${sender}`, ip: '192.0.2.10', by: host, with: 'ESMTPSA', submission: true, kind: 'submission' },
    {
      from: host,
      reverseName: host,
      ip,
      by: 'mx.rcpt.example',
      delay: more.secondDelay ?? 1,
      trust: 'recorded',
      border: true,
      ...plain,
    },
    { from: 'mx.rcpt.example', ip: '10.0.0.2', by: 'filter.rcpt.example', delay: 2, trust: 'recorded' },
    {
      from: 'filter.rcpt.example',
      ip: '10.0.0.3',
      by: 'store.rcpt.example',
      with: 'LMTP',
      trust: 'recorded',
      kind: 'delivery',
    },
  ];
  return route(hops(list));
}
