/** One thing that a sender does for nothing. */
import { type Draft, prepend } from '../../messages/message.ts';
import type { Handover } from './mailbox.ts';

export interface Sent {
  mail: Draft;
  from: Handover;
  /** Names of the sender's own, for which no DNS answers. */
  silent: readonly string[];
}

export interface Addition {
  name: string;
  /** It may change who the author is. */
  touchesFrom?: true;
  /** A true signature over this very header that was stolen: of a body that is no exact copy nobody can tell whether it was made over it. */
  isStolen?: true;
  /** The brand's own key made it, over whatever. */
  isTrue?: true;
  /** Without a body nobody can tell whether a stolen signature was made over one. */
  takesBody?: true;
  to: (sent: Sent) => Sent;
}

export const onMail = (name: string, change: (mail: Draft) => Draft): Addition => ({
  name,
  to: (sent) => ({ ...sent, mail: change(sent.mail) }),
});
export const above = (name: string, ...fields: string[]) => onMail(name, (mail) => prepend(mail, ...fields));
export const below = (name: string, ...fields: string[]) =>
  onMail(name, (mail) => ({ ...mail, fields: [...mail.fields, ...fields.map((field) => `${field}\r\n`)] }));
export const handing = (name: string, change: Partial<Handover>): Addition => ({
  name,
  to: (sent) => ({ ...sent, from: { ...sent.from, ...change } }),
});
