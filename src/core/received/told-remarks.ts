/** The remarks of a server's behind the client's address: on TLS, on a login, on the envelope. */
import { quotedLocalParts } from './quoted-path.ts';
import { kindOfComment } from './remarks.ts';

const MAX_REMARKS = 8;

/**
 * Takes the remarks of the server's off the end: TLS, login, envelope.
 *
 * @param isBehindAddress no reverse name can stand here, so that a login may hold an address: "(Authenticated sender: a [192.0.2.1])"
 */
export function peel(head: string, isBehindAddress = false): { text: string; remarks: string[] } {
  const openings = findOpenings(head);
  let remarks: string[] = [];
  let text = head;
  while (text.endsWith(')') && remarks.length < MAX_REMARKS) {
    const certificate = startOfCertificate(text);
    const open = certificate < 0 ? (openings.get(text.length - 1) ?? -1) : certificate;
    const remark = text.slice(open + 1, -1);
    const isTold = certificate >= 0 || (isBehindAddress && remark.startsWith('Authenticated sender: '));
    if (open <= 0 || text[open - 1] !== ' ' || (!isTold && kindOfComment(remark) === 'connection')) break;
    // What stands behind the certificate's names may be a part of them.
    remarks = certificate < 0 ? [remark, ...remarks] : [];
    text = text.slice(0, open).trimEnd();
  }
  return { text, remarks };
}

/**
 * Postfix tells of a client's certificate: (Client CN "mail.example", Issuer "An Authority" (not verified)).
 *
 * The attack: whoever has a certificate made chooses its names, 'x"); "' or ") by mx.rcpt.example (Postfix) with LMTP id 7" among them. The server
 * writes before them only what holds no blank, and itself the last words: what stands between the first and the last of these is no other remark.
 */
function startOfCertificate(text: string): number {
  const isCertificate = text.endsWith('" (verified OK))') || text.endsWith('" (not verified))');
  return isCertificate ? text.indexOf('(Client CN "') : -1;
}

/** For each closing parenthesis its opening one; within a quoted local part none is either. */
function findOpenings(text: string): Map<number, number> {
  const quoted = new Map(quotedLocalParts(text).map(({ start, end }) => [start, end]));
  const openings = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at = quoted.get(at) ?? at + 1) {
    if (text[at] === '(') open.push(at);
    else if (text[at] === ')') {
      const partner = open.pop();
      if (partner !== undefined) openings.set(at, partner);
    }
  }
  return openings;
}
