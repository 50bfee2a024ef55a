/**
 * Every term that has a card, in the order in which mail is explained: the way first, then the message, then how it is
 * protected. A glossary shows them in these groups.
 */
export const CARD_GROUPS = {
  /** Who takes part, and by which protocols. */
  way: ['mua', 'msa', 'mta', 'mx', 'mda', 'mra', 'smtp', 'port25', 'port587', 'smtp_auth', 'pop', 'imap'],
  message: ['envelope', 'header', 'body', 'from', 'to', 'subject', 'return_path', 'received', 'trust_line'],
  /** What keeps mail from being sent past the servers that ask who it is. */
  port25: ['op25b', 'ip25b'],
  dns: ['dns', 'txt', 'ttl', 'dnssec'],
  spf: ['spf', 'v_spf1', 'qualifier', 'ip', 'include', 'all'],
  dkim: ['dkim', 'signature', 'pki', 'dkim_record', 'selector', 'p'],
  dmarc: ['dmarc', 'alignment', 'none', 'quarantine', 'reject', 'rua'],
  /** When others pass it on. */
  onward: ['forwarding', 'mailing_list', 'arc'],
} as const;

export type CardGroup = keyof typeof CARD_GROUPS;
export type CardId = (typeof CARD_GROUPS)[CardGroup][number];

/** All of them, in that order. */
export const CARD_IDS: readonly CardId[] = Object.values(CARD_GROUPS).flat();
