/** Whether an answer can be the source of a mail at all. Each way in which it is not has its own sentence. */
import type { TextKey } from '../text/translate.ts';

/** Enough of an answer to see what it is. */
const LOOKED_AT = 64 * 1024;
/** Lines among which a header field must stand. */
const LINES = 20;

/** @returns what an HTML page in place of the source is: the login page again, or some other page of the webmail's */
export function problemOfHtml(bytes: Uint8Array): TextKey {
  return /type\s{0,9}=\s{0,9}["']?password/i.test(head(bytes)) ? 'webmail_source_login' : 'webmail_source_page';
}

/** @returns null when it can be a source */
export function problemOfBytes(bytes: Uint8Array): TextKey | null {
  if (bytes.length === 0) return 'webmail_source_empty';
  const text = head(bytes);
  if (/^[\s\u00ef\u00bb\u00bf]{0,99}<(?:!doctype|html|head|\?xml)/i.test(text)) return problemOfHtml(bytes);
  return beginsWithHeader(text) ? null : 'webmail_source_no_header';
}

/** Fields of which every mail has one. */
const OF_MAILS = /^(?:date|delivered-to|from|message-id|received|return-path|subject|to)[ \t]{0,9}:/i;

/**
 * A header block: a field name and its colon (RFC 5322 §3.6.8) on one of the first lines. Not on the very first one only:
 * attackers put blanks before it, mbox files a "From " line, and the engine has its own words for both.
 */
function beginsWithHeader(text: string): boolean {
  // JSON, whole or broken off, and markup read like fields: `{"error":`, `<p>Error:`. A mail that begins like them is one all the same.
  const isData = /^\s{0,99}[<[{]/.test(text);
  const field = isData ? OF_MAILS : /^[ \t]{0,9}[!-9;-~]{1,80}[ \t]{0,9}:/;
  return text.split('\n', LINES).some((line) => field.test(line));
}

/** One character a byte: which one of those beyond ASCII is the same to all that is looked for. */
function head(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes.subarray(0, LOOKED_AT));
}
