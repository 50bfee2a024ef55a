import type { VerdictFacts } from './facts.ts';

/**
 * Whether the message has the form of a mail server's own notice (RFC 3464): an empty envelope sender, and a From without any domain,
 * which some servers write: "MAILER-DAEMON (Mail Delivery System)", "<MAILER-DAEMON>", "Postmaster". Anybody can write it; it chooses words
 * and takes an alarm away, never a proof.
 *
 * The attack: the name of a brand, or an address that only some programs find, in such a From. So nothing may stand in it but the words of
 * mail servers, and nothing else may give any program a sender to show: no other field, no hidden one, none past a limit.
 */
export function isServerNotice({ message, source }: Pick<VerdictFacts, 'message' | 'source'>): boolean {
  const { from, sender, hiddenFields, returnPath } = message;
  const [only, second] = from;
  if (only === undefined || second !== undefined || only.hidden || sender.length > 0 || hiddenFields) return false;
  const isEmptyPath = returnPath?.address === '' && !returnPath.malformed;
  return isEmptyPath && source.unread.length === 0 && holdsServerWordsAlone(only.text.toLowerCase());
}

/** @param text decoded: what is no plain letter in it was no bare word, or stands for an address */
function holdsServerWordsAlone(text: string): boolean {
  if (!/^[a-z\s"()<>-]+$/.test(text)) return false;
  const words = text.split(/[^a-z]+/).filter((word) => word !== '');
  return words.length > 0 && words.every((word) => SERVER_WORDS.has(word));
}

const SERVER_WORDS: ReadonlySet<string> = new Set(
  (
    'administrator agent daemon delivery email failure internet mail mailer message notification of postmaster report returned router ' +
    'server service status subsystem system the transport undeliverable'
  ).split(' '),
);
