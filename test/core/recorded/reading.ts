/** Results fields of a message, newest first, read as a receiver's. */
import { fromLatin1 } from '../../../src/core/bytes/latin1.ts';
import type { Route, RouteHop } from '../../../src/core/inspection/index.ts';
import { parseMessage } from '../../../src/core/message/parse.ts';
import type { Receiver } from '../../../src/core/receivers/receiver.ts';
import { readRecorded } from '../../../src/core/recorded/recorded.ts';

/** The border's Received field is the one whose text is BORDER. */
export const BORDER = 'Received: from out.attack.example by the.border with ESMTPS id 4ABCDEF; x';

export const own: Receiver = {
  name: 'rcpt.example',
  borderBy: ['mx.rcpt.example'],
  networks: [],
  gateways: [],
  authservIds: ['mx.rcpt.example'],
  results: 'above',
  returnPath: 'top',
};

export function read(
  fields: string[],
  receiver: Receiver | undefined,
  standing: Route['standing'] = 'known',
  hasBorder = true,
  id = '4ABCDEF',
) {
  const message = parseMessage(fromLatin1(`${[...fields, 'From: <admin@legit.example>'].join('\r\n')}\r\n\r\n`));
  const border = hasBorder ? fields.indexOf(BORDER) : -1;
  const hops = [{ fieldIndex: border, id, border: true } as RouteHop];
  const place = { receiver, standing, borderFieldIndex: border < 0 ? null : border, hops };
  return readRecorded(message, place, 'legit.example');
}
export const reasons = (...given: Parameters<typeof read>) => read(...given).fields.map(({ reason }) => reason.code);

export const results = (text: string) => `Authentication-Results: ${text}`;
