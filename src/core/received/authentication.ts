/** Who a client was to the server: the authenticated user of a submission (RFC 4954). */
import { trimBlanks } from '../message/fields/field-value.ts';

/**
 * @param comments the comments on authentication
 * @param protocols the protocol's name, split into its parts
 * @returns the user's name; '' when the field only says that there was authentication; null = no word of it
 */
export function readAuthenticated(comments: string[], protocols: string[]): string | null {
  for (const comment of comments) {
    const user = userOf(comment);
    if (user !== '') return user;
  }
  return comments.length > 0 || protocols.some(isAuthenticatedProtocol) ? '' : null;
}

/** RFC 3848: the A of ESMTPA, ESMTPSA, LMTPA; ASMTP is older. */
function isAuthenticatedProtocol(protocol: string): boolean {
  return /^(?:(?:UTF8)?(?:E?SMTP|LMTP)S?A|ASMTP)$/i.test(protocol);
}

function userOf(comment: string): string {
  const words = comment.split(/[ \t\r\n,]+/).filter((word) => word !== '');
  const [first = '', second = '', third = ''] = words;
  if (/^account$/i.test(first)) return second; // CommuniGate Pro
  if (/^auth:$/i.test(first)) return third; // "AUTH: LOGIN user"
  const at = words.findIndex((word) => /^(?:sender:|user(?:name)?|as|authenticated-as)$/i.test(word));
  return at < 0 ? '' : trimBlanks(words[at + 1] ?? '');
}
