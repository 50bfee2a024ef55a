/** The protocol behind "with" (RFC 5321 §4.4, RFC 3848), out of the phrases that products make of it. */

const MAX_WORDS = 6;

/**
 * @param words of the first "with" clause
 * @returns in the field's own spelling, without cipher and brackets: "ESMTPS", "Microsoft SMTP Server"; null when empty
 */
export function readProtocol(words: string[]): string | null {
  const told = words.filter((word) => /[A-Za-z0-9]/.test(word));
  // "ECDHE-RSA-AES256-GCM-SHA384 encrypted SMTP": MessageLabs puts the cipher first.
  const named = /^encrypted$/i.test(told[1] ?? '') ? told.slice(2) : told;
  const phrase = named.slice(0, MAX_WORDS).join(' ');
  if (phrase.startsWith('[') && phrase.endsWith(']')) return phrase.slice(1, -1); // XMail
  const [first = ''] = named;
  // "ESMTP/TLS/ECDHE-RSA-AES256-GCM-SHA384" (IronPort), but "HTTP/1.1" is one name.
  const slash = first.search(/\/TLS/i);
  return (slash > 0 ? first.slice(0, slash) : phrase.replace(/,$/, '')) || null;
}

/** A phrase in its parts, for looking a protocol up: "MailEnable ESMTPA" → MAILENABLE, ESMTPA. */
export function protocolParts(phrase: string | null): string[] {
  return (phrase ?? '').toUpperCase().split(/[ /]+/);
}
