/** What a hop was, by its protocol: for words, for drawing, and for the trust line. */
import type { Hop, RouteHop } from '../inspection/index.ts';
import { isLoopback } from '../net/special.ts';
import { protocolParts } from '../received/protocol.ts';
import type { ReadReceived } from '../received/received.ts';

const SMTP = /^(?:UTF8)?E?SMTPS?A?$|^ASMTP$|^SMTPSVC$/;
const LMTP = /^(?:UTF8)?LMTPS?A?$/;
const FETCH = /^(?:POP3?|IMAP4?|POP3S|IMAPS)$/;
const HTTP = /^HTTPS?(?:REST|U)?$|^REST$/;
const FETCHERS = /^(?:fetchmail|getmail|mpop|mailfetch)/i;

/** Where it cannot be told which of the field's words are the server's, it is neither delivery nor login. */
export function kindOfHop({ hop, unclear, pickup }: ReadReceived): RouteHop['kind'] {
  if (unclear) return hop.ip === null ? 'unknown' : 'smtp';
  const parts = protocolParts(hop.with ?? hop.via);
  const has = (pattern: RegExp): boolean => parts.some((part) => pattern.test(part));
  if (has(FETCH) || FETCHERS.test(hop.software ?? '')) return 'fetch';
  if (has(LMTP)) return 'delivery';
  if (has(HTTP)) return isLoopback(hop.ip) ? 'delivery' : 'http';
  if (has(/^LOCAL$/) || pickup || isOnSocket(hop)) return 'local';
  if (has(/^MAPI$/) || (hop.authenticated !== null && (has(SMTP) || hop.with === null))) return 'submission';
  // Exim names the protocol as the program on its host that handed the mail in wishes: "with spam-scanned".
  if (hop.form === 'Exim' && hop.ip === null && !has(SMTP)) return 'local';
  return has(SMTP) || (hop.with === null && hop.ip !== null) ? 'smtp' : 'unknown';
}

/** OpenSMTPD's "from localhost (localhost [local])": a program on its host, whatever the protocol. Of a login from elsewhere it leaves out the client whole. */
function isOnSocket({ form, ip, from }: Hop): boolean {
  return form === 'OpenSMTPD' && ip === null && from !== null;
}

/** A mail program, a web form or a program handed the mail in. */
export function isSubmission(kind: RouteHop['kind']): boolean {
  return kind === 'submission' || kind === 'http' || kind === 'local';
}

/**
 * Whether the way was encrypted. "No word of TLS" means plain text only where servers say it when there is: in SMTP between
 * two hosts; null for everything else.
 */
export function isEncrypted(hop: Hop, kind: RouteHop['kind']): boolean | null {
  if (hop.tls !== null) return true;
  const overNetwork = hop.ip !== null && !isLoopback(hop.ip);
  const named = hop.with !== null && protocolParts(hop.with).some((part) => SMTP.test(part));
  return overNetwork && named && (kind === 'smtp' || kind === 'submission') ? false : null;
}
