/** Routes for tests: Received fields made part by part, newest first, on top of a plain message. */

import type { Route } from '../../../src/core/inspection/index.ts';
import type { Message } from '../../../src/core/message/message.ts';
import { parseMessage } from '../../../src/core/message/parse.ts';
import type { Receiver } from '../../../src/core/receivers/receiver.ts';
import { readRoute } from '../../../src/core/route/trust-line.ts';
import { draft, prepend, toBytes } from '../../messages/message.ts';

/** The receiver of most tests: rcpt.example, with a store behind its border and nothing else known. */
export const rcpt: Receiver = {
  name: 'rcpt.example',
  borderBy: ['mx.rcpt.example'],
  networks: ['10.1.0.0/16'],
  gateways: [],
  authservIds: ['mx.rcpt.example'],
  results: 'above',
  returnPath: 'top',
};

export interface HopParts {
  from?: string;
  reverse?: string;
  ip?: string;
  by?: string;
  with?: string;
  /** Behind the client's remark, in parentheses of its own. */
  remark?: string;
  date?: string;
}

/** A hop as Postfix writes it; without `from` and `ip` it has no client. */
export function hop(parts: HopParts): string {
  const name = parts.from ?? 'out.sender.example';
  const client = parts.ip === undefined ? '' : `from ${name} (${parts.reverse ?? name} [${parts.ip}]) `;
  const remark = parts.remark === undefined ? '' : `(${parts.remark}) `;
  return `Received: ${client}${remark}by ${parts.by ?? 'mx.rcpt.example'} (Postfix) with ${parts.with ?? 'ESMTPS'} id 4ABC; ${parts.date ?? 'Tue, 24 Nov 2026 02:00:03 +0000'}`;
}

/** The border of most tests, and the client that hands over there. */
export const CLIENT = '203.0.113.7';
export const border = hop({ ip: CLIENT });
export const delivery = hop({ from: 'mx.rcpt.example', ip: '127.0.0.1', by: 'store.rcpt.example', with: 'LMTP' });
/** What an attacker writes: mail of the bank's own server, taken by the receiver's own border. */
export const forgedBorder = hop({ from: 'out.bank.example', ip: '198.51.100.66' });

export function messageOf(...fields: string[]): Message {
  return parseMessage(toBytes(prepend(draft(), ...fields)));
}

export function routeOf(fields: string[], receiver: Receiver = rcpt): Route {
  return readRoute(messageOf(...fields), receiver);
}
