/** What a mailbox's own side writes around a mail. */
import type { Receiver } from '../../../src/core/receivers/receiver.ts';
import type { InspectContext } from '../../../src/core/stages/context.ts';
import type { Draft } from '../../messages/message.ts';

export const AT = 'Tue, 24 Nov 2026 02:00:03 +0000';

/** Of this only the address is not the sender's choice. */
export interface Handover {
  ip: string;
  helo: string;
  /** What the owner of the address wrote into its zone. */
  reverse: string;
  /** MAIL FROM, without its brackets. */
  path: string;
}

export interface Mailbox {
  name: string;
  /** Absent = nobody's mailbox. */
  receiver?: Receiver;
  context?: Partial<InspectContext>;
  /** Behind a gateway, which may change mail, nobody can tell what a stolen signature was made over. */
  mayChange?: true;
  wrap: (mail: Draft, from: Handover) => Draft;
}

/** Postfix, Exim and Google write a name only when its own address is the client's: there a sender has those of its own zone alone. */
export function confirmed({ reverse }: Handover): string | null {
  return reverse.endsWith('.attack.example') ? reverse : null;
}

export const NO_DNS: Partial<InspectContext> = { resolver: null };

export function postfixHop(from: Handover, by = 'mx.rcpt.example'): string {
  return `Received: from ${from.helo} (${confirmed(from) ?? 'unknown'} [${from.ip}])\r\n\tby ${by} (Postfix) with ESMTPS id 4ABCDEF\r\n\tfor <bob@rcpt.example>; ${AT}`;
}

export function exchangeHop({ ip, helo }: Handover, by: string): string {
  return `Received: from ${helo} (${ip}) by\r\n ${by} (10.167.16.103) with Microsoft\r\n SMTP Server (version=TLS1_3, cipher=TLS_AES_256_GCM_SHA384) id 15.20.7677.7\r\n via Frontend Transport; ${AT}`;
}
