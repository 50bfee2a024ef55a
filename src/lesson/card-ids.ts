/**
 * Every term that has a card, in the order in which mail is explained: the way first, then the message, then how it is
 * protected. A glossary shows them in these groups.
 */
export const CARD_GROUPS = {
  /** Who takes part. */
  way: ['mua', 'msa', 'mta', 'mx', 'mda', 'mra', 'hop'],
  /** How they speak with each other. */
  speech: ['smtp', 'lmtp', 'protocol', 'greeting', 'port', 'port25', 'port587', 'smtp_auth', 'tls', 'pop', 'imap'],
  message: [
    'envelope',
    'header',
    'body',
    'from',
    'spoofing',
    'to',
    'subject',
    'return_path',
    'received',
    'trust_line',
    'auth_results',
  ],
  /** What keeps mail from being sent past the servers that ask who it is. */
  port25: ['op25b', 'ip25b'],
  /** Where a computer is found, and what is published under a name. */
  dns: ['ip_address', 'reverse_name', 'dynamic', 'dns', 'resolver', 'txt', 'ttl', 'dnssec'],
  spf: ['spf', 'v_spf1', 'qualifier', 'ip', 'include', 'all'],
  dkim: ['dkim', 'signature', 'hash', 'keys', 'pki', 'dkim_record', 'selector', 'p'],
  dmarc: ['dmarc', 'alignment', 'none', 'quarantine', 'reject', 'rua', 'bimi'],
  /** When others pass it on. */
  onward: ['forwarding', 'mailing_list', 'arc'],
} as const;

export type CardGroup = keyof typeof CARD_GROUPS;
export type CardId = (typeof CARD_GROUPS)[CardGroup][number];

/** All of them, in that order. */
export const CARD_IDS: readonly CardId[] = Object.values(CARD_GROUPS).flat();
